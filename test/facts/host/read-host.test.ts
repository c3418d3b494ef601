import { describe, expect, it } from 'vitest';
import { NO_HINTS, readHost } from '../../../shared/facts/host/read-host.ts';
import { membersOf, withTruncated } from '../members-of.ts';

const NAME = 'sosreport-dbsrv07-03871245-2022-05-16-kqzrwfm.tar.xz';
const RELEASE = '3.10.0-1160.36.2.el7.x86_64';
const UNAME = `Linux dbsrv07.example.com ${RELEASE} #1 SMP Thu Jul 8 02:53:40 UTC 2021 x86_64 x86_64 x86_64 GNU/Linux\n`;

/** What sos 3.9 leaves of a RHEL 7.9 host. */
const RHEL7 = {
  'sos_commands/kernel/uname_-a': UNAME,
  'sos_commands/kernel/sysctl_-a': 'kernel.hung_task_panic = 1\nkernel.tainted = 512\nnet.ipv4.ip_forward = 0\n',
  'sos_commands/kernel/dmesg': '[    0.000000] Linux version\n',
  'sos_commands/date/date': 'Mon May 16 02:41:00 JST 2022\n',
  'sos_commands/host/uptime': ' 02:41:00 up  3:19,  2 users,  load average: 0.04, 0.03, 0.05\n',
  'sos_commands/host/hostname': 'dbsrv07.example.com\n',
  'sos_commands/boot/efibootmgr_-v': 'BootCurrent: 0001\nBootOrder: 0001\nBoot0001* Red Hat\n',
  'sos_commands/boot/mokutil_--sb-state': 'SecureBoot disabled\n',
  'sos_commands/hardware/dmidecode':
    'BIOS Information\n\tVendor: B\n\tVersion: 2\nSystem Information\n\tManufacturer: ExampleCorp\n\tProduct Name: S4\n',
  'sos_commands/processor/lscpu': 'Architecture:          x86_64\nCPU(s):                56\n',
  'sos_commands/logs/journalctl_--no-pager_--boot_-1': '-- Logs begin --\n',
  'installed-rpms': `kernel-3.10.0-1160.62.1.el7.x86_64 x\nkernel-${RELEASE} x\nkernel-3.10.0-1160.el7.x86_64 x\nkernel-headers-3.10.0-1160.99.1.el7.x86_64 x\n`,
  'etc/redhat-release': 'Red Hat Enterprise Linux Server release 7.9 (Maipo)\n',
  'etc/os-release': 'ID="rhel"\nVERSION_ID="7.9"\nPRETTY_NAME="Red Hat Enterprise Linux Server 7.9 (Maipo)"\n',
  'proc/cmdline': `BOOT_IMAGE=/vmlinuz-${RELEASE} root=/dev/mapper/rhel-root ro crashkernel=auto\n`,
  'proc/meminfo': 'MemTotal:       1024 kB\n',
  'proc/mdstat':
    'Personalities : \nmd127 : inactive sdb[1](S) sda[0](S)\n      6306 blocks super external:imsm\n\nunused devices: <none>\n',
  'proc/sys/kernel/tainted': '512\n',
  'sys/kernel/kexec_crash_loaded': '1\n',
  'var/crash/127.0.0.1-2022-05-15-23:08:01/vmcore-dmesg.txt': 'x\n',
  'var/log/messages': 'x\n',
  'version.txt': 'sosreport: 3.9\n',
};

type Files = Record<string, string>;

/** RHEL7 without some files and with others. */
function changed(without: readonly string[], more: Files = {}): Files {
  return { ...Object.fromEntries(Object.entries(RHEL7).filter(([path]) => !without.includes(path))), ...more };
}

const read = async (files: Files, hints = NO_HINTS, name = NAME) => readHost(await membersOf(files), name, hints);
const gapsOf = (facts: Awaited<ReturnType<typeof read>>): string[] =>
  facts.gaps.map((gap) => `${gap.datum} ${gap.reason}`);

