import { networkFiles } from './network-files.ts';
import type { Tree } from './rhel7-host.ts';
import { storageFiles } from './storage-files.ts';

const lines = (...text: readonly string[]): string => `${text.join('\n')}\n`;

/** A database server of 56 CPUs and 756 GiB, half of its memory in hugepages. */
const machineFiles = (): Tree => ({
  'sos_commands/processor/lscpu': lines(
    'Architecture:          x86_64',
    'CPU op-mode(s):        32-bit, 64-bit',
    'Byte Order:            Little Endian',
    'CPU(s):                56',
    'On-line CPU(s) list:   0-55',
    'Thread(s) per core:    2',
    'Core(s) per socket:    14',
    'Socket(s):             2',
    'NUMA node(s):          2',
    'Vendor ID:             GenuineIntel',
    'CPU family:            6',
    'Model:                 85',
    'Model name:            Intel(R) Xeon(R) Gold 6132 CPU @ 2.60GHz',
    'CPU MHz:               2600.000',
    'Virtualization:        VT-x',
    'NUMA node0 CPU(s):     0-13,28-41',
    'NUMA node1 CPU(s):     14-27,42-55',
  ),
  'proc/loadavg': '3.09 3.06 3.05 2/1893 41230\n',
  'sos_commands/host/uptime': ' 02:41:12 up  3:19,  1 user,  load average: 3.09, 3.06, 3.05\n',
  'proc/meminfo': lines(
    'MemTotal:       792485712 kB',
    'MemFree:        97517568 kB',
    'MemAvailable:   283115520 kB',
    'Buffers:         1048576 kB',
    'Cached:         188743680 kB',
    'SwapCached:       204800 kB',
    'SwapTotal:      33554428 kB',
    'SwapFree:       31352188 kB',
    'Dirty:            184320 kB',
    'Writeback:             0 kB',
    'AnonPages:      63963136 kB',
    'Mapped:          4194304 kB',
    'Shmem:           2097152 kB',
    'Slab:           14680064 kB',
    'SReclaimable:    9437184 kB',
    'SUnreclaim:      5242880 kB',
    'KernelStack:       30272 kB',
    'PageTables:       912384 kB',
    'CommitLimit:    228470692 kB',
    'Committed_AS:   96468992 kB',
    'HardwareCorrupted:     0 kB',
    'AnonHugePages:         0 kB',
    'HugePages_Total:  196608',
    'HugePages_Free:    12288',
    'HugePages_Rsvd:     4096',
    'HugePages_Surp:        0',
    'Hugepagesize:       2048 kB',
  ),
  'proc/swaps':
    'Filename\t\t\t\tType\t\tSize\tUsed\tPriority\n/dev/dm-1                               partition\t33554428\t2202240\t-2\n',
  'proc/sys/fs/file-nr': '38240\t0\t78643200\n',
  'sys/kernel/kexec_crash_size': '385875968\n',
});

