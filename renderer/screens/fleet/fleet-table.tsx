import { AngleDownIcon } from '@patternfly/react-icons/dist/esm/icons/angle-down-icon';
import { AngleUpIcon } from '@patternfly/react-icons/dist/esm/icons/angle-up-icon';
import { type KeyboardEvent, type RefObject, useCallback, useEffect, useLayoutEffect, useMemo, useRef } from 'react';
import type { FleetRow, FleetTable } from '../../../shared/contracts/fleet.ts';
import type { FleetColumn, FleetSort } from '../../../shared/presentation/fleet.ts';
import { type FleetAxis, fleetAxis } from '../../../shared/presentation/fleet-ruler.ts';
import { fleetWords } from '../../../shared/presentation/fleet-words.ts';
import { useActions, useAreaWords, useLanguage } from '../../state/app-context.ts';
import type { FleetView } from '../../state/fleet/fleet-view.ts';
import { useRowWindow } from '../../state/fleet/use-row-window.ts';
import { fleetScreenWords } from '../../words/areas/fleet.ts';
import { FleetRowView } from './fleet-row.tsx';
import { RulerHead } from './mini-ruler.tsx';

/** Height of a row in px: styles/fleet.css sets the same. */
const ROW = 31;
const WIDE: ReadonlySet<FleetColumn> = new Set(['os', 'collected', 'case']);
const NUMBERS: ReadonlySet<FleetColumn> = new Set(['findings', 'gaps']);
const BEFORE_RULER: readonly FleetColumn[] = ['host', 'os', 'verdict', 'running'];
const AFTER_RULER: readonly FleetColumn[] = ['top', 'risk', 'findings', 'gaps', 'collected', 'case'];

export interface FleetTableProps {
  readonly table: FleetTable;
  /** The rows as filtered and sorted. */
  readonly rows: readonly FleetRow[];
  readonly article: string | null;
  readonly view: FleetView;
  readonly onSort: (column: FleetColumn) => void;
  readonly onSelect: (caseId: string) => void;
  readonly onCurrent: (caseId: string) => void;
  /** Moves the current row; false at an end. */
  readonly onMove: (step: 1 | -1) => boolean;
  /** The row that the keys moved to and that the keyboard has yet to go to. */
  readonly moved: RefObject<string | null>;
}

/** The axes by stream, and the stream that most hosts run: its builds are named in the head. */
function useAxes({ table, article }: FleetTableProps) {
  return useMemo(() => {
    const axes = new Map(table.streams.map((one) => [one.id, fleetAxis(one, table.rows, article)]));
    const hosts = (axis: FleetAxis): number => table.rows.filter(({ stream }) => stream === axis.stream).length;
    const [main] = [...axes.values()].sort((a, b) => hosts(b) - hosts(a));
    return { axes, main: main ?? null };
  }, [table, article]);
}

/** Keeps the row that the keys move in view. */
function useFollow(frame: RefObject<HTMLDivElement | null>, rows: readonly FleetRow[], current: string | null): void {
  useEffect(() => {
    const at = rows.findIndex(({ caseId }) => caseId === current);
    const element = frame.current;
    if (at < 0 || element === null) return;
    const [top, bottom] = [at * ROW, (at + 2) * ROW];
    if (top < element.scrollTop) element.scrollTop = top;
    else if (bottom > element.scrollTop + element.clientHeight) element.scrollTop = bottom - element.clientHeight;
  }, [frame, rows, current]);
}

/**
 * The keyboard goes along with the row that the keys moved to, before the next key can come: Space would else be for the
 * control that had it. A row out of view has no box until it was scrolled to; nothing has the keyboard meanwhile.
 */
function useFocus(frame: RefObject<HTMLDivElement | null>, { moved, view, rows }: FleetTableProps): void {
  useLayoutEffect(() => {
    const caseId = moved.current;
    if (caseId === null) return;
    const wanted = caseId === view.current && rows.some((row) => row.caseId === caseId);
    const box = wanted ? frame.current?.querySelector(`[data-case="${CSS.escape(caseId)}"] input`) : null;
    if (box instanceof HTMLElement) box.focus({ preventScroll: true });
    else if (wanted && document.activeElement instanceof HTMLElement) {
      document.activeElement.blur();
      return;
    }
    moved.current = null;
  });
}

