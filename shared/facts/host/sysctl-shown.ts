import { shown } from '../parsed.ts';

/** Settings that decide what the kernel does on a hang, an oops or an NMI, and so what the evidence means. */
const EXACT = new Set([
  'kernel.unknown_nmi_panic',
  'kernel.panic_on_unrecovered_nmi',
  'kernel.panic_on_io_nmi',
  'kernel.softlockup_panic',
  'kernel.hardlockup_panic',
  'kernel.softlockup_all_cpu_backtrace',
  'kernel.nmi_watchdog',
  'kernel.watchdog',
  'kernel.watchdog_thresh',
  'kernel.sysrq',
  'kernel.tainted',
  'kernel.kexec_load_disabled',
  'kernel.core_pattern',
  'vm.panic_on_oom',
  'vm.overcommit_memory',
  'vm.swappiness',
]);

const FAMILIES = ['kernel.hung_task_', 'kernel.panic'];

/** The settings that the host card and the reports show; the engine has all of them. */
export function sysctlShown(sysctl: ReadonlyMap<string, string>): Record<string, string> {
  const entries = [...sysctl].filter(([key]) => EXACT.has(key) || FAMILIES.some((family) => key.startsWith(family)));
  return Object.fromEntries(entries.map(([key, value]) => [key, shown(value)]));
}
