import type { Evidence } from '../../shared/contracts/finding.ts';

/** The kernel of the sample host, as its trace blocks print it. */
export const AFFECTED_KERNEL = '3.10.0-1160.36.2.el7.x86_64';

const DMESG_HEAD: readonly string[] = [
  '[   34.313522] ------------[ cut here ]------------',
  '[   34.313537] WARNING: CPU: 58 PID: 2597 at arch/x86/platform/efi/quirks.c:489 efi_recover_from_page_fault+0x40/0x120',
  '[   34.313541] [Firmware Bug]: Page fault caused by firmware at PA: 0xfffffffeecb081e7',
  '[   34.313544] Modules linked in: wdat_wdt pcspkr ipmi_ssif joydev sg',
  '[   34.313580]  nvme_core drm ahci libahci dm_mod fuse',
  `[   34.313584] CPU: 58 PID: 2597 Comm: kworker/u672:4 Not tainted ${AFFECTED_KERNEL} #1`,
  '[   34.313590] Hardware name: ExampleCorp S4/S4, BIOS 1.22 01/12/2021',
  '[   34.313603] Workqueue: efi_rts_wq efi_call_rts',
  '[   34.313606] Call Trace:',
  '[   34.313614]  [<ffffffff84383559>] dump_stack+0x19/0x1b',
  '[   34.313622]  [<ffffffff83c9b258>] __warn+0xd8/0x100',
  '[   34.313628]  [<ffffffff83c9b2df>] warn_slowpath_fmt+0x5f/0x80',
];

const DMESG_TAIL: readonly string[] = [
  '[   34.313771]  [<ffffffff84395df7>] ? ret_from_fork_nospec_begin+0x21/0x21',
  '[   34.313776]  [<ffffffff83cc5d70>] ? insert_kthread_work+0x40/0x40',
  '[   34.313779] ---[ end trace 32d18cdf2277bf49 ]---',
  '[   34.313787] efi: Froze efi_rts_wq and disabled EFI Runtime Services',
  '[   34.313801] list_del corruption, ffffddf083ff0c20->next is LIST_POISON1 (dead000000000100)',
  '[   34.313824] Modules linked in: wdat_wdt pcspkr ipmi_ssif joydev sg',
  '[   34.313840] ---[ end trace 32d18cdf2277bf4a ]---',
  '[   34.313854] efi: EFI Runtime Services are disabled!',
  '[   35.002310] ixgbe 0000:3b:00.0 ens1f0: NIC Link is Up 10 Gbps, Flow Control: RX/TX',
];

const CRASH_HEAD: readonly string[] = [
  '[   11.004945] ------------[ cut here ]------------',
  '[   11.004961] WARNING: CPU: 38 PID: 5 at arch/x86/platform/efi/quirks.c:489 efi_recover_from_page_fault+0x40/0x120',
  '[   11.004964] [Firmware Bug]: Page fault caused by firmware at PA: 0xfffffffeeca13c7f',
  '[   11.004966] Modules linked in: wdat_wdt pcspkr ipmi_ssif joydev sg',
  `[   11.005015] CPU: 38 PID: 5 Comm: kworker/u256:0 Not tainted ${AFFECTED_KERNEL} #1`,
  '[   11.005027] Workqueue: efi_rts_wq efi_call_rts',
  '[   11.005029] Call Trace:',
];

const CRASH_MIDDLE: readonly string[] = [
  '[   11.005193]  [<ffffffff83cc5d70>] ? insert_kthread_work+0x40/0x40',
  '[   11.005196] ---[ end trace 32d18cdf2277bf49 ]---',
  '[   11.005209] efi: Froze efi_rts_wq and disabled EFI Runtime Services',
  '[   11.006254] ------------[ cut here ]------------',
  '[   11.006265] WARNING: CPU: 38 PID: 1333 at lib/list_debug.c:53 __list_del_entry+0x63/0xd0',
  '[   11.006267] list_del corruption, ffffddf083ff0c20->next is LIST_POISON1 (dead000000000100)',
];

const CRASH_TAIL: readonly string[] = [
  '[  245.760114] INFO: task kworker/u256:0:5 blocked for more than 120 seconds.',
  '[  245.760120] "echo 0 > /proc/sys/kernel/hung_task_timeout_secs" disables this message.',
  '[  245.760126] kworker/u256:0  D ffffa2bffa90b180     0     5      2 0x00000000',
  '[  245.760131] Workqueue: efi_rts_wq efi_call_rts',
  '[  245.760136] Call Trace:',
];

const CRASH_PANIC: readonly string[] = [
  '[  245.760390]  [<ffffffff84395df7>] ret_from_fork_nospec_begin+0x21/0x21',
  '[  245.760398] Kernel panic - not syncing: hung_task: blocked tasks',
  '[  245.760402] CPU: 12 PID: 402 Comm: khungtaskd Kdump: loaded Tainted: G        W      ------------   ' +
    `${AFFECTED_KERNEL} #1`,
];

