import { describe, expect, it } from 'vitest';
import { parseArchiveName } from '../../../shared/facts/parsers/archive-name.ts';
import { commandLineValue, parseCommandLine } from '../../../shared/facts/parsers/command-line.ts';
import {
  parseEfibootmgr,
  parseEfiMounts,
  parseMokutil,
  parseSysFirmware,
  runtimeServicesOff,
  showsEfiVariables,
} from '../../../shared/facts/parsers/efi.ts';
import { parseOsRelease, parseReleaseLine } from '../../../shared/facts/parsers/release.ts';
import {
  parseManifest,
  parsePluginTimeouts,
  parseTimeouts,
  parseVersionFile,
  parseVersionInLog,
} from '../../../shared/facts/parsers/sos.ts';
import { parseSysctl } from '../../../shared/facts/parsers/sysctl.ts';

describe('parseArchiveName', () => {
  const day = (text: string): number => Date.parse(`${text}Z`);
  it.each([
    ['sosreport-dbsrv07-03871245-2022-05-16-kqzrwfm.tar.xz', 'dbsrv07', '03871245', '2022-05-16T00:00:00'],
    ['sosreport-dbsrv07-2022-05-16-kqzrwfm.tar.xz', 'dbsrv07', null, '2022-05-16T00:00:00'],
    ['sosreport-db-srv-07-2022-05-16-kqzrwfm.tar.gz', 'db-srv-07', null, '2022-05-16T00:00:00'],
    ['sosreport-db-srv-07-03871245-2022-05-16-kqzrwfm.tar', 'db-srv-07', '03871245', '2022-05-16T00:00:00'],
    ['sosreport-db1-label-03871245-2022-05-16-kqzrwfm.tar.xz', 'db1-label', '03871245', '2022-05-16T00:00:00'],
    ['sosreport-node-12345-2022-05-16-kqzrwfm.tar.xz', 'node-12345', null, '2022-05-16T00:00:00'],
    ['sosreport-123456789-2022-05-16-kqzrwfm.tar.xz', '123456789', null, '2022-05-16T00:00:00'],
    ['secured-sosreport-db1-03871245-2022-05-16-kqzrwfm.tar.xz.gpg', 'db1', '03871245', '2022-05-16T00:00:00'],
    ['sosreport-host0-2022-05-16-kqzrwfm-obfuscated.tar.xz', 'host0', null, '2022-05-16T00:00:00'],
    ['sosreport-db1.03871245-20220516024100.tar.xz', 'db1', '03871245', '2022-05-16T02:41:00'],
    ['sosreport-db1-20220516024100.tar.bz2', 'db1', null, '2022-05-16T02:41:00'],
    ['sos-collector-x/sosreport-db1-2022-05-16-kqzrwfm.tar.xz', 'db1', null, '2022-05-16T00:00:00'],
    ['C:\\cases\\sosreport-db1-2022-05-16-kqzrwfm.tar.xz', 'db1', null, '2022-05-16T00:00:00'],
    ['sosreport-db1-2022-02-31-kqzrwfm.tar.xz', 'db1', null, null],
    ['sosreport-db1-20221399999999.tar.xz', 'db1', null, null],
  ])('%s', (name, hostname, caseNumber, date) => {
    expect(parseArchiveName(name)).toMatchObject({ hostname, caseNumber, date: date === null ? null : day(date) });
  });
  it.each([
    '',
    'case.tar.xz',
    'sosreport.tar',
    'sosreport-',
    'sosreport-db1.tar.xz',
    `sosreport-${'-'.repeat(100_000)}`,
  ])('%j tells nothing', (name) => {
    expect(parseArchiveName(name)).toMatchObject({ hostname: null, caseNumber: null, date: null, exact: false });
  });
});