describe('readHost', () => {
  it('reads a whole RHEL 7 sosreport of sos 3.9', async () => {
    const facts = await read(RHEL7);
    expect(facts.host).toEqual({
      hostname: 'dbsrv07.example.com',
      osRelease: 'Red Hat Enterprise Linux Server release 7.9 (Maipo)',
      distribution: 'rhel',
      osVersion: '7.9',
      kernel: { release: RELEASE, source: 'uname' },
      architecture: 'x86_64',
      boot: 'uefi',
      bootSource: 'sos_commands/boot/efibootmgr_-v finds EFI variables',
      secureBoot: false,
      hardware: {
        vendor: 'ExampleCorp',
        product: 'S4',
        cpus: 56,
        memoryBytes: 1_048_576,
        firmware: 'B 2',
        virtual: null,
      },
      collectedAt: '2022-05-16T02:41:00+09:00',
      utcOffsetMinutes: 540,
      uptimeSeconds: 11_940,
      bootedAt: '2022-05-15T23:22:00+09:00',
      installedKernels: ['3.10.0-1160.el7.x86_64', RELEASE, '3.10.0-1160.62.1.el7.x86_64'],
      sysctl: { 'kernel.hung_task_panic': '1', 'kernel.tainted': '512' },
      commandLine: `BOOT_IMAGE=/vmlinuz-${RELEASE} root=/dev/mapper/rhel-root ro crashkernel=auto`,
      taint: { value: 512, flags: [{ flag: 'W', meaning: 'the kernel issued a warning' }] },
      kdump: { crashKernel: 'auto', loaded: true, vmcores: ['var/crash/127.0.0.1-2022-05-15-23:08:01'] },
      raid: [
        {
          device: '/dev/md127',
          level: null,
          state: 'inactive',
          metadata: 'imsm',
          members: ['sdb (spare)', 'sda (spare)'],
        },
      ],
      efibootmgr: { value: 'ok', source: 'sos_commands/boot/efibootmgr_-v' },
    });
    expect(facts).toMatchObject({ sosVersion: '3.9', caseNumber: '03871245', utcOffsetMinutes: 540, gaps: [] });
    expect(facts.collected).toBe(Date.UTC(2022, 4, 16, 2, 41));
    expect(facts.booted).toBe(Date.UTC(2022, 4, 15, 23, 22));
    expect(facts.sysctl.get('net.ipv4.ip_forward')).toBe('0');
  });

  it('says of an empty archive what is missing, in both languages', async () => {
    const facts = await read({}, NO_HINTS, 'case.tar');
    expect(facts.host).toMatchObject({ kernel: null, boot: 'unknown', hostname: null, kdump: null, raid: [] });
    expect(gapsOf(facts)).toEqual(
      [
        ...[
          'uname',
          'release',
          'hostname',
          'date',
          'time-zone',
          'uptime',
          'sysctl',
          'cmdline',
          'packages',
          'dmidecode',
        ],
        ...['boot-mode', 'efibootmgr', 'dmesg', 'messages', 'journal-previous-boot'],
      ].map((datum) => `${datum} absent`),
    );
    for (const { note } of facts.gaps) expect([note.en, note.ja]).not.toContain('');
    expect(facts.gaps[0]?.note.ja).toMatch(/[ぁ-ん]/);
  });

  it('never throws for rubbish, and calls it unparsable', async () => {
    const rubbish = ['<html>&\u0000\u0001\u001b[31m', '\ufffd'.repeat(5000), 'x'.repeat(20_000), '{"a":', '\n\n\n='];
    for (const text of rubbish) {
      const facts = await read(Object.fromEntries(Object.keys(RHEL7).map((path) => [path, text])));
      expect(facts.host.kernel).toBeNull();
      expect(gapsOf(facts)).toEqual(
        expect.arrayContaining(['uname unparsable', 'sysctl unparsable', 'date unparsable']),
      );
      expect(JSON.stringify(facts.host)).not.toMatch(/\\u00(?:0|1)/);
    }
  });
});

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

