import { describe, expect, it } from 'vitest';
import type { SystemOverview } from '../../../shared/contracts/system.ts';
import { SystemOverview as Contract } from '../../../shared/contracts/system.ts';
import { NO_HINTS, readHost } from '../../../shared/facts/host/read-host.ts';
import { readOverview } from '../../../shared/facts/system/read-overview.ts';
import { sampleTree } from '../../../shared/sample/sample.ts';
import { analyzeTree } from '../../builders/analyze.ts';
import { membersOf } from '../members-of.ts';

/** The overview of a sosreport with these files alone. */
async function overviewOf(files: Readonly<Record<string, string>>): Promise<SystemOverview> {
  const members = await membersOf(files);
  return readOverview(members, readHost(members, 'sosreport-a.tar.xz', NO_HINTS));
}

const DF = 'sos_commands/filesys/df_-al_-x_autofs';
const HEAD = 'Filesystem 1K-blocks Used Available Use% Mounted on\n';
const PS = 'sos_commands/process/ps_auxwww';
const PS_HEAD = 'USER PID %CPU %MEM VSZ RSS TTY STAT START TIME COMMAND\n';

describe('the overview of the sample', () => {
  it('keeps to the contract, knows every part, and each path is a member of the archive', async () => {
    const tree = sampleTree();
    const { overview } = await analyzeTree(tree);
    expect(Contract.parse(overview)).toEqual(overview);
    expect(overview?.missing).toEqual([]);
    const paths = [...JSON.stringify(overview).matchAll(/"(?:path|waitsPath|ethtoolPath)":"([^"]+)"/g)].map(
      (match) => match[1] ?? '',
    );
    expect(paths.length).toBeGreaterThan(20);
    expect(paths.filter((path) => typeof tree[path] !== 'string')).toEqual([]);
  });

  it('names the line that each row was read from', async () => {
    const tree = sampleTree();
    const { overview } = await analyzeTree(tree);
    const lineOf = (path: string, line: number | null): string => String(tree[path]).split('\n')[(line ?? 0) - 1] ?? '';
    const kworker = overview?.processes?.blocked[0];
    expect(lineOf(overview?.processes?.path ?? '', kworker?.line ?? null)).toContain('[kworker/u672:4]');
    expect(kworker?.waitsIn).toBe('efi_recover_from_page_fault');
    for (const row of overview?.filesystems?.rows ?? [])
      expect(lineOf(DF, row.line)).toMatch(new RegExp(`% ${row.mountpoint}$`));
    for (const row of overview?.multipath?.rows ?? [])
      expect(lineOf(overview?.multipath?.path ?? '', row.line)).toContain(row.name);
    for (const row of overview?.sysctl?.changed ?? [])
      expect(lineOf(overview?.sysctl?.path ?? '', row.line)).toContain(row.key);
    for (const row of overview?.packages?.rows ?? [])
      expect(lineOf(overview?.packages?.path ?? '', row.line)).toContain(row.name);
  });
});

describe('what is not there', () => {
  it('is told from what could not be understood, and from what is empty', async () => {
    const overview = await overviewOf({
      'proc/meminfo': 'garbage\n',
      'proc/mdstat': '',
      'sos_commands/lvm2/lvs_-a': 'command not found\n',
    });
    const why = Object.fromEntries(overview.missing.map(({ part, reason, path }) => [part, [reason, path]]));
    expect(why.memory).toEqual(['unparsable', 'proc/meminfo']);
    expect(why.raid).toEqual(['empty', 'proc/mdstat']);
    expect(why.lvm).toEqual(['unparsable', 'sos_commands/lvm2/lvs_-a']);
    expect(why.disks).toEqual(['absent', null]);
    expect([overview.memory, overview.raid, overview.lvm, overview.disks, overview.processes]).toEqual([
      null,
      null,
      null,
      null,
      null,
    ]);
    expect(new Set(overview.missing.map(({ part }) => part)).size).toBe(overview.missing.length);
  });

  it('does not hide a part that a fall-back knows', async () => {
    const overview = await overviewOf({
      'sos_commands/processor/lscpu': 'lscpu: failed\n',
      'proc/cpuinfo': 'processor\t: 0\nmodel name\t: Example\n',
      'sos_commands/systemd/systemctl_list-units':
        'UNIT LOAD ACTIVE SUB DESCRIPTION\n● a.service loaded failed failed A\nb.service loaded active running B\n',
      'etc/selinux/config': 'SELINUX=enforcing\n',
    });
    expect(overview.cpu).toMatchObject({ path: 'proc/cpuinfo', cpus: 1 });
    expect(overview.failedUnits?.rows.map(({ unit }) => unit)).toEqual(['a.service']);
    expect(overview.selinux).toMatchObject({ path: 'etc/selinux/config', configuredMode: 'enforcing', mode: null });
    expect(overview.missing.map(({ part }) => part)).not.toContain('cpu');
  });
});

