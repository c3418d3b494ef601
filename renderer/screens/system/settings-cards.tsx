import { formatDuration, formatShortTime, formatTime } from '../../../shared/presentation/format.ts';
import { changesAround, type PlacedChange, troubleTime } from '../../../shared/presentation/system/changes.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { Place, StateIcon, SystemCard, Table, useFirst } from './system-card.tsx';
import { useSystem } from './system-context.ts';

/** The units that systemd calls failed. */
export function UnitsCard() {
  const { overview, shared, words } = useSystem();
  const list = overview.failedUnits;
  const { rows, more } = useFirst(list?.rows ?? [], 10, list?.leftOut);
  if (list === null) return null;
  return (
    <SystemCard title={shared.part.units} parts={['units']} path={list.path} note={String(list.rows.length)}>
      {rows.length === 0 ? (
        <p className="so-card-body so-quiet">{words.noneHere}</p>
      ) : (
        <Table label={shared.part.units} heads={[words.unit, words.stateColumn, words.description]}>
          {rows.map(({ unit, active, sub, description, line }) => (
            <tr key={unit}>
              <td className="so-sys-name">
                <StateIcon state="warn" />
                <Place path={list.path} line={line} className="so-sys-link so-mono">
                  {visibleText(unit)}
                </Place>
              </td>
              <td>{visibleText([active, sub].filter((word, at, all) => all.indexOf(word) === at).join(', '))}</td>
              <td className="so-sys-wrap">{visibleText(description ?? '')}</td>
            </tr>
          ))}
        </Table>
      )}
      {more}
    </SystemCard>
  );
}

/** Settings that run otherwise than their files say, and those that are not the kernel's own. */
export function SysctlCard() {
  const { overview, shared, words } = useSystem();
  const told = overview.sysctl;
  const other = useFirst(told?.notAsConfigured ?? [], 6);
  const changed = useFirst(told?.changed ?? [], 12);
  if (told === null) return null;
  return (
    <SystemCard title={shared.part.sysctl} parts={['sysctl']} path={told.path}>
      {other.rows.length > 0 && (
        <>
          <h3 className="so-sys-sub">
            <StateIcon state="warn" /> {words.asFile}
          </h3>
          <Table label={words.asFile} heads={[words.setting, words.running, words.inFile]}>
            {other.rows.map(({ key, value, configured, path, line }) => (
              <tr key={key}>
                <td>
                  <Place path={path} line={line} className="so-sys-link so-mono">
                    {visibleText(key)}
                  </Place>
                </td>
                <td className="so-mono">{visibleText(value)}</td>
                <td className="so-mono">{visibleText(configured)}</td>
              </tr>
            ))}
          </Table>
          {other.more}
          <h3 className="so-sys-sub">{words.changedSettings}</h3>
        </>
      )}
      <Table label={words.changedSettings} heads={[words.setting, words.running, words.kernelsOwn]}>
        {changed.rows.map(({ key, value, kernelDefault, source, line }) => (
          <tr key={key} title={source}>
            <td>
              <Place path={told.path} line={line} className="so-sys-link so-mono">
                {visibleText(key)}
              </Place>
            </td>
            <td className="so-mono">{visibleText(value)}</td>
            <td className="so-mono">{kernelDefault}</td>
          </tr>
        ))}
      </Table>
      {changed.more}
      <p className="so-card-body so-quiet">{words.comparedWith(told.compared)}</p>
    </SystemCard>
  );
}

/** Packages changed last before the trouble, and the transactions that changed them. */
export function PackagesCard() {
  const { overview, summary, shared, words, language } = useSystem();
  const { packages, transactions } = overview;
  const list = useFirst(changesAround(summary, 60), 8, packages?.leftOut);
  const history = useFirst(transactions?.rows ?? [], 4, transactions?.leftOut);
  if (packages === null && transactions === null) return null;
  const trouble = troubleTime(summary);
  const lead = trouble === null ? words.troubleUnknown : words.troubleAt(formatTime(trouble, language));
  return (
    <SystemCard title={shared.part.packages} path={packages?.path ?? transactions?.path ?? null} lead={lead}>
      {packages !== null && (
        <Table
          label={shared.part.packages}
          heads={trouble === null ? [words.when, words.package] : [words.when, words.package, words.toTrouble]}
        >
          {list.rows.map((row) => (
            <ChangeRow key={`${row.name} ${row.line}`} row={row} path={packages.path} />
          ))}
        </Table>
      )}
      {list.more}
      {transactions !== null && (
        <>
          <h3 className="so-sys-sub">{words.transactions}</h3>
          <Table label={words.transactions} heads={[words.when, words.by, words.stateColumn, [words.altered]]}>
            {history.rows.map(({ id, at, by, actions, altered, line }) => (
              <tr key={id}>
                <td className="so-nowrap">
                  <Place path={transactions.path} line={line}>
                    {at === null ? String(id) : formatShortTime(at, language)}
                  </Place>
                </td>
                <td className="so-sys-wrap">{visibleText(by)}</td>
                <td>{visibleText(actions)}</td>
                <td className="so-number">{altered ?? '–'}</td>
              </tr>
            ))}
          </Table>
          {history.more}
        </>
      )}
    </SystemCard>
  );
}

function ChangeRow({ row, path }: { readonly row: PlacedChange; readonly path: string }) {
  const { words, language } = useSystem();
  const { secondsBefore: seconds } = row;
  const apart = seconds === null ? '' : formatDuration(Math.abs(seconds), language);
  const said = seconds === null ? '' : seconds >= 0 ? words.beforeTrouble(apart) : words.afterTrouble(apart);
  return (
    <tr className={seconds !== null && seconds < 0 ? 'so-sys-after' : undefined}>
      <td className="so-nowrap">{formatShortTime(row.at, language)}</td>
      <td className="so-sys-wrap">
        <Place path={path} line={row.line} className="so-sys-link so-mono">
          {visibleText(row.name)}
        </Place>
        {row.action !== 'installed' && <span className="so-quiet"> {words.action[row.action]}</span>}
      </td>
      {seconds !== null && <td className="so-nowrap">{said}</td>}
    </tr>
  );
}
