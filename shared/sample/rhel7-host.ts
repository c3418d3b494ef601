import { hostTime } from '../base/host-time.ts';
import { asRing, bootLines, type RingLine, syslogStamp } from './kernel-lines.ts';

/** A file's text, or a link inside the archive. */
export type Tree = Record<string, string | { readonly symlink: string }>;

export interface Rhel7Options {
  /** As `uname -r` prints it. */
  readonly release: string;
  readonly boot: 'uefi' | 'bios';
  /** kernel packages, as rpm names them without architecture: "3.10.0-1160.el7". */
  readonly installed: readonly string[];
  /** Kernel messages of the running boot, after the boot lines. */
  readonly kernelLines: readonly RingLine[];
  /** What var/log/messages holds of earlier boots. */
  readonly earlierMessages: string;
  /** Messages of processes in the running boot: seconds after its start, and the text after the host name. */
  readonly otherMessages: readonly RingLine[];
  readonly sysctl: Readonly<Record<string, string>>;
  readonly osRelease: string;
}

/** When the host was booted and the sosreport made: wall clock of Japan. */
export const BOOTED = hostTime(2022, 4, 15, 23, 21, 35) ?? 0;
export const COLLECTED = hostTime(2022, 4, 16, 2, 41, 12) ?? 0;
export const HOST = 'dbsrv07';

export const AFFECTED = '3.10.0-1160.36.2.el7.x86_64';

const DEFAULTS: Rhel7Options = {
  release: AFFECTED,
  boot: 'uefi',
  installed: ['3.10.0-1160.24.1.el7', '3.10.0-1160.36.2.el7'],
  kernelLines: [],
  earlierMessages: '',
  otherMessages: [],
  sysctl: {},
  osRelease: 'Red Hat Enterprise Linux Server release 7.9 (Maipo)',
};

const SYSCTL = {
  'kernel.hung_task_check_count': '4194304',
  'kernel.hung_task_panic': '0',
  'kernel.hung_task_timeout_secs': '120',
  'kernel.hung_task_warnings': '10',
  'kernel.nmi_watchdog': '1',
  'kernel.panic': '0',
  'kernel.panic_on_oops': '1',
  'kernel.panic_on_unrecovered_nmi': '0',
  'kernel.softlockup_panic': '0',
  'kernel.sysrq': '16',
  'kernel.tainted': '0',
  'kernel.unknown_nmi_panic': '0',
  'vm.swappiness': '30',
};

/** A RHEL 7 host as sos 3.9 collects it, without trouble unless the options bring some. Paths without the top folder. */
export function rhel7Host(options: Partial<Rhel7Options> = {}): Tree {
  const wanted = { ...DEFAULTS, ...options };
  const lines = [...bootLines(wanted.release, wanted.boot), ...wanted.kernelLines];
  return {
    ...kernelFiles(wanted, lines),
    ...hostFiles(wanted),
    ...bootFiles(wanted),
    'var/log/messages': wanted.earlierMessages + messages(lines, wanted.otherMessages),
    'var/log/dmesg': asRing(bootLines(wanted.release, wanted.boot)),
  };
}

function messages(kernel: readonly RingLine[], other: readonly RingLine[]): string {
  const collected = (COLLECTED - BOOTED) / 1000;
  const lines: RingLine[] = [
    ...kernel.map(([seconds, text]): RingLine => [seconds, `kernel: ${text}`]),
    [2, 'journal: Runtime journal is using 8.0M (max allowed 4.0G).'],
    [collected - 400, 'systemd: Started Session 12 of user root.'],
    [collected - 60, 'chronyd[1183]: Selected source 192.0.2.10'],
    ...other,
  ];
  const inOrder = lines.sort(([a], [b]) => a - b);
  return inOrder.map(([seconds, text]) => `${syslogStamp(BOOTED + seconds * 1000)} ${HOST} ${text}\n`).join('');
}