const PS = 'USER        PID %CPU %MEM    VSZ   RSS TTY      STAT START   TIME COMMAND';
/** user, pid, %CPU, %MEM, resident KiB, state, command; the blocked ones with what they wait in. */
const PROCESSES: readonly (readonly [string, number, number, number, number, string, string, string?])[] = [
  ['root', 1, 0, 0, 6840, 'Ss', '/usr/lib/systemd/systemd --switched-root --system --deserialize 22'],
  ['root', 2, 0, 0, 0, 'S', '[kthreadd]'],
  ['root', 2597, 0, 0, 0, 'D', '[kworker/u672:4]', 'efi_recover_from_page_fault'],
  ['root', 1183, 0, 0, 1760, 'S', '/usr/sbin/chronyd'],
  ['root', 1422, 0.1, 0, 48120, 'Ssl', '/usr/sbin/rsyslogd -n'],
  ['root', 1688, 0.3, 0, 92416, 'SLl', '/sbin/multipathd'],
  ['root', 2210, 0.2, 0, 28612, 'Ssl', '/usr/bin/python2 -Es /usr/sbin/tuned -l -P'],
  ['oracle', 5120, 18.4, 2.1, 16642998, 'Ssl', 'ora_dbw0_EXDB1'],
  ['oracle', 5122, 16.9, 2.1, 16640112, 'Ssl', 'ora_dbw1_EXDB1'],
  ['oracle', 5126, 9.2, 0.2, 1584972, 'Ss', 'ora_lgwr_EXDB1'],
  ['oracle', 5130, 1.1, 0.1, 792484, 'Ss', 'ora_ckpt_EXDB1'],
  ['oracle', 5171, 42.6, 1.4, 11094800, 'Rs', 'oracleEXDB1 (LOCAL=NO)'],
  ['oracle', 5188, 31.7, 1.3, 10302314, 'Ss', 'oracleEXDB1 (LOCAL=NO)'],
  ['oracle', 5204, 12, 0.6, 4754914, 'Ss', 'oracleEXDB1 (LOCAL=NO)'],
  ['oracle', 4980, 0.4, 0.1, 612372, 'Ssl', '/u01/app/oracle/product/19.0.0/bin/tnslsnr LISTENER -inherit'],
  ['root', 31877, 0, 0, 1512, 'D', 'efibootmgr -v', 'virt_efi_get_variable'],
  ['root', 33410, 0, 0, 1516, 'D', 'efibootmgr', 'virt_efi_get_variable'],
  ['nagios', 38112, 0, 0, 0, 'Z', '[check_efi] <defunct>'],
  ['root', 40988, 6.5, 0, 41840, 'Sl', '/usr/bin/python2 /usr/sbin/sosreport --batch --case-id 03871245'],
  ['root', 41230, 0, 0, 1836, 'R', 'ps auxwww'],
];

function processFiles(): Tree {
  const right = (value: string | number, width: number): string => String(value).padStart(width);
  const rows = PROCESSES.map(
    ([user, pid, cpu, memory, resident, state, command]) =>
      `${user.padEnd(8)} ${right(pid, 6)} ${right(cpu.toFixed(1), 4)} ${right(memory.toFixed(1), 4)} ${right(resident + 113_200, 6)} ${right(resident, 5)} ?        ${state.padEnd(4)} ${pid > 30_000 ? '02:35' : 'May15'}   0:0${pid % 7} ${command}`,
  );
  const waits = PROCESSES.map(
    ([user, pid, , , resident, state, command, wchan = '-']) =>
      `1 ${state.charAt(0)} ${right(user === 'root' ? 0 : 54321, 5)} ${right(pid, 5)} ${right(2, 5)}     0     0  TS  19    - ${right(resident >> 2, 6)} ${wchan.slice(0, 27).padEnd(20)} Sun May 15 23:21:35 2022 ?        00:00:00 ${command}`,
  );
  return {
    'sos_commands/process/ps_auxwww': lines(PS, ...rows),
    'sos_commands/process/ps_axo_flags_state_uid_pid_ppid_pgid_sid_cls_pri_addr_sz_wchan_20_lstart_tty_time_cmd': lines(
      'F S   UID   PID  PPID  PGID   SID CLS PRI ADDR     SZ WCHAN                                 STARTED TT           TIME CMD',
      ...waits,
    ),
  };
}

const serviceFiles = (): Tree => ({
  'sos_commands/systemd/systemctl_list-units_--failed': lines(
    '  UNIT              LOAD   ACTIVE SUB    DESCRIPTION',
    '● mdmonitor.service loaded failed failed Software RAID monitoring and management',
    '● u03.mount         loaded failed failed /u03',
    '',
    '2 loaded units listed. Pass --all to see loaded but inactive units, too.',
  ),
  'sos_commands/systemd/systemctl_list-units': lines(
    '  UNIT                   LOAD   ACTIVE SUB     DESCRIPTION',
    '  chronyd.service        loaded active running NTP client/server',
    '  kdump.service          loaded active exited  Crash recovery kernel arming',
    '● mdmonitor.service      loaded failed failed  Software RAID monitoring and management',
    '  multipathd.service     loaded active running Device-Mapper Multipath Device Controller',
    '  tuned.service          loaded active running Dynamic System Tuning Daemon',
    '● u03.mount              loaded failed failed  /u03',
  ),
  'sos_commands/selinux/sestatus_-b': 'SELinux status:                 disabled\n',
  'etc/selinux/config': lines('SELINUX=disabled', 'SELINUXTYPE=targeted'),
  'sos_commands/tuned/tuned-adm_active': 'Current active profile: throughput-performance\n',
  'sos_commands/chrony/chronyc_tracking': lines(
    'Reference ID    : C000020A (192.0.2.10)',
    'Stratum         : 3',
    'Ref time (UTC)  : Sun May 15 17:40:02 2022',
    'System time     : 0.000021408 seconds slow of NTP time',
    'Last offset     : -0.000011203 seconds',
    'Leap status     : Normal',
  ),
  'etc/sysctl.d/97-oracle-database-sysctl.conf': lines(
    '# oracle-database-preinstall-19c setting for fs.aio-max-nr is 1048576',
    'fs.aio-max-nr = 1048576',
    'vm.nr_hugepages = 196608',
    'net.ipv4.conf.all.rp_filter = 2',
  ),
  'etc/sysctl.d/99-crash.conf': 'kernel.hung_task_panic = 1\n',
});

