import { describe, expect, it } from 'vitest';
import { readBootMode } from '../../../shared/facts/host/boot-mode.ts';
import { NO_HINTS } from '../../../shared/facts/host/read-host.ts';
import type { LogHints } from '../../../shared/facts/types.ts';
import { membersOf, withTruncated } from '../members-of.ts';

const LISTING = 'sos_commands/boot/ls_-lanR_.sys.firmware';
const MANAGER = 'sos_commands/boot/efibootmgr_-v';
const MOK = 'sos_commands/boot/mokutil_--sb-state';
const NO_EFI = 'EFI variables are not supported on this system.\n';
const listing = (...folders: string[]): string =>
  `/sys/firmware:\ntotal 0\n${['.', '..', 'acpi', ...folders].map((name) => `drwxr-xr-x. 5 0 0 0 May 16 02:41 ${name}`).join('\n')}\n`;
const EFI_LINE: LogHints = { ...NO_HINTS, efiLine: { path: 'sos_commands/kernel/dmesg', line: 12 } };
const PLAIN = { commandLine: null, architecture: 'x86_64' };
const WHOLE_LOG: LogHints = { ...NO_HINTS, sawBootStart: true };

describe('readBootMode', () => {
  it.each<[string, Record<string, string>, LogHints, string, RegExp | null]>([
    ['nothing', {}, NO_HINTS, 'unknown', null],
    ['a listing with efi', { [LISTING]: listing('efi') }, NO_HINTS, 'uefi', /sys\.firmware lists/],
    ['the alhZR form', { 'sos_commands/boot/ls_-alhZR_.sys.firmware': listing('efi') }, NO_HINTS, 'uefi', /alhZR/],
    [
      'a member of /sys/firmware/efi',
      { 'sys/firmware/efi/fw_platform_size': '64\n' },
      NO_HINTS,
      'uefi',
      /in the archive/,
    ],
    [
      'efivarfs',
      { 'proc/mounts': 'efivarfs /sys/firmware/efi/efivars efivarfs rw 0 0\n' },
      NO_HINTS,
      'uefi',
      /proc\/mounts/,
    ],
    ['boot entries', { [MANAGER]: 'BootCurrent: 0001\n' }, NO_HINTS, 'uefi', /efibootmgr_-v/],
    [
      'unreadable variables',
      { [MANAGER]: 'Skipping unreadable variable "Boot0001"\n' },
      NO_HINTS,
      'uefi',
      /efibootmgr_-v/,
    ],
    ['Secure Boot state', { [MOK]: 'SecureBoot disabled\n' }, NO_HINTS, 'uefi', /mokutil/],
    ['the kernel log', {}, EFI_LINE, 'uefi', /dmesg:12/],
    ['a mounted /boot/efi', { 'proc/mounts': '/dev/sda1 /boot/efi vfat rw 0 0\n' }, NO_HINTS, 'uefi', /is mounted/],
    ['fstab', { 'etc/fstab': 'UUID=1 /boot/efi vfat defaults 0 2\n' }, NO_HINTS, 'uefi', /stands in etc\/fstab/],
    [
      'a hung efibootmgr',
      { 'sos_logs/sos.log': "command 'efibootmgr -v' timed out after 300s\n" },
      NO_HINTS,
      'uefi',
      /sos\.log; inference/,
    ],
    ['a listing without efi', { [LISTING]: listing('dmi') }, NO_HINTS, 'bios', /lists no/],
    ['efibootmgr says no', { [MANAGER]: NO_EFI }, NO_HINTS, 'bios', /not supported/],
    ['mokutil says no', { [MOK]: NO_EFI }, NO_HINTS, 'bios', /not supported/],
    ['a whole kernel log without an EFI line', {}, WHOLE_LOG, 'bios', /no EFI line/],
    [
      'dmidecode alone',
      { dmidecode: 'BIOS Information\n\tVendor: X\n\t\tUEFI is supported\n' },
      NO_HINTS,
      'unknown',
      null,
    ],
    ['an empty efibootmgr', { [MANAGER]: '' }, NO_HINTS, 'unknown', null],
    ['other firmware folders', { 'sys/firmware/acpi/tables': 'x' }, NO_HINTS, 'unknown', null],
  ])('%s', async (_, files, hints, boot, source) => {
    const mode = readBootMode(await membersOf(files), hints, PLAIN);
    expect(mode.boot).toBe(boot);
    if (source === null) expect(mode.bootSource).toBeNull();
    else expect(mode.bootSource).toMatch(source);
  });

  it.each<[string, Record<string, string>, LogHints, string]>([
    ['the log outweighs efibootmgr', { [MANAGER]: NO_EFI }, EFI_LINE, 'uefi'],
    ['a listing outweighs mokutil', { [LISTING]: listing('efi'), [MOK]: NO_EFI }, NO_HINTS, 'uefi'],
    [
      'neither efibootmgr nor a mounted /boot/efi outweighs the other',
      { [MANAGER]: NO_EFI, 'proc/mounts': '/dev/sda1 /boot/efi vfat rw 0 0\n' },
      NO_HINTS,
      'unknown',
    ],
    [
      'a whole log settles it',
      { [MANAGER]: NO_EFI, 'proc/mounts': '/dev/sda1 /boot/efi vfat rw 0 0\n' },
      WHOLE_LOG,
      'bios',
    ],
    [
      'efibootmgr outweighs fstab',
      { [MANAGER]: NO_EFI, 'etc/fstab': 'UUID=1 /boot/efi vfat defaults 0 2\n' },
      NO_HINTS,
      'bios',
    ],
    ['a whole log outweighs fstab', { 'etc/fstab': 'UUID=1 /boot/efi vfat defaults 0 2\n' }, WHOLE_LOG, 'bios'],
  ])('where sources disagree: %s', async (_, files, hints, boot) => {
    expect(readBootMode(await membersOf(files), hints, PLAIN).boot).toBe(boot);
  });

  it('takes "not supported" for nothing where EFI runtime services were turned off', async () => {
    const members = await membersOf({ [MANAGER]: NO_EFI, [MOK]: NO_EFI });
    expect(readBootMode(members, NO_HINTS, { ...PLAIN, commandLine: 'ro efi=noruntime' }).boot).toBe('unknown');
    const mode = readBootMode(members, EFI_LINE, { ...PLAIN, commandLine: 'ro noefi' });
    expect(mode).toMatchObject({
      boot: 'uefi',
      bootSource: expect.stringContaining('EFI runtime services are off (noefi)'),
    });
  });

  it.each(['ppc64le', 's390x'])('%s has no EFI', async (architecture) => {
    expect(readBootMode(await membersOf({}), NO_HINTS, { ...PLAIN, architecture })).toMatchObject({
      boot: 'bios',
      bootSource: `the architecture ${architecture} has no EFI`,
    });
  });

  it('takes no listing that is cut short for one without efi', async () => {
    const members = withTruncated(await membersOf({ [LISTING]: listing('dmi') }), 'sys-firmware');
    expect(readBootMode(members, NO_HINTS, PLAIN).boot).toBe('unknown');
  });

  it('tells Secure Boot', async () => {
    expect(readBootMode(await membersOf({ [MOK]: 'SecureBoot enabled\n' }), NO_HINTS, PLAIN).secureBoot).toBe(true);
    expect(readBootMode(await membersOf({ [MOK]: NO_EFI }), NO_HINTS, PLAIN).secureBoot).toBeNull();
  });
});
