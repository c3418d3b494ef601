import { describe, expect, it } from 'vitest';
import { NO_HINTS } from '../../../shared/facts/host/read-host.ts';
import { changed, type Files, gapsOf, RELEASE, RHEL7, read, UNAME } from '../rhel7.ts';

describe('the running kernel', () => {
  const banners = [{ release: '3.10.0-1160.49.1.el7.x86_64', source: 'var/log/dmesg' }];
  const path = 'sos_commands/kernel/uname_-a';
  it.each<[string, Files, string, string | null]>([
    ['uname', RHEL7, 'uname', null],
    ['/proc/version', changed([path], { 'proc/version': `Linux version ${RELEASE} (x) #1\n` }), 'proc/version', null],
    ['the newest banner', changed([path]), 'var/log/dmesg', 'uname absent'],
    [
      '/proc/version for an empty uname',
      changed([], { [path]: '', 'proc/version': `Linux version ${RELEASE} (x)\n` }),
      'proc/version',
      'uname absent',
    ],
    ['a banner for a broken uname', changed([], { [path]: 'uname: error\n' }), 'var/log/dmesg', 'uname unparsable'],
    ['the old place', changed([path], { 'sos_commands/general/uname_-a': UNAME }), 'uname', null],
  ])('comes from %s', async (_, files, source, gap) => {
    const facts = await read(files, { ...NO_HINTS, banners });
    expect(facts.host.kernel?.source).toBe(source);
    expect(gapsOf(facts).filter((line) => line.startsWith('uname'))).toEqual(gap === null ? [] : [gap]);
  });

  it('has a note of its own for zero bytes', async () => {
    const facts = await read(changed([], { [path]: '' }));
    expect(facts.gaps[0]).toMatchObject({
      datum: 'uname',
      reason: 'absent',
      note: { en: expect.stringContaining('empty') },
    });
  });
});

describe('the release', () => {
  const redhat = 'Red Hat Enterprise Linux Server release 7.9 (Maipo)\n';
  it.each<[string, Files, string | null, string | null, string | null]>([
    [
      'Oracle Linux, which has a redhat-release, too',
      { 'etc/redhat-release': redhat, 'etc/oracle-release': 'Oracle Linux Server release 7.9\n' },
      'oracle',
      'Oracle Linux Server release 7.9',
      '7.9',
    ],
    [
      'Oracle Linux by os-release',
      { 'etc/redhat-release': redhat, 'etc/os-release': 'ID="ol"\n' },
      'oracle',
      redhat.trim(),
      '7.9',
    ],
    [
      'CentOS',
      { 'etc/centos-release': 'CentOS Linux release 7.9.2009 (Core)\n' },
      'centos',
      'CentOS Linux release 7.9.2009 (Core)',
      '7.9.2009',
    ],
    [
      'Rocky, whose centos-release names Rocky',
      {
        'etc/rocky-release': 'Rocky Linux release 8.9 (Green Obsidian)\n',
        'etc/centos-release': 'Rocky Linux release 8.9 (Green Obsidian)\n',
      },
      'rocky',
      'Rocky Linux release 8.9 (Green Obsidian)',
      '8.9',
    ],
    ['RHEL by redhat-release alone', { 'etc/redhat-release': redhat }, 'rhel', redhat.trim(), '7.9'],
    [
      'Debian',
      { 'etc/os-release': 'ID=debian\nVERSION_ID="12"\nPRETTY_NAME="Debian GNU/Linux 12 (bookworm)"\n' },
      'debian',
      'Debian GNU/Linux 12 (bookworm)',
      '12',
    ],
    [
      'SLES',
      { 'etc/os-release': 'ID="sles"\nVERSION_ID="15.4"\nPRETTY_NAME="SUSE Linux Enterprise Server 15 SP4"\n' },
      'suse',
      'SUSE Linux Enterprise Server 15 SP4',
      '15.4',
    ],
    ['an unknown one', { 'etc/os-release': 'ID=gentoo\nPRETTY_NAME=Gentoo\n' }, 'other', 'Gentoo', null],
    ['none', {}, null, null, null],
  ])('%s', async (_, files, distribution, osRelease, osVersion) => {
    expect((await read(files)).host).toMatchObject({ distribution, osRelease, osVersion });
  });
});

describe('efibootmgr', () => {
  const output = 'sos_commands/boot/efibootmgr_-v';
  const sosLog = { 'sos_logs/sos.log': "[plugin:boot] command 'efibootmgr -v' timed out after 300s\n" };
  it.each<[string, Files, string | null, string | null]>([
    ['timed out by sos.log, before its part of an output', sosLog, 'timed-out', 'sos_logs/sos.log'],
    [
      'timed out by ui.log without output',
      { [output]: '', 'sos_logs/ui.log': ' Plugin boot timed out\n' },
      'timed-out',
      'sos_logs/ui.log',
    ],
    ['answered although the plugin timed out', { 'sos_logs/ui.log': ' Plugin boot timed out\n' }, 'ok', output],
    ['another command timed out', { 'sos_logs/sos.log': "command 'lsinitrd' timed out after 300s\n" }, 'ok', output],
    ['zero bytes', { [output]: '' }, 'empty', output],
    ['no EFI', { [output]: 'EFI variables are not supported on this system.\n' }, 'not-supported', output],
    ['unparsable', { [output]: 'what\n' }, null, null],
  ])('%s', async (_, more, value, source) => {
    const { host } = await read(changed([], more));
    expect(host.efibootmgr).toEqual(value === null ? null : { value, source });
  });

  it('is a gap where it timed out, and none on a BIOS host', async () => {
    expect(gapsOf(await read(changed([output], sosLog)))).toEqual(['efibootmgr absent']);
    const bios = changed([output], {
      'sos_commands/boot/mokutil_--sb-state': 'EFI variables are not supported on this system\n',
    });
    expect(gapsOf(await read(bios))).toEqual([]);
  });
});

describe('a datum that is there and refused', () => {
  it.each<[string, Files]>([
    ['hostname', { 'sos_commands/host/hostname': '\u001b[31mdb\u0007\n' }],
    ['release', { 'etc/redhat-release': '\u0000\u0001\n' }],
  ])('%s is unparsable, not absent', async (datum, files) => {
    const facts = await read(files, NO_HINTS, 'x.tar');
    expect(gapsOf(facts)).toContain(`${datum} unparsable`);
  });
});