const EPOCH_2022 = Date.UTC(2022, 0, 1) / 1000;
const DAY = 86_400;
/** Packages with the day of 2022 and the seconds in it (UTC) at which they were installed. */
const PACKAGES: readonly (readonly [string, number, number])[] = [
  ['bash-4.2.46-35.el7_9.x86_64', 30, 1200],
  ['glibc-2.17-326.el7_9.x86_64', 76, 5000],
  ['systemd-219-78.el7_9.5.x86_64', 76, 5010],
  ['device-mapper-multipath-0.4.9-135.el7_9.x86_64', 76, 5020],
  ['mdadm-4.1-9.el7_9.x86_64', 76, 5024],
  ['kernel-3.10.0-1160.24.1.el7.x86_64', 76, 5040],
  ['oracle-database-preinstall-19c-1.0-3.el7.x86_64', 90, 9000],
  ['microcode_ctl-2.1-73.13.el7_9.x86_64', 134, 50_460],
  ['linux-firmware-20200421-80.git78c0348.el7_9.noarch', 134, 50_463],
  ['kernel-tools-libs-3.10.0-1160.36.2.el7.x86_64', 134, 50_540],
  ['kernel-tools-3.10.0-1160.36.2.el7.x86_64', 134, 50_541],
  ['python-perf-3.10.0-1160.36.2.el7.x86_64', 134, 50_543],
  ['kernel-3.10.0-1160.36.2.el7.x86_64', 134, 50_581],
];

function packageFiles(): Tree {
  const rows = PACKAGES.map(([name, day, second]) => {
    const time = EPOCH_2022 + day * DAY + second;
    const date = new Date((time + 9 * 3600) * 1000).toUTCString().replace(' GMT', ' JST');
    return `${name}\t${date}\t${time}\tExample Vendor\tbuilder.example.com`;
  });
  return {
    'sos_commands/rpm/package-data': lines(...rows),
    'sos_commands/yum/yum_history': lines(
      'Loaded plugins: product-id, search-disabled-repos, subscription-manager',
      'ID     | Login user               | Date and time    | Action(s)      | Altered',
      '-------------------------------------------------------------------------------',
      '    14 | root <root>              | 2022-05-15 23:01 | I, U           |    6   ',
      '    13 | root <root>              | 2022-04-01 11:30 | Install        |    1   ',
      '    12 | root <root>              | 2022-03-18 10:23 | I, U           |   84   ',
      'history list',
    ),
  };
}

/** What the system overview reads of the sample host, beside what every RHEL 7 test host has. */
export const systemFiles = (): Tree => ({
  ...machineFiles(),
  ...storageFiles(),
  ...networkFiles(),
  ...processFiles(),
  ...serviceFiles(),
  ...packageFiles(),
});

/** Settings of the sample host that differ from the kernel's own. */
export const SYSTEM_SYSCTL: Readonly<Record<string, string>> = {
  'fs.aio-max-nr': '1048576',
  'fs.file-nr': '38240\t0\t78643200',
  'kernel.pid_max': '57344',
  'kernel.threads-max': '6190992',
  'net.core.netdev_max_backlog': '1000',
  'net.ipv4.conf.all.rp_filter': '2',
  'net.ipv4.ip_forward': '0',
  'net.ipv4.tcp_keepalive_time': '7200',
  'vm.dirty_background_ratio': '10',
  'vm.dirty_ratio': '40',
  'vm.nr_hugepages': '196608',
  'vm.overcommit_memory': '0',
  'vm.swappiness': '10',
};
