import { Button } from '@patternfly/react-core';
import { useCallback, useMemo, useRef } from 'react';
import type { FleetFormat, FleetTable } from '../../../shared/contracts/fleet.ts';
import { filteredRows, leadingArticle, sortedRows } from '../../../shared/presentation/fleet.ts';
import { useOutcome } from '../../components/outcome-line.tsx';
import { useActions, useAppState, useAreaWords } from '../../state/app-context.ts';
import { type FleetView, NO_FILTER, sortBy, toggled, toggledGroup } from '../../state/fleet/fleet-view.ts';
import { useFleetTable, useFleetView } from '../../state/fleet/use-fleet.ts';
import { useCommands } from '../../state/use-commands.ts';
import { fleetScreenWords } from '../../words/areas/fleet.ts';
import { ComparePanel } from '../compare/compare-panel.tsx';
import { FleetEmpty, FleetSkeleton } from './fleet-empty.tsx';
import { FleetHead } from './fleet-head.tsx';
import { FleetReading } from './fleet-reading.tsx';
import { FleetSummary } from './fleet-summary.tsx';
import { FleetTableView } from './fleet-table.tsx';

/** Many hosts as a table: which of them a kernel defect struck, what else is wrong with each. */
export function FleetScreen() {
  const [view, change] = useFleetView();
  const anyHere = useAppState(({ jobs }) => jobs.some(({ state }) => state !== 'cancelled'));
  const source = view.source ?? (anyHere ? 'session' : 'library');
  const table = useFleetTable(source);
  if (table === null) return <FleetSkeleton />;
  return <Fleet key={source} source={source} table={table} view={view} change={change} />;
}

interface FleetProps {
  readonly source: 'session' | 'library';
  readonly table: FleetTable;
  readonly view: FleetView;
  readonly change: (change: Partial<FleetView>) => void;
}

/** The rows of the source, and those that are shown. */
function useRows({ table, view }: FleetProps) {
  return useMemo(() => {
    const known = table.articles.some(({ id }) => id === view.article);
    const article = known ? view.article : leadingArticle(table);
    const ofFile = filteredRows(table.rows, { ...NO_FILTER, file: view.filter.file }, article);
    const left = filteredRows(ofFile, view.filter, article);
    return { article, ofFile, shown: sortedRows({ rows: left, streams: table.streams }, view.sort, article) };
  }, [table, view.article, view.filter, view.sort]);
}

/** Up and down move the current row, Enter opens its case, Space selects it. Gives the move, and the row that it last went to. */
function useFleetKeys(shown: readonly { readonly caseId: string }[], { view, change }: FleetProps) {
  const actions = useActions();
  const moved = useRef<string | null>(null);
  const move = (step: 1 | -1): boolean => {
    const at = shown.findIndex(({ caseId }) => caseId === view.current);
    const next = shown[at < 0 ? 0 : Math.max(0, Math.min(shown.length - 1, at + step))];
    if (next === undefined) return false;
    change({ current: next.caseId });
    moved.current = next.caseId;
    return true;
  };
  const { current } = view;
  const here = shown.some(({ caseId }) => caseId === current) ? current : null;
  useCommands({
    down: () => move(1),
    up: () => move(-1),
    enter: () => here !== null && actions.show({ name: 'summary', caseId: here }),
    select: () => (here === null ? false : change({ selected: toggled(view.selected, here) })),
    escape: () => (view.selected.length > 0 ? change({ selected: [] }) : actions.back()),
  });
  return { move, moved };
}

function Fleet(props: FleetProps) {
  const { source, table, view, change } = props;
  const actions = useActions();
  const words = useAreaWords(fleetScreenWords);
  const redact = useAppState((state) => state.redact);
  const { outcome, follow } = useOutcome(words.saved);
  const { article, ofFile, shown } = useRows(props);
  const present = new Set(table.rows.map(({ caseId }) => caseId));
  const selected = view.selected.filter((caseId) => present.has(caseId));
  const { move, moved } = useFleetKeys(shown, props);
  const onSelect = useCallback(
    (caseId: string) => change({ selected: toggled(view.selected, caseId), current: caseId }),
    [view.selected, change],
  );
  const onCurrent = useCallback((caseId: string) => change({ current: caseId }), [change]);
  const onExport = (format: FleetFormat): void => {
    const caseIds = shown.map(({ caseId }) => caseId);
    follow(actions.request('fleet:export', { caseIds, article, format, redact }), words.exporting);
  };
  return (
    <div className="so-fleet" data-testid="fleet-screen">
      <FleetHead
        source={source}
        rows={table.rows}
        shown={shown.length}
        filter={view.filter}
        selected={selected}
        outcome={outcome}
        onSource={(next, file) => change({ source: next, filter: { ...view.filter, file }, selected: [] })}
        onFilter={(filter) => change({ filter })}
        onExport={onExport}
      />
      <FleetReading />
      {table.rows.length === 0 ? (
        <FleetEmpty source={source} onLibrary={() => change({ source: 'library' })} />
      ) : (
        <>
          {article !== null && (
            <FleetSummary
              table={table}
              rows={ofFile}
              article={article}
              groups={view.filter.groups}
              onArticle={(next) => change({ article: next })}
              onGroup={(group) =>
                change({ filter: { ...view.filter, groups: toggledGroup(view.filter.groups, group) } })
              }
            />
          )}
          <section className="so-card so-fleet-card" aria-label={words.table}>
            <FleetTableView
              table={table}
              rows={shown}
              article={article}
              view={{ ...view, selected }}
              onSort={(column) => change({ sort: sortBy(view.sort, column) })}
              onSelect={onSelect}
              onCurrent={onCurrent}
              onMove={move}
              moved={moved}
            />
            {shown.length === 0 && <NoMatch onAll={() => change({ filter: NO_FILTER })} />}
          </section>
          <SelectedPair selected={selected} change={change} />
        </>
      )}
    </div>
  );
}

function NoMatch({ onAll }: { readonly onAll: () => void }) {
  const words = useAreaWords(fleetScreenWords);
  return (
    <div className="so-empty">
      <p>{words.noMatch}</p>
      <Button variant="secondary" size="sm" onClick={onAll}>
        {words.showAll}
      </Button>
    </div>
  );
}

/** Two hosts selected: their comparison below the table. */
function SelectedPair({ selected, change }: Pick<FleetProps, 'change'> & { readonly selected: readonly string[] }) {
  const [a, b, ...more] = selected;
  if (a === undefined || b === undefined || more.length > 0) return null;
  return (
    <ComparePanel
      key={`${a} ${b}`}
      a={a}
      b={b}
      onSwap={() => change({ selected: [b, a] })}
      onClose={() => change({ selected: [] })}
    />
  );
}
