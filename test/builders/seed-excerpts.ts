/*
 * The two log excerpts of KB 6990972 as they stand there, "[...]" left out of the first, from two machines. Fixed text:
 * what Sosight must find in them, with line numbers, is tested against it.
 */
export const SEED_EXCERPT_1 = `[   34.313537] WARNING: CPU: 58 PID: 2597 at arch/x86/platform/efi/quirks.c:489 efi_recover_from_page_fault+0x40/0x120
[   34.313541] [Firmware Bug]: Page fault caused by firmware at PA: 0xfffffffeecb081e7
[   34.313584] CPU: 58 PID: 2597 Comm: kworker/u672:4 Not tainted 3.10.0-1160.36.2.el7.x86_64 #1
[   34.313603] Workqueue: efi_rts_wq efi_call_rts
[   34.313787] efi: Froze efi_rts_wq and disabled EFI Runtime Services
[   34.313854] efi: EFI Runtime Services are disabled!
`;

export const SEED_EXCERPT_2 = `[   11.004945] ------------[ cut here ]------------
[   11.004961] WARNING: CPU: 38 PID: 5 at arch/x86/platform/efi/quirks.c:489 efi_recover_from_page_fault+0x40/0x120
[   11.004964] [Firmware Bug]: Page fault caused by firmware at PA: 0xfffffffeeca13c7f
[   11.005015] CPU: 38 PID: 5 Comm: kworker/u256:0 Not tainted 3.10.0-1160.36.2.el7.x86_64 #1
[   11.005027] Workqueue: efi_rts_wq efi_call_rts
[   11.005029] Call Trace:
[   11.005039]  [<ffffffff84383559>] dump_stack+0x19/0x1b
[   11.005057]  [<ffffffff83c8c830>] efi_recover_from_page_fault+0x40/0x120
[   11.005142]  [<ffffffff83c7daa8>] ? efi_call+0x58/0x90
[   11.005152]  [<ffffffff841d4139>] ? efi_call_rts+0x2f9/0x600
[   11.005196] ---[ end trace 32d18cdf2277bf49 ]---
[   11.005209] efi: Froze efi_rts_wq and disabled EFI Runtime Services
[   11.006254] ------------[ cut here ]------------
[   11.006265] WARNING: CPU: 38 PID: 1333 at lib/list_debug.c:53 __list_del_entry+0x63/0xd0
[   11.006267] list_del corruption, ffffddf083ff0c20->next is LIST_POISON1 (dead000000000100)
[   11.006295] efi: EFI Runtime Services are disabled!
[   11.006309] CPU: 38 PID: 1333 Comm: systemd-journal Tainted: G        W      ------------   3.10.0-1160.36.2.el7.x86_64 #1
[   11.006313] Call Trace:
[   11.006345]  [<ffffffff83c7c0a8>] pgd_free+0x58/0x90
[   11.006349]  [<ffffffff83c97687>] __mmdrop+0x27/0xb0
[   11.006423] ---[ end trace 32d18cdf2277bf4a ]---
`;
