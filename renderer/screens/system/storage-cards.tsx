import type { BlockDevice, Filesystem } from '../../../shared/contracts/system-storage.ts';
import { formatMemory } from '../../../shared/presentation/format.ts';
import type { RemarkState } from '../../../shared/presentation/system/remark.ts';
import { worstOf } from '../../../shared/presentation/system/remarks.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { Meter, Place, StateIcon, SystemCard, Table, useFirst, useWorstFirst } from './system-card.tsx';
import { useSystem } from './system-context.ts';

/** Memory's own filesystems tell little unless they are remarked on: they stand last. */
const OF_MEMORY = new Set(['tmpfs', 'devtmpfs', 'ramfs', 'efivarfs']);

/** Filesystems with bars, those with remarks first. */
export function FilesystemsCard() {
  const { overview, shared, words } = useSystem();
  const list = overview.filesystems;
  const disk = (list?.rows ?? []).filter(({ type }) => !OF_MEMORY.has(type ?? ''));
  const memory = (list?.rows ?? []).filter(({ type }) => OF_MEMORY.has(type ?? ''));
  const sorted = useWorstFirst([...disk, ...memory], 'filesystems', ({ mountpoint }) => mountpoint);
  const { rows, more } = useFirst(sorted, Math.max(8, Math.min(disk.length, 14)), list?.leftOut);
  if (list === null) return null;
  return (
    <SystemCard title={shared.part.filesystems} parts={['filesystems']} path={list.path}>
      <Table
        label={shared.part.filesystems}
        heads={[words.mountPoint, words.type, [words.size], words.used, [words.inodes]]}
      >
        {rows.map((row) => (
          <FilesystemRow key={`${row.mountpoint} ${row.line}`} row={row} path={list.path} />
        ))}
      </Table>
      {more}
    </SystemCard>
  );
}

/** The state of the row's use alone: a filesystem may be remarked on for its inodes. */
function useOf(row: Filesystem, state: RemarkState | null): RemarkState | null {
  return (row.usedPercent ?? 0) >= 90 ? state : null;
}

function FilesystemRow({ row, path }: { readonly row: Filesystem; readonly path: string }) {
  const { remarks, words } = useSystem();
  const state = worstOf(remarks, 'filesystems', row.mountpoint);
  const used = row.usedPercent;
  return (
    <tr>
      <td className="so-sys-name" title={visibleText(row.device)}>
        <StateIcon state={state} />
        <Place path={path} line={row.line} className="so-sys-link so-mono">
          {visibleText(row.mountpoint)}
        </Place>
        {row.alsoAt > 0 && <span className="so-quiet"> {words.alsoAt(row.alsoAt)}</span>}
      </td>
      <td>
        {visibleText(row.type ?? '')}
        {row.readOnly === true && <span className="so-quiet"> {words.readOnly}</span>}
      </td>
      <td className="so-number so-nowrap">{formatMemory(row.totalBytes)}</td>
      <td>
        <span className="so-sys-line">
          <Meter percent={used ?? 0} state={useOf(row, state)} />
          <span className="so-sys-percent">{used === null ? '–' : `${used} %`}</span>
        </span>
      </td>
      <td className="so-number">{row.inodesUsedPercent === null ? '–' : `${row.inodesUsedPercent} %`}</td>
    </tr>
  );
}

/** lsblk shows what stands on a multipath map once a path: it is shown below the first only. */
function withoutRepeats(rows: readonly BlockDevice[]): readonly BlockDevice[] {
  const seen = new Set<string>();
  return rows.filter(({ name, depth }) => {
    const repeated = seen.has(name) && depth > 1;
    seen.add(name);
    return !repeated;
  });
}

/** The tree of block devices. */
export function DisksCard() {
  const { overview, shared, words } = useSystem();
  const list = overview.disks;
  const telling = withoutRepeats(list?.rows ?? []).filter(({ sizeBytes }) => sizeBytes !== 0);
  const { rows, more } = useFirst(telling, 14, list?.leftOut);
  if (list === null) return null;
  const disks = telling.filter(({ kind }) => kind === 'disk').length;
  return (
    <SystemCard title={shared.part.disks} parts={['disks']} path={list.path} note={shared.disks(disks)}>
      <Table label={shared.part.disks} heads={[words.device, words.type, [words.size], words.modelOrMount]}>
        {rows.map(({ name, depth, kind, sizeBytes, model, mountpoint, line }) => (
          <tr key={`${name} ${line}`}>
            <td>
              <span className={`so-sys-depth-${Math.min(depth, 4)}`}>
                <Place path={list.path} line={line} className="so-sys-link so-mono">
                  {visibleText(name)}
                </Place>
              </span>
            </td>
            <td>{visibleText(kind)}</td>
            <td className="so-number so-nowrap">{sizeBytes === null ? '–' : formatMemory(sizeBytes)}</td>
            <td className="so-sys-wrap">
              {visibleText([model, mountpoint].filter((part) => part !== null).join(', '))}
            </td>
          </tr>
        ))}
      </Table>
      {more}
    </SystemCard>
  );
}