describe('parseSysctl', () => {
  it('takes key and value', () => {
    const text =
      'kernel.hung_task_panic = 0\nsysctl: reading key "net.ipv6.x"\nkernel.core_pattern = |/x =y\nnet.ipv4.conf.eth0/1.rp_filter = 1\nkernel.domainname =\n';
    const result = parseSysctl(text);
    expect(result.state === 'ok' && Object.fromEntries(result.value)).toEqual({
      'kernel.hung_task_panic': '0',
      'kernel.core_pattern': '|/x =y',
      'net.ipv4.conf.eth0/1.rp_filter': '1',
      'kernel.domainname': '',
    });
  });
  it.each(['', 'sysctl: command not found', 'a = b', '= 1', '<html lang="en">'])('%j is unparsable', (text) => {
    expect(parseSysctl(text).state).toBe('unparsable');
  });
});

describe('release files', () => {
  it.each([
    ['Red Hat Enterprise Linux Server release 7.9 (Maipo)\n', '7.9'],
    ['CentOS Linux release 7.9.2009 (Core)', '7.9.2009'],
    ['Oracle Linux Server release 7.9', '7.9'],
    ['Fedora release 40 (Forty)', '40'],
    ['Red Hat Enterprise Linux', null],
  ])('%s', (text, version) => {
    expect(parseReleaseLine(text)).toEqual({ state: 'ok', value: { text: text.trim(), version } });
  });
  it.each(['', '7.9', '<script>', 'a\u0000b', 'x'.repeat(1000)])('%j is no release line', (text) => {
    expect(parseReleaseLine(text).state).toBe('unparsable');
  });
  it('os-release unquotes', () => {
    const result = parseOsRelease(`# c\nID="rhel"\nVERSION_ID='7.9'\nNAME=x y\nPRETTY_NAME="a \\"b\\""\nbad line\n`);
    expect(result.state === 'ok' && Object.fromEntries(result.value)).toEqual({
      ID: 'rhel',
      VERSION_ID: '7.9',
      NAME: 'x y',
      PRETTY_NAME: 'a "b"',
    });
  });
});

describe('EFI outputs', () => {
  it.each([
    ['BootCurrent: 0001\nTimeout: 1 seconds\nBootOrder: 0001\nBoot0001* Red Hat\n', 'ok', true],
    ['EFI variables are not supported on this system.\n', 'not-supported', false],
    ['Could not prepare Boot variable: Input/output error\n', 'failed', true],
    ['BootCurrent: 0001\nSkipping unreadable variable "Boot0001": Input/output error\n', 'failed', true],
    ['No BootOrder is set; firmware will attempt recovery\nBootCurrent: 0000\nBoot0000* x\n', 'ok', true],
    ['efibootmgr: something broke', 'failed', false],
  ])('efibootmgr %j', (text, state, variables) => {
    expect(parseEfibootmgr(text)).toEqual({ state: 'ok', value: state });
    expect(showsEfiVariables(text)).toBe(variables);
  });
  it.each(['', 'garbage', '<html>'])('efibootmgr %j is unparsable', (text) => {
    expect(parseEfibootmgr(text).state).toBe('unparsable');
  });

  it.each([
    ['SecureBoot enabled\n', { enabled: true, efiVariables: true }],
    ['SecureBoot disabled\nPlatform is in Setup Mode\n', { enabled: false, efiVariables: true }],
    ['EFI variables are not supported on this system\n', { enabled: null, efiVariables: false }],
    ["This system doesn't support Secure Boot\n", { enabled: null, efiVariables: true }],
  ])('mokutil %j', (text, value) => {
    expect(parseMokutil(text)).toEqual({ state: 'ok', value });
  });
  it('mokutil is unparsable for other words', () => {
    expect(parseMokutil('mokutil: not found').state).toBe('unparsable');
  });

  const listing = (folders: readonly string[]): string =>
    `/sys/firmware:\ntotal 0\n${['.', '..', ...folders].map((name) => `drwxr-xr-x. 5 0 0 0 May 16 02:41 ${name}`).join('\n')}\n\n/sys/firmware/acpi:\n`;
  it('/sys/firmware tells efi', () => {
    expect(parseSysFirmware(listing(['acpi', 'efi', 'memmap']))).toEqual({ state: 'ok', value: true });
    expect(parseSysFirmware(listing(['acpi', 'dmi', 'memmap']))).toEqual({ state: 'ok', value: false });
    expect(parseSysFirmware(listing(['acpi', 'efi.old']))).toEqual({ state: 'ok', value: false });
    expect(parseSysFirmware('/sys/firmware/efi/efivars:\ntotal 0\n')).toEqual({ state: 'ok', value: true });
    expect(parseSysFirmware(listing([])).state).toBe('unparsable');
    expect(parseSysFirmware('ls: cannot access /sys/firmware').state).toBe('unparsable');
  });

  it.each([
    ['efivarfs /sys/firmware/efi/efivars efivarfs rw,nosuid 0 0', true, false],
    ['/dev/sda1 /boot/efi vfat rw 0 0', false, true],
    ['/dev/sda1 on /boot/efi type vfat (rw)', false, true],
    ['│ └─/sys/firmware/efi/efivars efivarfs efivarfs rw', true, false],
    ['UUID=1234 /boot/efi vfat defaults 0 2', false, true],
    ['# /dev/sda1 /boot/efi vfat', false, false],
    ['/dev/sda1 /boot/efi2 vfat rw', false, false],
    ['/dev/sda2 /boot xfs rw 0 0', false, false],
  ])('mounts %j', (text, efivarfs, bootEfi) => {
    expect(parseEfiMounts(text)).toEqual({ efivarfs, bootEfi });
  });

  it.each([
    ['BOOT_IMAGE=/vmlinuz ro noefi quiet', 'noefi'],
    ['ro efi=noruntime', 'efi=noruntime'],
    ['ro efi=debug,noruntime', 'efi=debug,noruntime'],
    ['ro efi=debug noefix xnoefi', null],
  ])('command line %j', (text, expected) => {
    expect(runtimeServicesOff(text)).toBe(expected);
  });
});

