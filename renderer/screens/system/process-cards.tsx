import type { Process } from '../../../shared/contracts/system.ts';
import { formatCount, formatMemory } from '../../../shared/presentation/format.ts';
import { worstOf } from '../../../shared/presentation/system/remarks.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { Place, StateIcon, SystemCard, Table, useFirst } from './system-card.tsx';
import { useSystem } from './system-context.ts';

/** Processes in state D with what they wait in, and zombies. */
export function BlockedCard() {
  const { overview, words, shared, remarks } = useSystem();
  const { processes } = overview;
  const blocked = useFirst(
    processes?.blocked ?? [],
    10,
    (processes?.blockedCount ?? 0) - (processes?.blocked.length ?? 0),
  );
  const zombies = useFirst(
    processes?.zombies ?? [],
    5,
    (processes?.zombieCount ?? 0) - (processes?.zombies.length ?? 0),
  );
  if (processes === null) return null;
  const path = processes.waitsPath ?? processes.path;
  return (
    <SystemCard title={words.blocked} parts={['processes']} path={path} note={formatCount(processes.blockedCount)}>
      {processes.blockedCount === 0 ? (
        <p className="so-card-body so-quiet">{words.noneBlocked}</p>
      ) : (
        <>
          <Table label={words.blocked} heads={[[words.pid], words.command, words.waitsIn, words.since]}>
            {blocked.rows.map((row) => (
              <tr key={row.pid}>
                <td className="so-number">{row.pid}</td>
                <td className="so-sys-command">
                  <CommandOf process={row} path={processes.path} />
                </td>
                <td className="so-mono so-nowrap">
                  {row.waitsIn === null ? shared.state.unknown : visibleText(row.waitsIn)}
                </td>
                <td className="so-nowrap">{visibleText(row.started ?? '')}</td>
              </tr>
            ))}
          </Table>
          {blocked.more}
          <p className="so-card-body so-quiet">{words.blockedNote}</p>
        </>
      )}
      {processes.zombieCount > 0 && (
        <>
          <h3 className="so-sys-sub">
            <StateIcon state={worstOf(remarks, 'processes', 'zombies')} /> {words.zombies}
          </h3>
          <Table label={words.zombies} heads={[[words.pid], words.command, words.user]}>
            {zombies.rows.map((row) => (
              <tr key={row.pid}>
                <td className="so-number">{row.pid}</td>
                <td className="so-sys-command">
                  <CommandOf process={row} path={processes.path} />
                </td>
                <td>{visibleText(row.user ?? '')}</td>
              </tr>
            ))}
          </Table>
          {zombies.more}
        </>
      )}
    </SystemCard>
  );
}

function CommandOf({ process, path }: { readonly process: Process; readonly path: string }) {
  return (
    <Place path={path} line={process.line} className="so-sys-link so-mono so-clip">
      {visibleText(process.command)}
    </Place>
  );
}

/** The processes that take most CPU, below what there is in all. */
export function TopCpuCard() {
  const { overview, words, shared } = useSystem();
  const { processes } = overview;
  if (processes === null) return null;
  const { path, total, running, blockedCount, zombieCount } = processes;
  return (
    <SystemCard title={words.topCpu} path={path} lead={shared.processes(total, running, blockedCount, zombieCount)}>
      <TopTable label={words.topCpu} list={processes.topCpu} path={path} />
    </SystemCard>
  );
}

/** The processes that take most memory, and the sums of the users. */
export function TopMemoryCard() {
  const { overview, words } = useSystem();
  const { processes } = overview;
  if (processes === null) return null;
  return (
    <SystemCard title={words.topMemory} path={processes.path}>
      <TopTable label={words.topMemory} list={processes.topMemory} path={processes.path} />
      <h3 className="so-sys-sub">{words.byUser}</h3>
      <Table label={words.byUser} heads={[words.user, [words.processCount], [words.cpuPercent], [words.resident]]}>
        {processes.users.map(({ user, processes: count, cpuPercent, residentBytes }) => (
          <tr key={user}>
            <td>{visibleText(user)}</td>
            <td className="so-number">{formatCount(count)}</td>
            <td className="so-number">{cpuPercent.toFixed(1)}</td>
            <td className="so-number so-nowrap">{formatMemory(residentBytes)}</td>
          </tr>
        ))}
      </Table>
    </SystemCard>
  );
}

interface TopProps {
  readonly label: string;
  readonly list: readonly Process[];
  readonly path: string;
}

function TopTable({ label, list, path }: TopProps) {
  const { words } = useSystem();
  const { rows, more } = useFirst(list, 6);
  return (
    <>
      <Table label={label} heads={[words.command, words.user, [words.pid], [words.cpuPercent], [words.resident]]}>
        {rows.map((row) => (
          <tr key={row.pid}>
            <td className="so-sys-command">
              <CommandOf process={row} path={path} />
            </td>
            <td>{visibleText(row.user ?? '')}</td>
            <td className="so-number">{row.pid}</td>
            <td className="so-number">{row.cpuPercent?.toFixed(1) ?? '–'}</td>
            <td className="so-number so-nowrap">
              {row.residentBytes === null ? '–' : formatMemory(row.residentBytes)}
            </td>
          </tr>
        ))}
      </Table>
      {more}
    </>
  );
}