describe('filesystems', () => {
  it('shows a device once, at its shortest mount point, and says how often it is mounted', async () => {
    const overview = await overviewOf({
      [DF]: `${HEAD}/dev/sda1 1000 500 500 50% /var/lib/app/a\n/dev/sda1 1000 500 500 50% /data\ntmpfs 1000 1 999 1% /run\ntmpfs 1000 2 998 1% /tmp\nproc 0 0 0 - /proc\n`,
    });
    expect(overview.filesystems?.rows.map(({ mountpoint, alsoAt }) => [mountpoint, alsoAt])).toEqual([
      ['/data', 1],
      ['/run', 0],
      ['/tmp', 0],
    ]);
  });

  it('joins inodes, mode and what fstab asks for', async () => {
    const overview = await overviewOf({
      [DF]: `${HEAD}/dev/sda1 1000 500 500 50% /data\n`,
      'sos_commands/filesys/df_-ali_-x_autofs':
        'Filesystem Inodes IUsed IFree IUse% Mounted on\n/dev/sda1 100 99 1 99% /data\n',
      'proc/mounts': '/dev/sda1 /data ext4 ro,relatime 0 0\n',
      'etc/fstab': '/dev/sda1 /data ext4 defaults 0 0\n',
    });
    expect(overview.filesystems?.rows[0]).toMatchObject({
      inodesUsedPercent: 99,
      readOnly: true,
      readOnlyConfigured: false,
      type: 'ext4',
    });
  });

  it('keeps 2000, and says how many were left out', async () => {
    const rows = Array.from({ length: 2100 }, (_, index) => `/dev/sd${index} ${1000 + index} 5 5 50% /m/${index}`);
    const overview = await overviewOf({ [DF]: `${HEAD}${rows.join('\n')}\n` });
    expect([overview.filesystems?.rows.length, overview.filesystems?.leftOut]).toEqual([2000, 100]);
  });
});

describe('processes', () => {
  it('leaves ps out of the largest, and counts all that are blocked', async () => {
    const blocked = Array.from(
      { length: 150 },
      (_, index) => `root ${1000 + index} 0.0 0.0 0 0 ? D May15 0:00 [kworker/${index}]`,
    );
    const overview = await overviewOf({
      [PS]: `${PS_HEAD}root 9 99.0 0.0 1 1 ? R May15 0:00 ps auxwww\napp 10 5.0 0.0 1 2048 ? S May15 0:00 app\n${blocked.join('\n')}\n`,
    });
    const { processes } = overview;
    expect(processes?.topCpu.map(({ command }) => command)).toEqual(['app']);
    expect([processes?.blockedCount, processes?.blocked.length]).toEqual([150, 100]);
    expect(overview.missing).toContainEqual({ part: 'waits', reason: 'absent', path: null, note: null });
  });
});

describe('settings', () => {
  const RUNNING =
    'vm.swappiness = 10\nkernel.sem = 250\t32000\t32\t128\nkernel.hung_task_panic = 0\nnet.ipv4.ip_forward = 0\n';
  const SYSCTL = 'sos_commands/kernel/sysctl_-a';

  it('are compared with the kernel, and with the file that has the last word', async () => {
    const overview = await overviewOf({
      [SYSCTL]: RUNNING,
      'usr/lib/sysctl.d/10-a.conf': 'vm.swappiness = 60\nnet.ipv4.ip_forward = 1\n',
      'etc/sysctl.d/20-b.conf': 'vm.swappiness = 10\nkernel.sem = 250 32000 32 128\n',
      'usr/lib/sysctl.d/20-b.conf': 'vm.swappiness = 99\n',
      'etc/sysctl.conf': 'kernel.hung_task_panic = 1\n',
    });
    expect(
      overview.sysctl?.changed.map(({ key, value, kernelDefault, line }) => [key, value, kernelDefault, line]),
    ).toEqual([['vm.swappiness', '10', '60', 1]]);
    expect(overview.sysctl?.compared).toBe(3);
    expect(overview.sysctl?.notAsConfigured).toEqual([
      { key: 'net.ipv4.ip_forward', value: '0', configured: '1', path: 'usr/lib/sysctl.d/10-a.conf', line: 2 },
      { key: 'kernel.hung_task_panic', value: '0', configured: '1', path: 'etc/sysctl.conf', line: 1 },
    ]);
  });
});

describe('packages', () => {
  it('are told on the host clock', async () => {
    const overview = await overviewOf({
      'sos_commands/rpm/package-data': 'a-1-1.noarch\tx\t1652623381\tV\n',
      'sos_commands/date/date': 'Mon May 16 02:41:12 JST 2022\n',
    });
    expect(overview.packages?.rows).toEqual([
      { at: '2022-05-15T23:03:01+09:00', name: 'a-1-1.noarch', action: 'installed', line: 1 },
    ]);
  });
});

describe('network', () => {
  it('joins ethtool and driver, but not their other listings', async () => {
    const overview = await overviewOf({
      'sos_commands/networking/ip_-s_-d_link': '2: eth0: <BROADCAST,UP,LOWER_UP> mtu 1500 qdisc mq state UP\n',
      'sos_commands/networking/ethtool_eth0': 'Settings for eth0:\n\tSpeed: 1000Mb/s\n\tDuplex: Full\n',
      'sos_commands/networking/ethtool_-i_eth0': 'driver: virtio_net\n',
      'sos_commands/networking/ethtool_-S_eth0': 'Settings for eth0:\n\tSpeed: 1Mb/s\n',
      'proc/net/bonding/bond0': 'Bonding Mode: load balancing (round-robin)\nMII Status: up\n',
    });
    expect(overview.network.interfaces?.rows[0]).toMatchObject({
      speedMbps: 1000,
      duplex: 'full',
      driver: 'virtio_net',
      ethtoolPath: 'sos_commands/networking/ethtool_eth0',
    });
    expect(overview.network.bonds.map(({ name, path }) => [name, path])).toEqual([['bond0', 'proc/net/bonding/bond0']]);
  });
});