function kernelFiles({ release, sysctl }: Rhel7Options, lines: readonly RingLine[]): Tree {
  const all = { ...SYSCTL, ...sysctl };
  const text = Object.entries(all).map(([name, value]) => `${name} = ${value}`);
  return {
    'sos_commands/kernel/uname_-a': `Linux ${HOST}.example.com ${release} #1 SMP Wed Jul 7 15:54:32 UTC 2021 x86_64 x86_64 x86_64 GNU/Linux\n`,
    uname: { symlink: 'sos_commands/kernel/uname_-a' },
    'sos_commands/kernel/sysctl_-a': `${text.join('\n')}\n`,
    'sos_commands/kernel/dmesg': asRing(lines),
    dmesg: { symlink: 'sos_commands/kernel/dmesg' },
    'proc/version': `Linux version ${release} (mockbuild@builder.example.com) (gcc version 4.8.5) #1 SMP\n`,
    'proc/cmdline': `BOOT_IMAGE=/vmlinuz-${release} root=/dev/mapper/rhel-root ro crashkernel=auto rd.lvm.lv=rhel/root rhgb quiet\n`,
    'proc/sys/kernel/tainted': '0\n',
    'sys/kernel/kexec_crash_loaded': '1\n',
  };
}

function hostFiles({ installed, osRelease }: Rhel7Options): Tree {
  const packages = installed.map((version) => `kernel-${version}.x86_64`.padEnd(60));
  const listed = [...packages, 'bash-4.2.46-35.el7_9.x86_64', 'kernel-tools-3.10.0-1160.36.2.el7.x86_64'];
  return {
    'sos_commands/date/date': 'Mon May 16 02:41:12 JST 2022\n',
    'sos_commands/systemd/timedatectl':
      '      Local time: Mon 2022-05-16 02:41:12 JST\n  Universal time: Sun 2022-05-15 17:41:12 UTC\n       Time zone: Asia/Tokyo (JST, +0900)\n',
    'sos_commands/host/uptime': ' 02:41:12 up  3:19,  1 user,  load average: 1.09, 1.06, 1.05\n',
    'sos_commands/host/hostname': `${HOST}.example.com\n`,
    'etc/redhat-release': `${osRelease}\n`,
    'installed-rpms': `${listed.join('\n')}\n`,
    'sos_commands/hardware/dmidecode':
      '# dmidecode 3.2\nHandle 0x0000, DMI type 0, 26 bytes\nBIOS Information\n\tVendor: American Megatrends Inc.\n\tVersion: 2.1.7\n\tRelease Date: 03/11/2021\n\tCharacteristics:\n\t\tUEFI is supported\n\nHandle 0x0001, DMI type 1, 27 bytes\nSystem Information\n\tManufacturer: ExampleCorp\n\tProduct Name: S4\n\tSerial Number: EX4S00871\n',
    'sos_commands/processor/lscpu': 'Architecture:          x86_64\nCPU(s):                56\n',
    'proc/meminfo': 'MemTotal:       792485712 kB\nMemFree:        700000000 kB\n',
    'proc/mdstat': 'Personalities : \nunused devices: <none>\n',
    'etc/kdump.conf': 'path /var/crash\ncore_collector makedumpfile -l --message-level 1 -d 31\n',
    'sos_logs/sos.log': '2022-05-16 02:41:05,101 INFO: [sos.main] executing sosreport\n',
    'version.txt': 'sosreport: 3.9\n',
  };
}

function bootFiles({ boot }: Rhel7Options): Tree {
  if (boot === 'bios') {
    return {
      'sos_commands/boot/efibootmgr_-v': 'EFI variables are not supported on this system.\n',
      'sos_commands/boot/mokutil_--sb-state': 'EFI variables are not supported on this system\n',
    };
  }
  return {
    'sos_commands/boot/efibootmgr_-v':
      'BootCurrent: 0000\nTimeout: 1 seconds\nBootOrder: 0000\nBoot0000* Red Hat Enterprise Linux\tHD(1,GPT,3f0c)/File(\\EFI\\redhat\\shimx64.efi)\n',
    'sos_commands/boot/mokutil_--sb-state': 'SecureBoot disabled\n',
  };
}
