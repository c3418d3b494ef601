import type { SystemOverview } from '../../contracts/system.ts';
import type { Filesystem, LogicalVolume, MdArray, MultipathMap } from '../../contracts/system-storage.ts';
import { type Remark, remark } from './remark.ts';
import { grade, percent, THRESHOLDS as T } from './thresholds.ts';

/** Read-only by nature: images and media. */
const ALWAYS_READ_ONLY = new Set(['iso9660', 'udf', 'squashfs', 'cramfs', 'erofs', 'romfs']);
/** Disk filesystems that the kernel makes read-only when it meets an error. */
const CAN_FAIL = /^(?:ext[234]|xfs|btrfs|jfs|reiserfs|gfs2)$/;

function filesystem(row: Filesystem, path: string): Remark[] {
  const place = { path, line: row.line };
  const { mountpoint: at, usedPercent: used, inodesUsedPercent: inodes, type } = row;
  if (type !== null && ALWAYS_READ_ONLY.has(type)) return [];
  const failed = row.readOnly === true && row.readOnlyConfigured !== true && type !== null && CAN_FAIL.test(type);
  return [
    ...remark(
      'filesystems',
      at,
      grade(used ?? 0, T.filesystemWarn, T.filesystemBad),
      place,
      `${at} is ${used} % full`,
      `${at} の使用率が ${used}% です`,
    ),
    ...remark(
      'filesystems',
      at,
      grade(inodes ?? 0, T.filesystemWarn, T.filesystemBad),
      place,
      `${at} has used ${inodes} % of its inodes`,
      `${at} の inode 使用率が ${inodes}% です`,
    ),
    ...remark(
      'filesystems',
      at,
      failed ? 'bad' : null,
      place,
      `${at} is mounted read-only, which fstab does not ask for`,
      `${at} が読み取り専用でマウントされています (fstab の指定ではありません)`,
    ),
  ];
}

function array(row: MdArray, path: string): Remark[] {
  const place = { path, line: row.line };
  const { device, disksWanted: wanted, disksWorking: working, failed, task } = row;
  const degraded = wanted !== null && working !== null && working < wanted;
  // A container with volumes works, though mdstat calls it inactive and its disks spares.
  const stopped = !row.active && (row.volumes === null || row.volumes.length === 0);
  return [
    ...remark(
      'raid',
      device,
      stopped ? 'bad' : null,
      place,
      `${device} is inactive`,
      `${device} が停止しています (inactive)`,
    ),
    ...remark(
      'raid',
      device,
      degraded ? 'bad' : null,
      place,
      `${device} is degraded: ${working} of ${wanted} disks work`,
      `${device} が縮退しています: ${wanted} 台中 ${working} 台が動作`,
    ),
    ...remark(
      'raid',
      device,
      failed.length > 0 ? 'bad' : null,
      place,
      `${device}: failed ${failed.join(', ')}`,
      `${device}: 障害のあるメンバー ${failed.join(', ')}`,
    ),
    ...remark(
      'raid',
      device,
      task !== null && task.kind !== 'check' ? 'warn' : null,
      place,
      `${device}: ${task?.kind} at ${task?.percent ?? 0} %`,
      `${device}: ${task?.kind} ${task?.percent ?? 0}%`,
    ),
  ];
}

function volume(row: LogicalVolume, path: string): Remark[] {
  const place = { path, line: row.line };
  const name = `${row.group}/${row.name}`;
  const { dataPercent: data, metadataPercent: metadata } = row;
  return [
    ...remark(
      'lvm',
      name,
      row.partial ? 'bad' : null,
      place,
      `${name} is partial: a physical volume is missing`,
      `${name} が不完全です: 物理ボリュームが不足しています`,
    ),
    ...remark(
      'lvm',
      name,
      grade(data ?? 0, T.poolWarn, T.poolBad),
      place,
      `${name} is ${data} % full`,
      `${name} の使用率が ${data}% です`,
    ),
    ...remark(
      'lvm',
      name,
      grade(metadata ?? 0, T.poolWarn, T.poolBad),
      place,
      `${name}: metadata is ${metadata} % full`,
      `${name} のメタデータ使用率が ${metadata}% です`,
    ),
  ];
}

function map(row: MultipathMap, path: string): Remark[] {
  const place = { path, line: row.line };
  const failed = row.paths.filter((one) => one.failed).length;
  const total = row.paths.length;
  return [
    ...remark(
      'multipath',
      row.name,
      failed > 0 ? 'bad' : null,
      place,
      `${row.name}: ${failed} of ${total} paths failed`,
      `${row.name}: ${total} パス中 ${failed} パスが障害`,
    ),
    ...remark(
      'multipath',
      row.name,
      total === 1 && failed === 0 ? 'warn' : null,
      place,
      `${row.name} has a single path`,
      `${row.name} のパスは 1 本だけです`,
    ),
    ...remark(
      'multipath',
      row.name,
      total === 0 ? 'bad' : null,
      place,
      `${row.name} has no path`,
      `${row.name} にパスがありません`,
    ),
  ];
}

/** Filesystems, RAID, LVM and multipath. */
export function storageRemarks({ filesystems, raid, lvm, multipath }: SystemOverview): Remark[] {
  const { physicalVolumes: pvs = null, volumeGroups: vgs = null, logicalVolumes: lvs = null } = lvm ?? {};
  return [
    ...(filesystems?.rows ?? []).flatMap((row) => filesystem(row, filesystems?.path ?? '')),
    ...(raid?.rows ?? []).flatMap((row) => array(row, raid?.path ?? '')),
    ...(pvs?.rows ?? []).flatMap((row) =>
      remark(
        'lvm',
        row.name,
        row.missing ? 'bad' : null,
        { path: pvs?.path ?? null, line: row.line },
        `A physical volume of ${row.group} is missing`,
        `${row.group} の物理ボリュームが見つかりません`,
      ),
    ),
    ...(vgs?.rows ?? []).flatMap((row) =>
      remark(
        'lvm',
        row.name,
        row.partial ? 'bad' : null,
        { path: vgs?.path ?? null, line: row.line },
        `Volume group ${row.name} is partial`,
        `ボリュームグループ ${row.name} が不完全です`,
      ),
    ),
    ...(lvs?.rows ?? []).flatMap((row) => volume(row, lvs?.path ?? '')),
    ...(multipath?.rows ?? []).flatMap((row) => map(row, multipath?.path ?? '')),
  ];
}

/** Swap: how much of it is in use. */
export function swapRemarks({ swap }: SystemOverview): Remark[] {
  const rows = swap?.rows ?? [];
  const total = rows.reduce((sum, row) => sum + row.sizeBytes, 0);
  const used = percent(
    rows.reduce((sum, row) => sum + row.usedBytes, 0),
    total,
  );
  const place = { path: swap?.path ?? null, line: rows[0]?.line ?? null };
  const said = Math.round(used);
  return remark(
    'swap',
    null,
    grade(used, T.swapWarn, T.swapBad),
    place,
    `Swap is ${said} % in use`,
    `スワップ使用率が ${said}% です`,
  );
}
