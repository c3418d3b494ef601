import type { LogicalVolume, MdArray, MultipathMap } from '../../../shared/contracts/system-storage.ts';
import { formatMemory } from '../../../shared/presentation/format.ts';
import { worstOf } from '../../../shared/presentation/system/remarks.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { Place, StateIcon, SystemCard, Table, useFirst, useWorstFirst } from './system-card.tsx';
import { useSystem } from './system-context.ts';

const amount = (bytes: number | null): string => (bytes === null ? '–' : formatMemory(bytes));

/** Software RAID. Without an array there is no card. */
export function RaidCard() {
  const { overview, shared, words } = useSystem();
  const list = overview.raid;
  const sorted = useWorstFirst(list?.rows ?? [], 'raid', ({ device }) => device);
  const { rows, more } = useFirst(sorted, 10, list?.leftOut);
  if (list === null || list.rows.length === 0) return null;
  return (
    <SystemCard title={shared.part.raid} parts={['raid']} path={list.path}>
      <Table label={shared.part.raid} heads={[words.array, words.level, words.stateColumn, words.disksColumn]}>
        {rows.map((row) => (
          <ArrayRow key={row.device} row={row} path={list.path} />
        ))}
      </Table>
      {more}
    </SystemCard>
  );
}

function ArrayRow({ row, path }: { readonly row: MdArray; readonly path: string }) {
  const { remarks, words } = useSystem();
  const task = row.task === null ? '' : `, ${row.task.kind} ${row.task.percent ?? 0} %`;
  const health = row.health === null ? '' : ` [${row.health}]`;
  const spare = row.members.filter((name) => row.spares.includes(name));
  const working = row.members.filter((name) => !row.spares.includes(name));
  const disks = [working.join(' '), ...(spare.length === 0 ? [] : [words.spare(spare.join(' '))])];
  return (
    <tr>
      <td className="so-sys-name">
        <StateIcon state={worstOf(remarks, 'raid', row.device)} />
        <Place path={path} line={row.line} className="so-sys-link so-mono">
          {visibleText(row.device)}
        </Place>
      </td>
      <td>{visibleText(row.level ?? '–')}</td>
      <td>
        {visibleText(
          `${row.active ? words.activeState : (row.volumes ?? []).length > 0 ? words.containerOf((row.volumes ?? []).join(' ')) : words.inactiveState}${health}${task}`,
        )}
      </td>
      <td className="so-mono so-sys-wrap">{visibleText(disks.filter((part) => part !== '').join('; '))}</td>
    </tr>
  );
}

/** Volume groups with their free space, physical volumes that are missing, logical volumes. */
export function LvmCard() {
  const { overview, shared, words, remarks } = useSystem();
  const { lvm } = overview;
  const groups = lvm?.volumeGroups ?? null;
  const volumes = lvm?.logicalVolumes ?? null;
  const sorted = useWorstFirst(volumes?.rows ?? [], 'lvm', ({ group, name }) => `${group}/${name}`);
  const { rows, more } = useFirst(sorted, 8, volumes?.leftOut);
  const none = (groups?.rows.length ?? 0) + (volumes?.rows.length ?? 0) === 0;
  if (lvm === null || none) return null;
  return (
    <SystemCard title={shared.part.lvm} parts={['lvm']} path={groups?.path ?? volumes?.path ?? null}>
      {groups !== null && (
        <Table label={words.group} heads={[words.group, [words.physicalVolumes], [words.size], [words.free]]}>
          {groups.rows.slice(0, 50).map(({ name, physicalVolumes, sizeBytes, freeBytes, line }) => (
            <tr key={name}>
              <td className="so-sys-name">
                <StateIcon state={worstOf(remarks, 'lvm', name)} />
                <Place path={groups.path} line={line} className="so-sys-link so-mono">
                  {visibleText(name)}
                </Place>
              </td>
              <td className="so-number">{physicalVolumes ?? '–'}</td>
              <td className="so-number so-nowrap">{amount(sizeBytes)}</td>
              <td className="so-number so-nowrap">{amount(freeBytes)}</td>
            </tr>
          ))}
        </Table>
      )}
      {volumes !== null && (
        <>
          <h3 className="so-sys-sub">{words.logicalVolumes}</h3>
          <Table
            label={words.logicalVolumes}
            heads={[words.volume, words.group, words.stateColumn, [words.size], [words.used]]}
          >
            {rows.map((row) => (
              <VolumeRow key={`${row.group}/${row.name}`} row={row} path={volumes.path} />
            ))}
          </Table>
          {more}
        </>
      )}
    </SystemCard>
  );
}

function VolumeRow({ row, path }: { readonly row: LogicalVolume; readonly path: string }) {
  const { remarks } = useSystem();
  return (
    <tr>
      <td className="so-sys-name">
        <StateIcon state={worstOf(remarks, 'lvm', `${row.group}/${row.name}`)} />
        <Place path={path} line={row.line} className="so-sys-link so-mono">
          {visibleText(row.name)}
        </Place>
      </td>
      <td>{visibleText(row.group)}</td>
      <td className="so-mono">{visibleText(row.attributes)}</td>
      <td className="so-number so-nowrap">{amount(row.sizeBytes)}</td>
      <td className="so-number">{row.dataPercent === null ? '–' : `${row.dataPercent} %`}</td>
    </tr>
  );
}

/** Multipath maps with the state of each path. */
export function MultipathCard() {
  const { overview, shared, words } = useSystem();
  const list = overview.multipath;
  const sorted = useWorstFirst(list?.rows ?? [], 'multipath', ({ name }) => name);
  const { rows, more } = useFirst(sorted, 8, list?.leftOut);
  if (list === null) return null;
  return (
    <SystemCard title={shared.part.multipath} parts={['multipath']} path={list.path}>
      <Table label={shared.part.multipath} heads={[words.map, [words.size], words.paths]}>
        {rows.map((row) => (
          <MapRow key={row.name} row={row} path={list.path} />
        ))}
      </Table>
      {more}
    </SystemCard>
  );
}

function MapRow({ row, path }: { readonly row: MultipathMap; readonly path: string }) {
  const { remarks, shared } = useSystem();
  const working = row.paths.filter(({ failed }) => !failed).length;
  return (
    <tr>
      <td className="so-sys-name" title={visibleText(row.wwid ?? '')}>
        <StateIcon state={worstOf(remarks, 'multipath', row.name)} />
        <Place path={path} line={row.line} className="so-sys-link so-mono">
          {visibleText(row.name)}
        </Place>
        <div className="so-quiet">{visibleText(row.product ?? '')}</div>
      </td>
      <td className="so-number so-nowrap">{amount(row.sizeBytes)}</td>
      <td>
        {shared.paths(working, row.paths.length)}
        {row.paths.slice(0, 16).map(({ address, device, states, failed }) => (
          <div key={`${address} ${device}`} className="so-sys-path">
            <StateIcon state={failed ? 'bad' : null} />
            <span className="so-mono so-small">{visibleText(`${address} ${device} ${states}`)}</span>
          </div>
        ))}
      </td>
    </tr>
  );
}
