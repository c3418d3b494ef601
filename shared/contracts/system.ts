import { z } from 'zod';
import { Network } from './system-network.ts';
import { BlockDevice, Filesystem, Lvm, listOf, MdArray, MultipathMap, SwapDevice } from './system-storage.ts';

const Line = z.number().int().nullable();
const Bytes = z.number().nullable();
const Count = z.number().nullable();
const Text = z.string().nullable();

export const Cpu = z.object({
  path: z.string(),
  model: Text,
  /** Logical CPUs. */
  cpus: z.number().int().nullable(),
  sockets: z.number().int().nullable(),
  coresPerSocket: z.number().int().nullable(),
  threadsPerCore: z.number().int().nullable(),
  numaNodes: z.number().int().nullable(),
  megahertz: Count,
  /** CPUs that are switched off, in the kernel's list form ("2,5-7"). */
  offline: Text,
  hypervisor: Text,
  /** CPU vulnerabilities that the kernel says it does not mitigate. */
  vulnerableTo: z.array(z.string()),
});
export type Cpu = z.infer<typeof Cpu>;

/** Load averages of 1, 5 and 15 minutes; processes that can run, and all, where /proc/loadavg tells. */
export const Load = z.object({
  path: z.string(),
  one: z.number(),
  five: z.number(),
  fifteen: z.number(),
  runnable: Count,
  tasks: Count,
});
export type Load = z.infer<typeof Load>;

/** `/proc/meminfo` in bytes; hugepages in pages of `hugePageBytes`. */
export const Memory = z.object({
  path: z.string(),
  totalBytes: z.number(),
  freeBytes: Bytes,
  /** The kernel's own estimate; null before 3.14 (and before RHEL 7). */
  availableBytes: Bytes,
  buffersBytes: Bytes,
  cachedBytes: Bytes,
  anonymousBytes: Bytes,
  sharedBytes: Bytes,
  slabBytes: Bytes,
  slabUnreclaimableBytes: Bytes,
  pageTablesBytes: Bytes,
  kernelStackBytes: Bytes,
  dirtyBytes: Bytes,
  writebackBytes: Bytes,
  swapTotalBytes: Bytes,
  swapFreeBytes: Bytes,
  committedBytes: Bytes,
  commitLimitBytes: Bytes,
  hardwareCorruptedBytes: Bytes,
  anonymousHugePagesBytes: Bytes,
  hugePagesTotal: Count,
  hugePagesFree: Count,
  hugePagesReserved: Count,
  hugePageBytes: Bytes,
});
export type Memory = z.infer<typeof Memory>;

export const Process = z.object({
  pid: z.number().int(),
  user: Text,
  /** As ps prints it: "Ss", "D". */
  state: z.string(),
  cpuPercent: Count,
  memoryPercent: Count,
  residentBytes: Bytes,
  started: Text,
  /** CPU time used, as ps prints it. */
  time: Text,
  command: z.string(),
  /** The kernel function that it waits in. */
  waitsIn: Text,
  line: Line,
});
export type Process = z.infer<typeof Process>;

export const Processes = z.object({
  path: z.string(),
  /** The list that `waitsIn` was read from. */
  waitsPath: Text,
  total: z.number().int(),
  running: z.number().int(),
  blockedCount: z.number().int(),
  zombieCount: z.number().int(),
  topCpu: z.array(Process),
  topMemory: z.array(Process),
  /** In uninterruptible sleep (state D), at most as many as the bound; `blockedCount` counts all. */
  blocked: z.array(Process),
  zombies: z.array(Process),
  users: z.array(
    z.object({ user: z.string(), processes: z.number().int(), cpuPercent: z.number(), residentBytes: z.number() }),
  ),
});
export type Processes = z.infer<typeof Processes>;

export const FailedUnit = z.object({
  unit: z.string(),
  load: Text,
  active: Text,
  sub: Text,
  description: Text,
  line: Line,
});
export type FailedUnit = z.infer<typeof FailedUnit>;

export const Selinux = z.object({
  path: z.string(),
  enabled: z.boolean(),
  mode: Text,
  configuredMode: Text,
  policy: Text,
});
export type Selinux = z.infer<typeof Selinux>;

