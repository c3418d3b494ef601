/** From where on a value is remarked on. Percents of what there is, unless said otherwise. */
export const THRESHOLDS = {
  /** Space and inodes of a filesystem, as df counts. */
  filesystemWarn: 90,
  filesystemBad: 97,
  /** Swap in use: some is normal, a full one means that memory ran out. */
  swapWarn: 50,
  swapBad: 90,
  /** Memory that the kernel calls available. */
  availableWarn: 10,
  availableBad: 3,
  /** Slab that cannot be given back: a leak of the kernel or a driver shows here. */
  slabWarn: 15,
  slabBad: 30,
  dirtyWarn: 10,
  /** Page tables: many processes that map much without hugepages. */
  pageTablesWarn: 5,
  /** Hugepages set aside and not used, of all memory. */
  hugePagesUnusedWarn: 10,
  /** Load of five minutes, in multiples of the CPUs. */
  loadWarn: 1,
  loadBad: 2,
  /** Snapshots and thin pools. */
  poolWarn: 80,
  poolBad: 95,
  /** Blocked processes at once: one or two may be a passing moment. */
  blockedBad: 3,
  /** Seconds that the clock is off. */
  clockWarn: 0.1,
  clockBad: 1,
  /** Open files and processes against their bound. */
  limitWarn: 80,
  limitBad: 95,
  /** Packets dropped, of all received, and at least so many. */
  droppedWarn: 0.1,
  droppedLeast: 1000,
  /** Errors, of all packets. */
  errorsBad: 0.1,
  /** Mbit/s below which a port is slow for a server. */
  slowPort: 1000,
} as const;

/** Percent of a part, 0 where the whole is none. */
export const percent = (part: number, whole: number): number => (whole > 0 ? (part / whole) * 100 : 0);

/** "bad" and "warn" from a value that grows worse upwards; null below both. */
export function grade(value: number, warn: number, bad: number): 'bad' | 'warn' | null {
  if (value >= bad) return 'bad';
  return value >= warn ? 'warn' : null;
}