/** The hosts, a row each; only the rows in view are drawn. */
export function FleetTableView(props: FleetTableProps) {
  const { rows, article, view, onSelect, onCurrent, onMove } = props;
  const words = useAreaWords(fleetScreenWords);
  const frame = useRef<HTMLDivElement>(null);
  const { axes, main } = useAxes(props);
  const { first, end, above, below } = useRowWindow(frame, rows.length, ROW);
  useFollow(frame, rows, view.current);
  useFocus(frame, props);
  const actions = useActions();
  // On a row's own box: the arrows move, Enter opens.
  const onKey = (event: KeyboardEvent): void => {
    const row = event.target instanceof HTMLInputElement ? event.target.closest('[data-case]') : null;
    const caseId = row?.getAttribute('data-case') ?? null;
    if (caseId === null || event.ctrlKey || event.altKey || event.metaKey) return;
    if (event.key === 'Enter') actions.show({ name: 'summary', caseId });
    else if (event.key === 'ArrowDown') onMove(1);
    else if (event.key === 'ArrowUp') onMove(-1);
    else return;
    event.preventDefault();
  };
  const badge = useCallback(
    (caseId: string): string | null => ['A', 'B'][view.selected.indexOf(caseId)] ?? null,
    [view.selected],
  );
  return (
    <div className="so-fleet-frame" ref={frame}>
      <table className="so-table so-fleet-table" aria-label={words.table} aria-rowcount={rows.length + 1}>
        <Columns />
        <Head {...props} main={main} />
        <tbody onKeyDown={onKey}>
          {above > 0 && <Gap height={above} />}
          {rows.slice(first, end).map((row, at) => (
            <FleetRowView
              key={row.caseId}
              row={row}
              place={first + at + 2}
              article={article}
              axis={row.stream === null ? null : (axes.get(row.stream) ?? null)}
              mainStream={main?.stream ?? null}
              badge={badge(row.caseId)}
              selected={view.selected.includes(row.caseId)}
              current={view.current === row.caseId}
              onSelect={onSelect}
              onCurrent={onCurrent}
            />
          ))}
          {below > 0 && <Gap height={below} />}
        </tbody>
      </table>
    </div>
  );
}

/** In place of rows that are out of view. */
function Gap({ height }: { readonly height: number }) {
  return (
    <tr>
      <td colSpan={13} className="so-fleet-gap" style={{ height }} />
    </tr>
  );
}

function Columns() {
  const names = ['pick', ...BEFORE_RULER, 'ruler', ...AFTER_RULER];
  return (
    <colgroup>
      {names.map((name) => (
        <col key={name} className={`so-col-${name}`} />
      ))}
    </colgroup>
  );
}

function Head({ view, onSort, main }: FleetTableProps & { readonly main: FleetAxis | null }) {
  const words = useAreaWords(fleetScreenWords);
  const cell = (column: FleetColumn) => <SortHead key={column} column={column} sort={view.sort} onSort={onSort} />;
  return (
    <thead>
      <tr aria-rowindex={1}>
        <td aria-label={words.select('')} />
        {BEFORE_RULER.map(cell)}
        <th scope="col" className="so-fleet-ruler">
          {main === null ? words.ruler : <RulerHead axis={main} />}
        </th>
        {AFTER_RULER.map(cell)}
      </tr>
    </thead>
  );
}

interface SortHeadProps {
  readonly column: FleetColumn;
  readonly sort: FleetSort;
  readonly onSort: (column: FleetColumn) => void;
}

function SortHead({ column, sort, onSort }: SortHeadProps) {
  const say = fleetWords(useLanguage());
  const sorted = sort.column === column;
  const order = sort.descending ? 'descending' : 'ascending';
  const classes = [NUMBERS.has(column) && 'so-number', WIDE.has(column) && 'so-fleet-wide'].filter(Boolean).join(' ');
  return (
    <th scope="col" className={classes} aria-sort={sorted ? order : undefined}>
      <button type="button" className="so-fleet-sort" data-testid={`sort-${column}`} onClick={() => onSort(column)}>
        {say.column[column]}
        {sorted && (sort.descending ? <AngleUpIcon /> : <AngleDownIcon />)}
      </button>
    </th>
  );
}
