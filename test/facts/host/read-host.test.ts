import { describe, expect, it } from 'vitest';
import { NO_HINTS, readHost } from '../../../shared/facts/host/read-host.ts';
import { membersOf, withTruncated } from '../members-of.ts';
import { changed, gapsOf, NAME, RELEASE, RHEL7, read } from '../rhel7.ts';

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

describe('a machine without EFI or BIOS', () => {
  it('misses neither', async () => {
    const uname = 'Linux z1 4.18.0-305.el8.s390x #1 SMP s390x s390x s390x GNU/Linux\n';
    const facts = await read({ 'sos_commands/kernel/uname_-a': uname });
    expect(facts.host).toMatchObject({ architecture: 's390x', boot: 'bios' });
    expect(gapsOf(facts).filter((gap) => /boot-mode|efibootmgr/.test(gap))).toEqual([]);
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
