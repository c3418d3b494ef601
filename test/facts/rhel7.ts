import { NO_HINTS, readHost } from '../../shared/facts/host/read-host.ts';
import type { HostFacts } from '../../shared/facts/types.ts';
import { membersOf } from './members-of.ts';

/** The archive's name. */
export const NAME = 'sosreport-dbsrv07-03871245-2022-05-16-kqzrwfm.tar.xz';
export const RELEASE = '3.10.0-1160.36.2.el7.x86_64';
export const UNAME = `Linux dbsrv07.example.com ${RELEASE} #1 SMP Thu Jul 8 02:53:40 UTC 2021 x86_64 x86_64 x86_64 GNU/Linux\n`;

/** What sos 3.9 leaves of a RHEL 7.9 host. */
export const RHEL7 = {
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

export type Files = Record<string, string>;

/** RHEL7 without some files and with others. */
export function changed(without: readonly string[], more: Files = {}): Files {
  return { ...Object.fromEntries(Object.entries(RHEL7).filter(([path]) => !without.includes(path))), ...more };
}

/** The facts of a sosreport with these files. */
export const read = async (files: Files, hints = NO_HINTS, name = NAME): Promise<HostFacts> =>
  readHost(await membersOf(files), name, hints);
/** "uname absent" for each gap. */
export const gapsOf = (facts: HostFacts): string[] => facts.gaps.map((gap) => `${gap.datum} ${gap.reason}`);
