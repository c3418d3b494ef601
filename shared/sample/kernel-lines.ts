/*
 * Kernel messages of the EFI page-fault bug, as el7 prints them: the seed article's two excerpts, from two machines.
 * A line is [microseconds after the block's start, text].
 */
export type RingLine = readonly [seconds: number, text: string];

export interface FaultyMachine {
  readonly cpu: number;
  readonly pid: number;
  readonly kworker: string;
  readonly address: string;
  readonly release: string;
}

const MODULES =
  'Modules linked in: wdat_wdt pcspkr ipmi_ssif joydev sg i2c_i801 lpc_ich mei_me mei ipmi_si ipmi_devintf ipmi_msghandler acpi_pad(+) acpi_power_meter(+) ip_tables xfs libcrc32c sd_mod crc_t10dif crct10dif_generic ast igb drm_kms_helper crct10dif_pclmul crct10dif_common crc32c_intel ptp syscopyarea pps_core sysfillrect sysimgblt dca fb_sys_fops nvme i2c_algo_bit ttm nvme_core drm ahci libahci megaraid_sas libata drm_panel_orientation_quirks nfit libnvdimm dm_mirror dm_region_hash dm_log dm_mod fuse';

const FAULT_TRACE = [
  'Call Trace:',
  ' [<ffffffff84383559>] dump_stack+0x19/0x1b',
  ' [<ffffffff83c9b258>] __warn+0xd8/0x100',
  ' [<ffffffff83c9b2df>] warn_slowpath_fmt+0x5f/0x80',
  ' [<ffffffff83c8c830>] efi_recover_from_page_fault+0x40/0x120',
  ' [<ffffffff83c75c86>] no_context+0xb6/0x300',
  ' [<ffffffff83c75fe2>] __bad_area_nosemaphore+0x112/0x220',
  ' [<ffffffff83c76104>] bad_area_nosemaphore+0x14/0x20',
  ' [<ffffffff84390750>] __do_page_fault+0x310/0x500',
  ' [<ffffffff83ce8494>] ? find_busiest_group+0x144/0x990',
  ' [<ffffffff84390975>] do_page_fault+0x35/0x90',
  ' [<ffffffff8438c778>] page_fault+0x28/0x30',
  ' [<ffffffff83c7df01>] ? switch_mm_irqs_off+0x21/0x290',
  ' [<ffffffff83c7dff5>] ? switch_mm_irqs_off+0x115/0x290',
  ' [<ffffffff83c8daa8>] ? efi_call+0x58/0x90',
  ' [<ffffffff83c8ce51>] ? efi_switch_mm+0x31/0x50',
  ' [<ffffffff841d4139>] ? efi_call_rts+0x2f9/0x600',
  ' [<ffffffff83cbde6f>] ? process_one_work+0x17f/0x440',
  ' [<ffffffff83cbef86>] ? worker_thread+0x126/0x3c0',
  ' [<ffffffff83cc5e41>] ? kthread+0xd1/0xe0',
  ' [<ffffffff84395df7>] ? ret_from_fork_nospec_begin+0x21/0x21',
];

/** The page fault, its recovery, and the services going off, beginning at `start` seconds after boot. */
export function pageFault(machine: FaultyMachine, start: number): RingLine[] {
  const { cpu, pid, kworker, address, release } = machine;
  const at = (micro: number): number => start + micro / 1e6;
  return [
    [at(0), '------------[ cut here ]------------'],
    [
      at(16),
      `WARNING: CPU: ${cpu} PID: ${pid} at arch/x86/platform/efi/quirks.c:489 efi_recover_from_page_fault+0x40/0x120`,
    ],
    [at(20), `[Firmware Bug]: Page fault caused by firmware at PA: ${address}`],
    [at(21), MODULES],
    [at(63), `CPU: ${cpu} PID: ${pid} Comm: ${kworker} Not tainted ${release} #1`],
    [at(75), 'Hardware name: ExampleCorp S4/S4-MB, BIOS 2.1.7 03/11/2021'],
    [at(82), 'Workqueue: efi_rts_wq efi_call_rts'],
    ...FAULT_TRACE.map((text, index): RingLine => [at(84 + index * 5), text]),
    [at(251), '---[ end trace 32d18cdf2277bf49 ]---'],
    [at(264), 'efi: Froze efi_rts_wq and disabled EFI Runtime Services'],
    [at(333), 'efi: EFI Runtime Services are disabled!'],
  ];
}

/** The list corruption that was seen right after the freeze. */
export function listCorruption(release: string, start: number): RingLine[] {
  const at = (micro: number): number => start + micro / 1e6;
  return [
    [at(0), '------------[ cut here ]------------'],
    [at(11), 'WARNING: CPU: 38 PID: 1333 at lib/list_debug.c:53 __list_del_entry+0x63/0xd0'],
    [at(13), 'list_del corruption, ffffddf083ff0c20->next is LIST_POISON1 (dead000000000100)'],
    [at(55), `CPU: 38 PID: 1333 Comm: systemd-journal Tainted: G        W      ------------   ${release} #1`],
    [at(59), 'Call Trace:'],
    [at(63), ' [<ffffffff84383559>] dump_stack+0x19/0x1b'],
    [at(82), ' [<ffffffff83fa6753>] __list_del_entry+0x63/0xd0'],
    [at(87), ' [<ffffffff83fa67cd>] list_del+0xd/0x30'],
    [at(91), ' [<ffffffff83c7c0a8>] pgd_free+0x58/0x90'],
    [at(95), ' [<ffffffff83c97687>] __mmdrop+0x27/0xb0'],
    [at(101), ' [<ffffffff83cd4bbd>] finish_task_switch+0x16d/0x1c0'],
    [at(108), ' [<ffffffff84388e10>] __schedule+0x320/0x680'],
    [at(169), '---[ end trace 32d18cdf2277bf4a ]---'],
  ];
}

