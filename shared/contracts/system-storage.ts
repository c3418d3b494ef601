import { z } from 'zod';

/** Rows of one member: `line` of a row counts from 1 in it. Rows beyond a bound are not kept, `leftOut` says how many. */
export const listOf = <T extends z.ZodType>(row: T) =>
  z.object({ path: z.string(), rows: z.array(row), leftOut: z.number().int() });

const Line = z.number().int().nullable();
const Bytes = z.number().nullable();
const Percent = z.number().nullable();

/** A swap device or file of `/proc/swaps`. */
export const SwapDevice = z.object({
  device: z.string(),
  kind: z.string(),
  sizeBytes: z.number(),
  usedBytes: z.number(),
  priority: z.number().nullable(),
  line: Line,
});
export type SwapDevice = z.infer<typeof SwapDevice>;

/** A block device: whole disks and what stands on them. `depth` 0 is a disk, `parent` the device that it stands on. */
export const BlockDevice = z.object({
  name: z.string(),
  kind: z.string(),
  depth: z.number().int(),
  parent: z.string().nullable(),
  sizeBytes: Bytes,
  readOnly: z.boolean().nullable(),
  mountpoint: z.string().nullable(),
  model: z.string().nullable(),
  line: Line,
});
export type BlockDevice = z.infer<typeof BlockDevice>;

/** A mounted filesystem that has a size. Percents are of what may be used, as `df` counts. */
export const Filesystem = z.object({
  device: z.string(),
  mountpoint: z.string(),
  type: z.string().nullable(),
  totalBytes: z.number(),
  usedBytes: z.number(),
  availableBytes: z.number(),
  usedPercent: Percent,
  inodesTotal: z.number().nullable(),
  inodesUsed: z.number().nullable(),
  inodesUsedPercent: Percent,
  /** Mounted read-only; null where no list of mounts tells. */
  readOnly: z.boolean().nullable(),
  /** What /etc/fstab asks for: true for `ro`; null where it does not name the mount point. */
  readOnlyConfigured: z.boolean().nullable(),
  /** Further mount points of the same device, bind mounts for example. */
  alsoAt: z.number().int(),
  line: Line,
});
export type Filesystem = z.infer<typeof Filesystem>;

/** A software RAID array of `/proc/mdstat`. */
export const MdArray = z.object({
  device: z.string(),
  level: z.string().nullable(),
  active: z.boolean(),
  sizeBytes: Bytes,
  disksWanted: z.number().int().nullable(),
  disksWorking: z.number().int().nullable(),
  /** "U_": a letter a member, `_` for one that is missing. */
  health: z.string().nullable(),
  members: z.array(z.string()),
  failed: z.array(z.string()),
  spares: z.array(z.string()),
  /** Of a container (imsm, ddf), which mdstat calls inactive: the arrays that live in it. Null for any other array. */
  volumes: z.array(z.string()).nullable(),
  /** What runs on it: recovery, resync, reshape, check. */
  task: z.object({ kind: z.string(), percent: Percent }).nullable(),
  line: Line,
});
export type MdArray = z.infer<typeof MdArray>;

export const PhysicalVolume = z.object({
  name: z.string(),
  group: z.string().nullable(),
  sizeBytes: Bytes,
  freeBytes: Bytes,
  /** The volume group names it, but no device holds it. */
  missing: z.boolean(),
  line: Line,
});
export type PhysicalVolume = z.infer<typeof PhysicalVolume>;

export const VolumeGroup = z.object({
  name: z.string(),
  attributes: z.string(),
  physicalVolumes: z.number().int().nullable(),
  logicalVolumes: z.number().int().nullable(),
  sizeBytes: Bytes,
  freeBytes: Bytes,
  /** Some of its physical volumes are missing. */
  partial: z.boolean(),
  line: Line,
});
export type VolumeGroup = z.infer<typeof VolumeGroup>;

export const LogicalVolume = z.object({
  name: z.string(),
  group: z.string(),
  attributes: z.string(),
  sizeBytes: Bytes,
  /** Of snapshots and thin pools: how full they are. */
  dataPercent: Percent,
  metadataPercent: Percent,
  active: z.boolean(),
  partial: z.boolean(),
  line: Line,
});
export type LogicalVolume = z.infer<typeof LogicalVolume>;

export const Lvm = z.object({
  physicalVolumes: listOf(PhysicalVolume).nullable(),
  volumeGroups: listOf(VolumeGroup).nullable(),
  logicalVolumes: listOf(LogicalVolume).nullable(),
});
export type Lvm = z.infer<typeof Lvm>;

/** One path of a multipath map, with the states that `multipath -ll` prints ("active ready running"). */
export const MultipathPath = z.object({
  device: z.string(),
  address: z.string(),
  states: z.string(),
  failed: z.boolean(),
});
export type MultipathPath = z.infer<typeof MultipathPath>;

export const MultipathMap = z.object({
  name: z.string(),
  wwid: z.string().nullable(),
  device: z.string().nullable(),
  product: z.string().nullable(),
  sizeBytes: Bytes,
  writeProtected: z.boolean().nullable(),
  paths: z.array(MultipathPath),
  line: Line,
});
export type MultipathMap = z.infer<typeof MultipathMap>;