describe('the clock', () => {
  const date = 'sos_commands/date/date';
  it.each<[string, Files, string | null, number | null]>([
    [
      'timedatectl for an ambiguous zone',
      {
        [date]: 'Mon May 16 02:41:00 CST 2022\n',
        'sos_commands/systemd/timedatectl': 'Time zone: Asia/Shanghai (CST, +0800)\n',
      },
      '2022-05-16T02:41:00+08:00',
      480,
    ],
    [
      'date --utc for an ambiguous zone',
      { [date]: 'Mon May 16 02:41:00 IST 2022\n', 'sos_commands/date/date_--utc': 'Sun May 15 21:11:01 UTC 2022\n' },
      '2022-05-16T02:41:00+05:30',
      330,
    ],
    ['nothing for an ambiguous zone', { [date]: 'Mon May 16 02:41:00 CST 2022\n' }, '2022-05-16T02:41:00', null],
    [
      'a date --utc of another day is no offset',
      { [date]: 'Mon May 16 02:41:00 CST 2022\n', 'sos_commands/date/date_--utc': 'Fri May 13 21:11:01 UTC 2022\n' },
      '2022-05-16T02:41:00',
      null,
    ],
    ['the archive name without date', { [date]: 'error\n' }, '2022-05-16T00:00:00', null],
  ])('%s', async (_, more, collectedAt, offset) => {
    const { host } = await read(changed([], more));
    expect(host).toMatchObject({ collectedAt, utcOffsetMinutes: offset });
  });

  it('does not count the uptime back from a day without a time', async () => {
    const { host } = await read(changed([date]));
    expect(host).toMatchObject({ collectedAt: '2022-05-16T00:00:00', bootedAt: null, uptimeSeconds: 11_940 });
  });

  it('takes the boot time of /proc/stat to the second, and the uptime from it', async () => {
    const btime = Date.UTC(2022, 4, 15, 14, 21, 7) / 1000;
    const { host } = await read(changed(['sos_commands/host/uptime'], { 'proc/stat': `cpu 1\nbtime ${btime}\n` }));
    expect(host).toMatchObject({ bootedAt: '2022-05-15T23:21:07+09:00', uptimeSeconds: 11_993 });
  });

  it('reads the time in an old archive name', async () => {
    const { host } = await read(changed([date]), NO_HINTS, 'sosreport-db1.03871245-20220516024100.tar.xz');
    expect(host).toMatchObject({ collectedAt: '2022-05-16T02:41:00', bootedAt: '2022-05-15T23:22:00' });
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

describe('installed kernels, RAID, logs', () => {
  it('fall back to /boot', async () => {
    const files = changed(['installed-rpms'], {
      'boot/vmlinuz-5.1.0-2.x86_64': 'x',
      'boot/vmlinuz-5.1.0-10.x86_64': 'x',
    });
    const facts = await read(files);
    expect(facts.host.installedKernels).toEqual(['5.1.0-2.x86_64', '5.1.0-10.x86_64']);
    expect(gapsOf(facts)).toEqual(['packages absent']);
  });

  it('tell imsm disks without an array', async () => {
    const examine = '/dev/sda:\n          Magic : Intel Raid ISM Cfg Sig.\n';
    const files = changed(['proc/mdstat'], {
      'sos_commands/md/mdadm_-E_.dev.sda': examine,
      'etc/mdadm.conf': 'ARRAY metadata=imsm UUID=1\n',
    });
    const facts = await read(files);
    expect(facts.host.raid).toEqual([
      { device: 'imsm', level: 'container', state: 'not assembled', metadata: 'imsm', members: ['/dev/sda'] },
    ]);
    expect(gapsOf(facts)).toEqual(['mdstat absent']);
  });

  it('tell a cut datum and a tailed log', async () => {
    const members = await membersOf(
      changed(['var/log/messages'], { 'sos_strings/logs/var.log.messages.tailed': 'x\n' }),
    );
    const facts = readHost(withTruncated(members, 'sysctl'), NAME, NO_HINTS);
    expect(gapsOf(facts)).toEqual(['sysctl truncated', 'messages truncated']);
  });
});