const MESSAGES: readonly string[] = [
  'May 15 23:25:22 dbsrv07 kernel: INFO: task kworker/u672:4:2597 blocked for more than 120 seconds.',
  'May 15 23:25:22 dbsrv07 kernel: "echo 0 > /proc/sys/kernel/hung_task_timeout_secs" disables this message.',
  'May 15 23:25:22 dbsrv07 kernel: kworker/u672:4  D ffffa2bffa90b180     0  2597      2 0x00000000',
  'May 15 23:25:22 dbsrv07 kernel: Workqueue: efi_rts_wq efi_call_rts',
];

const SOS_LOG: readonly string[] = [
  "2022-05-16 02:36:07,412 INFO: [plugin:boot] collecting output of 'efibootmgr -v'",
  "2022-05-16 02:41:07,418 WARNING: [plugin:boot] command 'efibootmgr -v' timed out after 300s",
];

interface Place {
  readonly path: string;
  readonly firstLine: number;
  readonly lines: readonly string[];
  readonly boot: number | null;
  readonly printedBy: string | null;
}

const DMESG = 'sos_commands/kernel/dmesg';
const CRASH = 'var/crash/127.0.0.1-2022-05-15-23:08:41/vmcore-dmesg.txt';
const now = { boot: 0, printedBy: AFFECTED_KERNEL } as const;
const before = { boot: -1, printedBy: AFFECTED_KERNEL } as const;

const PLACES = {
  dmesg: { path: DMESG, firstLine: 1203, lines: DMESG_HEAD, ...now },
  dmesgEnd: { path: DMESG, firstLine: 1246, lines: DMESG_TAIL, ...now },
  crash: { path: CRASH, firstLine: 1187, lines: CRASH_HEAD, ...before },
  crashFroze: { path: CRASH, firstLine: 1228, lines: CRASH_MIDDLE, ...before },
  crashHung: { path: CRASH, firstLine: 1377, lines: CRASH_TAIL, ...before },
  crashPanic: { path: CRASH, firstLine: 1401, lines: CRASH_PANIC, ...before },
  messages: { path: 'var/log/messages', firstLine: 48222, lines: MESSAGES, ...now },
  sosLog: { path: 'sos_logs/sos.log', firstLine: 911, lines: SOS_LOG, boot: null, printedBy: null },
} satisfies Record<string, Place>;

/** The line of a place that holds `words`, as evidence with those words marked. */
function proof(signal: string, place: Place, words: string, time: string | null): Evidence {
  const index = place.lines.findIndex((line) => line.includes(words));
  const text = place.lines[index];
  if (text === undefined) throw new Error(`the sample has no line with "${words}"`);
  const start = text.indexOf(words);
  const uptime = /^\[\s*(\d+\.\d+)\]/.exec(text)?.[1];
  return {
    signal,
    path: place.path,
    line: place.firstLine + index,
    time,
    uptime: uptime === undefined ? null : Number(uptime),
    printedBy: place.printedBy,
    boot: place.boot,
    text,
    marks: [[start, start + words.length]],
    excerpt: { firstLine: place.firstLine, lines: [...place.lines] },
  };
}

const BOOT_0 = '2022-05-15T23:21:50+09:00';
const BOOT_1 = '2022-05-15T23:04:38+09:00';
const PANIC = '2022-05-15T23:08:33+09:00';

/** The proving lines of the sample's EFI finding, in the article's order. */
export const efiEvidence = (): Evidence[] => [
  proof('page-fault-warning', PLACES.dmesg, 'efi_recover_from_page_fault', BOOT_0),
  proof('firmware-page-fault', PLACES.dmesg, 'Page fault caused by firmware', BOOT_0),
  proof('rts-workqueue', PLACES.dmesg, 'efi_rts_wq', BOOT_0),
  proof('rts-frozen', PLACES.dmesgEnd, 'Froze efi_rts_wq and disabled EFI Runtime Services', BOOT_0),
  proof('rts-disabled', PLACES.dmesgEnd, 'EFI Runtime Services are disabled!', BOOT_0),
  proof('firmware-page-fault', PLACES.crash, 'Page fault caused by firmware', BOOT_1),
  proof('rts-frozen', PLACES.crashFroze, 'Froze efi_rts_wq and disabled EFI Runtime Services', BOOT_1),
  proof('list-corruption', PLACES.crashFroze, 'list_del corruption', BOOT_1),
  proof('kworker-hung', PLACES.crashHung, 'blocked for more than 120 seconds', PANIC),
  proof('hung-task-panic', PLACES.crashPanic, 'Kernel panic - not syncing: hung_task: blocked tasks', PANIC),
  proof('kworker-hung', PLACES.messages, 'blocked for more than 120 seconds', '2022-05-15T23:25:22+09:00'),
  proof('efibootmgr-timeout', PLACES.sosLog, 'timed out after 300s', '2022-05-16T02:41:07+09:00'),
];

/** One line of another log as evidence, with no context. */
export function lineEvidence(
  signal: string,
  path: string,
  line: number,
  text: string,
  words: string,
  time: string | null,
): Evidence {
  return {
    ...proof(signal, { path, firstLine: line, lines: [text], boot: 0, printedBy: null }, words, time),
    printedBy: null,
  };
}
