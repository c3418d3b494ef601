import type { SystemOverview } from '../../contracts/system.ts';
import type { BlockDevice, Filesystem } from '../../contracts/system-storage.ts';
import type { CollectedMembers } from '../../members/types.ts';
import { textsOf } from '../host/facts-of.ts';
import { parseLsblk, parseLsscsi, parsePartedModel, parsePartitions } from '../parsers/system/disks.ts';
import { type DfRow, parseDf, parseMounts } from '../parsers/system/filesystems.ts';
import { parseLvs, parseMdArrays, parseMultipath, parsePvs, parseVgs } from '../parsers/system/storage.ts';
import { bounded } from '../parsers/system/table.ts';
import type { Found, PartReader } from './parts.ts';

const FILESYSTEMS = 2000;
const DISKS = 1000;
const VOLUMES = 1000;

interface List<T> {
  readonly path: string;
  readonly rows: T[];
  readonly leftOut: number;
}

/** A list as the contract has it; null stays null. */
export function listed<T>(found: Found<T[]> | null, most?: number): List<T> | null {
  return found && { path: found.path, ...bounded(found.value, most) };
}

/** Devices of these names are as many filesystems as there are mounts of them. */
const NO_DEVICE = /^(?:tmpfs|devtmpfs|shm|overlay|none|udev|ramfs|cgroup|hugetlbfs|composefs)/;
const identity = (row: DfRow): string =>
  NO_DEVICE.test(row.device) ? `${row.device} ${row.mountpoint}` : `${row.device} ${row.total}`;

/** One row a filesystem: of several mounts of a device the shortest path stays. */
function merged(rows: readonly DfRow[]): { row: DfRow; alsoAt: number }[] {
  const found = new Map<string, { row: DfRow; alsoAt: number }>();
  for (const row of rows) {
    if (row.total === null || row.total === 0) continue;
    const known = found.get(identity(row));
    if (known === undefined) found.set(identity(row), { row, alsoAt: 0 });
    else {
      const shorter = row.mountpoint.length < known.row.mountpoint.length ? row : known.row;
      found.set(identity(row), { row: shorter, alsoAt: known.alsoAt + 1 });
    }
  }
  return [...found.values()];
}

/** df's own percentage, of what ordinary users may fill. */
const percentOf = ({ percent, used, free }: DfRow): number | null => {
  if (percent !== null) return percent;
  const all = (used ?? 0) + (free ?? 0);
  return used === null || all <= 0 ? null : Math.round((used / all) * 100);
};

/** The mounted filesystems: space from df, inodes from df -i, type and mode from the mounts, the wanted mode from fstab. */
export function readFilesystems(parts: PartReader): SystemOverview['filesystems'] {
  const df = parts.read('filesystems', ['df', parseDf]);
  if (df === null) return null;
  const inodes = new Map(parts.maybe(['df-inodes', parseDf])?.value.map((row) => [row.mountpoint, row]));
  const mounts = new Map(parts.maybe(['mounts', parseMounts])?.value.map((mount) => [mount.mountpoint, mount]));
  const wanted = new Map(parts.maybe(['fstab', parseMounts])?.value.map((mount) => [mount.mountpoint, mount]));
  const rows = merged(df.value).map(({ row, alsoAt }): Filesystem => {
    const [counted, mount] = [inodes.get(row.mountpoint), mounts.get(row.mountpoint)];
    const countable = counted !== undefined && (counted.total ?? 0) > 0;
    return {
      device: row.device,
      mountpoint: row.mountpoint,
      type: mount?.type ?? null,
      totalBytes: (row.total ?? 0) * 1024,
      usedBytes: (row.used ?? 0) * 1024,
      availableBytes: Math.max(0, row.free ?? 0) * 1024,
      usedPercent: percentOf(row),
      inodesTotal: countable ? counted.total : null,
      inodesUsed: countable ? counted.used : null,
      inodesUsedPercent: countable ? percentOf(counted) : null,
      readOnly: mount?.readOnly ?? null,
      readOnlyConfigured: wanted.get(row.mountpoint)?.readOnly ?? null,
      alsoAt,
      line: row.line,
    };
  });
  return { path: df.path, ...bounded(rows, FILESYSTEMS) };
}

/** Models by the disk's name, from parted and lsscsi. */
function models(members: CollectedMembers, parts: PartReader): ReadonlyMap<string, string> {
  const found = new Map(parts.maybe(['lsscsi', parseLsscsi])?.value);
  for (const { text } of textsOf(members, 'parted').slice(0, DISKS)) {
    const told = parsePartedModel(text);
    if (told.state === 'ok' && !found.has(told.value.disk)) found.set(told.value.disk, told.value.model);
  }
  return found;
}

/** The block devices: lsblk's tree, else /proc/partitions, with the models that other commands name. */
export function readDisks(members: CollectedMembers, parts: PartReader): SystemOverview['disks'] {
  const found = parts.read<BlockDevice[]>('disks', ['lsblk', parseLsblk], ['partitions', parsePartitions]);
  if (found === null) return null;
  const named = models(members, parts);
  const exact = new Map(parts.maybe(['partitions', parsePartitions])?.value.map((row) => [row.name, row.sizeBytes]));
  const rows = found.value.map((row) => ({
    ...row,
    sizeBytes: exact.get(row.name) ?? row.sizeBytes,
    model: named.get(row.name) ?? row.model,
  }));
  return { path: found.path, ...bounded(rows, DISKS) };
}

/** Physical volumes, groups and logical volumes; null where none of the three lists can be had. */
export function readLvm(parts: PartReader): SystemOverview['lvm'] {
  const pvs = parts.maybe(['pvs', parsePvs]);
  const vgs = parts.maybe(['vgs', parseVgs]);
  const lvs = parts.read('lvm', ['lvs', parseLvs]);
  if (pvs === null && vgs === null && lvs === null) return null;
  return {
    physicalVolumes: listed(pvs, VOLUMES),
    volumeGroups: listed(vgs, VOLUMES),
    logicalVolumes: listed(lvs, VOLUMES),
  };
}

export const readRaidArrays = (parts: PartReader): SystemOverview['raid'] =>
  listed(parts.read('raid', ['mdstat', parseMdArrays]));

export const readMultipath = (parts: PartReader): SystemOverview['multipath'] =>
  listed(parts.read('multipath', ['multipath', parseMultipath]), VOLUMES);