/** The watchdog's note of the frozen worker. */
export function hungWorker({ kworker, pid }: FaultyMachine, start: number): RingLine[] {
  const lines = [
    `INFO: task ${kworker}:${pid} blocked for more than 120 seconds.`,
    '"echo 0 > /proc/sys/kernel/hung_task_timeout_secs" disables this message.',
    `${kworker.padEnd(15)} D ffffa2bffa90b180     0  ${pid}      2 0x00000000`,
    'Workqueue: efi_rts_wq efi_call_rts',
    'Call Trace:',
    ' [<ffffffff84389199>] schedule+0x29/0x70',
    ' [<ffffffff83c8c8c5>] efi_recover_from_page_fault+0xd5/0x120',
    ' [<ffffffff83c75c86>] no_context+0xb6/0x300',
    ' [<ffffffff84390750>] __do_page_fault+0x310/0x500',
    ' [<ffffffff84390975>] do_page_fault+0x35/0x90',
    ' [<ffffffff8438c778>] page_fault+0x28/0x30',
    ' [<ffffffff83c8daa8>] ? efi_call+0x58/0x90',
    ' [<ffffffff841d4139>] ? efi_call_rts+0x2f9/0x600',
    ' [<ffffffff83cbde6f>] ? process_one_work+0x17f/0x440',
    ' [<ffffffff83cbef86>] ? worker_thread+0x126/0x3c0',
    ' [<ffffffff83cc5e41>] ? kthread+0xd1/0xe0',
  ];
  return lines.map((text, index): RingLine => [start + index * 4e-6, text]);
}

/** The watchdog's panic, where kernel.hung_task_panic is set. */
export const hungTaskPanic = (start: number): RingLine[] => [
  [start, 'NMI backtrace for cpu 12'],
  [start + 3e-5, 'Kernel panic - not syncing: hung_task: blocked tasks'],
];

/** The first lines that a kernel prints. */
export function bootLines(release: string, boot: 'uefi' | 'bios'): RingLine[] {
  const efi: RingLine[] = [
    [0, 'efi: EFI v2.70 by American Megatrends'],
    [0, 'efi:  ACPI 2.0=0x6c7e3000  ACPI=0x6c7e3000  SMBIOS=0x6d9ba000  SMBIOS 3.0=0x6d9b9000'],
  ];
  return [
    [0, 'Initializing cgroup subsys cpuset'],
    [
      0,
      `Linux version ${release} (mockbuild@builder.example.com) (gcc version 4.8.5 20150623 (Red Hat 4.8.5-44) (GCC) ) #1 SMP`,
    ],
    [
      0,
      `Command line: BOOT_IMAGE=/vmlinuz-${release} root=/dev/mapper/rhel-root ro crashkernel=auto rd.lvm.lv=rhel/root rhgb quiet`,
    ],
    [0, 'e820: BIOS-provided physical RAM map:'],
    [0, 'BIOS-e820: [mem 0x0000000000000000-0x000000000009efff] usable'],
    [0, 'NX (Execute Disable) protection: active'],
    ...(boot === 'uefi' ? efi : []),
    [0, 'SMBIOS 3.2.1 present.'],
    [0, 'DMI: ExampleCorp S4/S4-MB, BIOS 2.1.7 03/11/2021'],
    [0.000001, 'tsc: Detected 2600.000 MHz processor'],
    [0.262113, 'smpboot: CPU0: Intel(R) Xeon(R) Gold 6132 CPU @ 2.60GHz (fam: 06, model: 55, stepping: 04)'],
    [2.914577, 'md: Autodetecting RAID arrays.'],
    [3.201986, 'SELinux:  Disabled at runtime.'],
    [4.118273, 'systemd[1]: systemd 219 running in system mode.'],
    [6.740025, 'XFS (dm-0): Mounting V5 Filesystem'],
  ];
}

/** The ring as dmesg prints it. */
export const asRing = (lines: readonly RingLine[]): string =>
  `${lines.map(([seconds, text]) => `[${seconds.toFixed(6).padStart(12)}] ${text}`).join('\n')}\n`;

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** "May 15 23:25:22" of milliseconds of wall clock. */
export function syslogStamp(time: number): string {
  const date = new Date(time);
  const day = String(date.getUTCDate()).padStart(2);
  return `${MONTHS[date.getUTCMonth()]} ${day} ${date.toISOString().slice(11, 19)}`;
}

/** The same lines as rsyslog writes them, for a boot that began at `booted` (milliseconds of wall clock). */
export const asSyslog = (lines: readonly RingLine[], host: string, booted: number): string =>
  lines.map(([seconds, text]) => `${syslogStamp(booted + seconds * 1000)} ${host} kernel: ${text}\n`).join('');