describe('the command line', () => {
  it('gives values, the last of equal ones', () => {
    const result = parseCommandLine('BOOT_IMAGE=/vmlinuz root=/dev/sda crashkernel=auto crashkernel=512M\n');
    expect(result.state === 'ok' && commandLineValue(result.value, 'crashkernel')).toBe('512M');
    expect(commandLineValue('xcrashkernel=1', 'crashkernel')).toBeNull();
  });
  it('is unparsable when empty', () => {
    expect(parseCommandLine('\n').state).toBe('unparsable');
  });
});

describe("sos's own files", () => {
  it('tell its version', () => {
    expect(parseVersionFile('sosreport: 3.9\nboot: 1.0')).toEqual({ state: 'ok', value: '3.9' });
    expect(parseVersionFile('sos: 4.8.0')).toEqual({ state: 'ok', value: '4.8.0' });
    expect(parseVersionInLog('2022 INFO: \nsosreport (version 4.2)\n')).toEqual({ state: 'ok', value: '4.2' });
    for (const text of ['', 'sosreport: none']) expect(parseVersionFile(text).state).toBe('unparsable');
  });
  it('tell what timed out', () => {
    const log = "2022-05-16 02:36:00,1 WARNING: [plugin:boot] command 'efibootmgr -v' timed out after 300s\n";
    expect(parseTimeouts(log + log)).toEqual(['efibootmgr -v']);
    expect(parsePluginTimeouts('\n Plugin boot timed out\n')).toEqual(['boot']);
    const command = (exec: unknown, code: unknown): object => ({ exec, return_code: code });
    const plugins = {
      boot: { commands: [command('efibootmgr -v', 124), command('ls', 0), command(7, 124), null] },
      x: [],
    };
    const manifest = JSON.stringify({ version: '4.2', components: { report: { plugins } } });
    const value = { version: '4.2', timedOut: ['efibootmgr -v'], pluginsTimedOut: [] };
    expect(parseManifest(manifest)).toEqual({ state: 'ok', value });
  });
  it('reads plugins that timed out from the manifest', () => {
    const plugins = { boot: { timeout_hit: true }, block: { timeout_hit: false } };
    const manifest = JSON.stringify({ version: '4.2', components: { report: { plugins } } });
    expect(parseManifest(manifest)).toMatchObject({ value: { pluginsTimedOut: ['boot'] } });
  });
  it.each(['', '{', '[]', '"x"', '{"version": 4}', 'null'])('%j is no manifest', (text) => {
    expect(parseManifest(text).state).toBe('unparsable');
  });
});