/** The memory kept for a crash kernel, and the service that loads it. What `host.kdump` has is not repeated. */
export const KdumpService = z.object({
  path: z.string(),
  reservedBytes: Bytes,
  /** systemd's word: active, inactive, failed. */
  service: Text,
});
export type KdumpService = z.infer<typeof KdumpService>;

/** A setting that runs with another value than the kernel has without any configuration. */
export const SysctlChange = z.object({
  key: z.string(),
  value: z.string(),
  kernelDefault: z.string(),
  source: z.string(),
  line: Line,
});
export type SysctlChange = z.infer<typeof SysctlChange>;

/** A setting that runs with another value than its configuration asks for. */
export const SysctlMismatch = z.object({
  key: z.string(),
  value: z.string(),
  configured: z.string(),
  path: z.string(),
  line: z.number().int(),
});
export type SysctlMismatch = z.infer<typeof SysctlMismatch>;

/** A package as it was last installed or changed. `at` is ISO 8601 on the host's clock. */
export const PackageChange = z.object({
  at: z.string(),
  name: z.string(),
  action: z.enum(['installed', 'upgraded', 'removed', 'changed']),
  line: Line,
});
export type PackageChange = z.infer<typeof PackageChange>;

/** A transaction of `yum history` or `dnf history`. */
export const PackageTransaction = z.object({
  id: z.number().int(),
  at: Text,
  by: z.string(),
  actions: z.string(),
  altered: Count,
  line: Line,
});
export type PackageTransaction = z.infer<typeof PackageTransaction>;

export const TimeSync = z.object({
  path: z.string(),
  tool: z.enum(['chrony', 'ntp', 'timedatectl']),
  synchronized: z.boolean().nullable(),
  server: Text,
  stratum: Count,
  /** Seconds that the clock is ahead (+) or behind (-). */
  offsetSeconds: Count,
});
export type TimeSync = z.infer<typeof TimeSync>;

export const Limits = z.object({
  path: z.string(),
  openFiles: Count,
  openFilesMax: Count,
  pidMax: Count,
  threadsMax: Count,
});
export type Limits = z.infer<typeof Limits>;

/** The parts of the overview, by the names that `missing` uses. */
export const SystemPart = z.enum([
  'cpu',
  'load',
  'memory',
  'swap',
  'disks',
  'filesystems',
  'raid',
  'lvm',
  'multipath',
  'interfaces',
  'routes',
  'dns',
  'processes',
  'waits',
  'units',
  'selinux',
  'kdump',
  'sysctl',
  'packages',
  'time',
  'limits',
  'tuned',
]);
export type SystemPart = z.infer<typeof SystemPart>;

/**
 * What the host was like when the sosreport was made. A part is null where it could not be had; `missing` says why: absent
 * from the archive, empty, or not understood (then with the member's path).
 */
export const SystemOverview = z.object({
  os: z.object({ maintenanceEnds: Text }),
  cpu: Cpu.nullable(),
  load: Load.nullable(),
  memory: Memory.nullable(),
  swap: listOf(SwapDevice).nullable(),
  disks: listOf(BlockDevice).nullable(),
  filesystems: listOf(Filesystem).nullable(),
  raid: listOf(MdArray).nullable(),
  lvm: Lvm.nullable(),
  multipath: listOf(MultipathMap).nullable(),
  network: Network,
  processes: Processes.nullable(),
  failedUnits: listOf(FailedUnit).nullable(),
  selinux: Selinux.nullable(),
  kdump: KdumpService.nullable(),
  sysctl: z
    .object({
      path: z.string(),
      changed: z.array(SysctlChange),
      notAsConfigured: z.array(SysctlMismatch),
      compared: z.number().int(),
    })
    .nullable(),
  packages: listOf(PackageChange).nullable(),
  transactions: listOf(PackageTransaction).nullable(),
  time: TimeSync.nullable(),
  limits: Limits.nullable(),
  tuned: z.object({ path: z.string(), profile: z.string() }).nullable(),
  missing: z.array(
    z.object({ part: SystemPart, reason: z.enum(['absent', 'empty', 'unparsable']), path: Text, note: Text }),
  ),
});
export type SystemOverview = z.infer<typeof SystemOverview>;
