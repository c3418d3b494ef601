import { memo } from 'react';
import type { FleetRow } from '../../../shared/contracts/fleet.ts';
import { verdictOf } from '../../../shared/presentation/fleet.ts';
import type { FleetAxis } from '../../../shared/presentation/fleet-ruler.ts';
import { fleetWords } from '../../../shared/presentation/fleet-words.ts';
import { formatDate, withoutArchitecture } from '../../../shared/presentation/format.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { RiskBars } from '../../components/risk-bars.tsx';
import { SignLabel, severitySign, verdictSign } from '../../components/tones.tsx';
import { useActions, useAreaWords, useLanguage, useSharedWords } from '../../state/app-context.ts';
import { shortHost, shortOs } from '../../state/fleet/short-cells.ts';
import { fleetScreenWords } from '../../words/areas/fleet.ts';
import { MiniRuler } from './mini-ruler.tsx';

export interface FleetRowProps {
  readonly row: FleetRow;
  /** Counted from 1 with the head. */
  readonly place: number;
  readonly article: string | null;
  readonly axis: FleetAxis | null;
  /** The axis whose builds the head names; other streams' kernels are named in full. */
  readonly mainStream: string | null;
  /** "A", "B", or null; and whether it is selected at all. */
  readonly badge: string | null;
  readonly selected: boolean;
  readonly current: boolean;
  readonly onSelect: (caseId: string) => void;
  readonly onCurrent: (caseId: string) => void;
}

/** One host. */
export const FleetRowView = memo(function FleetRowView(props: FleetRowProps) {
  const { row, place, article, axis, badge, selected, current, onSelect, onCurrent } = props;
  const actions = useActions();
  const words = useAreaWords(fleetScreenWords);
  const name = visibleText(row.hostname ?? row.file);
  const classes = ['so-fleet-row', selected && 'so-fleet-selected', current && 'so-fleet-current'];
  return (
    <tr
      className={classes.filter(Boolean).join(' ')}
      aria-rowindex={place}
      data-testid="fleet-row"
      data-case={row.caseId}
      onMouseDown={() => onCurrent(row.caseId)}
    >
      <td>
        <input
          type="checkbox"
          checked={selected}
          aria-label={words.select(name)}
          onChange={() => onSelect(row.caseId)}
        />
      </td>
      <th scope="row" className="so-clip">
        <button
          type="button"
          className="so-text-button so-fleet-host"
          title={`${name}\n${visibleText(row.file)}`}
          onClick={() => actions.show({ name: 'summary', caseId: row.caseId })}
        >
          {shortHost(name)}
        </button>
        {badge !== null && <span className="so-badge">{badge}</span>}
      </th>
      <OsCell row={row} />
      <td className="so-clip">
        <VerdictCell row={row} article={article} />
      </td>
      <RunningCell {...props} />
      <td className="so-fleet-ruler">
        <MiniRuler axis={axis} row={row} />
      </td>
      <FindingCells row={row} />
      <WhenCells row={row} />
    </tr>
  );
});

function OsCell({ row }: { readonly row: FleetRow }) {
  const os = row.os === null ? null : visibleText(row.os);
  return (
    <td className="so-clip so-fleet-wide" title={os ?? undefined}>
      {os === null ? '' : shortOs(os)}
    </td>
  );
}

function VerdictCell({ row, article }: Pick<FleetRowProps, 'row' | 'article'>) {
  const words = useAreaWords(fleetScreenWords);
  const shared = useSharedWords();
  const verdict = verdictOf(row, article);
  if (verdict === null) return <span className="so-quiet">{words.noVerdict}</span>;
  return <SignLabel sign={verdictSign(verdict)}>{shared.verdict[verdict]}</SignLabel>;
}

function RunningCell({ row, mainStream }: Pick<FleetRowProps, 'row' | 'mainStream'>) {
  const words = useAreaWords(fleetScreenWords);
  if (row.kernel === null) return <td className="so-quiet">{words.unknown}</td>;
  const whole = visibleText(withoutArchitecture(row.kernel));
  const short = row.stream !== null && row.stream === mainStream && row.running !== null;
  return (
    <td className="so-mono so-clip so-fleet-kernel" title={whole}>
      {short ? row.running : whole}
    </td>
  );
}

function FindingCells({ row }: { readonly row: FleetRow }) {
  const words = useAreaWords(fleetScreenWords);
  const language = useLanguage();
  const top = row.topFinding;
  const cut = row.complete ? '' : words.cutShort;
  const title = top === null ? fleetWords(language).noFinding : visibleText(top.title);
  const text = cut === '' ? title : top === null ? cut : `${title} · ${cut}`;
  return (
    <>
      <td className="so-clip" title={text}>
        {text}
      </td>
      <td>
        {top === null ? (
          <span className="so-quiet">–</span>
        ) : (
          <RiskBars risk={top.risk} tone={severitySign(top.severity).tone} />
        )}
      </td>
      <td className="so-number">{row.findings}</td>
      <td className="so-number">{row.gaps}</td>
    </>
  );
}

function WhenCells({ row }: { readonly row: FleetRow }) {
  const language = useLanguage();
  const collected = row.collectedAt === null ? '' : formatDate(row.collectedAt.slice(0, 10), language);
  return (
    <>
      <td className="so-nowrap so-quiet so-fleet-wide">{collected}</td>
      <td className="so-clip so-quiet so-fleet-wide">{row.caseNumber === null ? '' : visibleText(row.caseNumber)}</td>
    </>
  );
}
