import { useCallback, useEffect, useMemo, useRef, useState } from 'react';
import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import type { LogFilter, LogSearch, LogViewState } from '../../../shared/contracts/logs.ts';
import { formatShortTime } from '../../../shared/presentation/format.ts';
import { useActions, useLanguage, useWords } from '../../state/app-context.ts';
import { activeParts, NO_FILTER, textFilterOf, withoutPart } from '../../state/logs/filters.ts';
import type { ProvingLine } from '../../state/logs/proving-lines.ts';
import { rangeOf } from '../../state/logs/selection.ts';
import { visitOf } from '../../state/logs/visited.ts';
import { useCommands } from '../../state/use-commands.ts';
import type { LogsWords } from '../../words/areas/logs.ts';
import { copyRows } from './copy-rows.ts';
import { FilterBar } from './filter-bar.tsx';
import { HistogramView } from './histogram.tsx';
import { HitMap, rowOfClick } from './hit-map.tsx';
import { LineDetail } from './line-detail.tsx';
import { LogRows } from './log-rows.tsx';
import { SearchBar } from './search-bar.tsx';
import type { LogDoor } from './use-log-door.ts';
import type { Pins } from './use-pins.ts';
import { type Target, usePlace } from './use-place.ts';
import { useProofs } from './use-proofs.ts';
import { useRow, useRowStore } from './use-rows.ts';
import { useSearch } from './use-search.ts';
import { EmptyView, ViewHead } from './view-head.tsx';

const NO_WORDS: readonly string[] = [];

export interface LogViewProps {
  readonly caseId: string;
  readonly summary: CaseSummary;
  readonly door: LogDoor;
  readonly paths: readonly string[];
  readonly view: LogViewState;
  readonly filter: LogFilter;
  readonly turn: number;
  readonly target: Target | null;
  readonly search: LogSearch;
  readonly proving: readonly ProvingLine[];
  readonly pins: Pins;
  readonly words: LogsWords;
  readonly onFilter: (filter: LogFilter) => void;
  readonly onSearch: (search: LogSearch) => void;
}

/** One file, or several merged: search, filters, histogram, rows and map. */
export function LogView(props: LogViewProps) {
  const { caseId, door, paths, view, filter, turn, search, proving, pins, words } = props;
  const actions = useActions();
  const store = useRowStore(door, view, turn);
  const place = usePlace(door, view, store, props.target);
  const { current } = place.selection;
  const row = useRow(store, current);
  const field = useRef<HTMLInputElement>(null);
  const [whole, setWhole] = useState(false);
  const [said, setSaid] = useState('');
  const asked = useRef(props.target);
  useEffect(() => {
    if (props.target !== null && props.target !== asked.current) place.goTo(props.target);
    asked.current = props.target;
  });
  const found = useSearch(
    door,
    view.viewId,
    search,
    turn,
    () => current,
    (to) => place.move(to, false),
  );
  const proofs = useProofs(door, view.viewId, view.state === 'ready', turn, proving);
  const provingWords = useMemo(
    () => new Map(proving.map(({ path, line, words: marks }) => [`${path}\n${line}`, marks])),
    [proving],
  );
  useEffect(() => {
    if (row !== null) visitOf(caseId).line = { path: row.path, line: row.line };
  }, [caseId, row]);
  const setFilter = (next: LogFilter): void => {
    if (row !== null) place.goTo({ path: row.path, line: row.line, why: 'keeping' });
    props.onFilter(next);
  };
  const toLines = useCallback(() => document.querySelector<HTMLElement>('[data-log-rows]')?.focus(), []);
  const copy = (): void => {
    const range = rangeOf(place.selection);
    if (range !== null) copyRows(door, view.viewId, range, words).then(setSaid, door.fail);
  };
  const step = (by: 1 | -1): void => found.step(current, by);
  const walk = (by: 1 | -1): boolean => {
    if (view.state === 'reading' && row !== null && paths.length === 1) {
      // Rows of lines are not all known yet; main finds that of one line at once.
      const line = nextProving(proving, row.line, by);
      if (line !== undefined) place.goTo({ path: line.path, line: line.line, why: 'landing' });
      return line !== undefined;
    }
    const next = by > 0 ? proofs.find((one) => one > current) : proofs.findLast((one) => one < current);
    if (next !== undefined) place.move(next, false, 'middle');
    return next !== undefined;
  };
  useCommands({
    find: () => {
      field.current?.focus();
      field.current?.select();
    },
    'next-match': () => step(1),
    'previous-match': () => step(-1),
    'next-evidence': () => !inTree() && walk(1),
    'previous-evidence': () => !inTree() && walk(-1),
    pin: () => !inTree() && row !== null && pins.toggle(row),
    wrap: () => !inTree() && setWhole(!whole),
    escape: () => leave(search.text === '' ? actions.back : () => props.onSearch({ ...search, text: '' })),
  });
  const filtered = activeParts(filter).length > 0;
  const marks = row === null ? NO_WORDS : (provingWords.get(`${row.path}\n${row.line}`) ?? NO_WORDS);
  return (
    <>
      <SearchBar
        field={field}
        search={search}
        found={found.found}
        match={found.match}
        files={paths.length}
        filtered={filtered}
        onlyMatches={filter.text !== null}
        words={words}
        onSearch={props.onSearch}
        onStep={step}
        onOnlyMatches={(only) => setFilter({ ...filter, text: only ? textFilterOf(search) : null })}
        onDropFilters={() => setFilter(NO_FILTER)}
        onLeave={toLines}
      />
      <FilterBar view={view} filter={filter} words={words} onFilter={setFilter} bootName={useBootName(props.summary)} />
      <ViewHead
        {...props}
        row={row}
        said={said}
        missed={place.missed}
        onCopy={copy}
        onPin={() => row !== null && pins.toggle(row)}
        onWhole={() => setWhole(!whole)}
        whole={whole}
        proofs={proofs}
        current={current}
        onWalk={walk}
        onAllTime={() => setFilter(withoutPart(filter, 'time'))}
        onDropFilters={() => setFilter(NO_FILTER)}
      />
      {view.histogram !== null && (
        <HistogramView
          histogram={view.histogram}
          filter={filter}
          words={words}
          onRange={(from, to) => setFilter({ ...filter, from, to })}
          onTime={(time) => goToTime(door, view.viewId, time, (to) => place.move(to, false, 'middle'))}
        />
      )}
      <div className="so-logs-lines-box">
        {view.binary || (view.rows === 0 && view.state === 'ready') ? (
          <EmptyView view={view} words={words} filtered={filtered} onDropFilters={() => setFilter(NO_FILTER)} />
        ) : (
          <LogRows
            store={store}
            paths={paths}
            rows={view.rows}
            selection={place.selection}
            matcher={found.matcher}
            levels={view.levels.length > 0}
            words={words}
            provingWords={provingWords}
            pinned={pins.keys}
            digits={digitsOf(view)}
            onMove={place.move}
            onBegin={place.begin}
            onCopy={copy}
          />
        )}
        <HitMap
          marks={view.marks}
          found={found.found}
          scroller={store.scroller}
          words={words}
          onStrip={(strip) => place.move(rowOfClick(strip, view.rows, proofs), false, 'middle')}
        />
      </div>
      {whole && row !== null && (
        <LineDetail
          row={row}
          matcher={found.matcher}
          provingWords={marks}
          words={words}
          onCopy={copy}
          onClose={() => setWhole(false)}
        />
      )}
    </>
  );
}

/** The next (1) or previous (-1) proving line of a file from a line on. */
const nextProving = (lines: readonly ProvingLine[], from: number, by: 1 | -1): ProvingLine | undefined =>
  by > 0 ? lines.find(({ line }) => line > from) : lines.findLast(({ line }) => line < from);

/** The tree has its own use for letters: they find a name. */
const inTree = (): boolean => document.activeElement?.closest('[role=tree]') !== null;

/** Esc: closes what is open, else goes back to where one came from. */
function leave(back: () => void): boolean {
  if (document.querySelector('[data-logs-panel], [data-keeps-escape=true]') !== null) return false;
  back();
  return true;
}

const digitsOf = ({ files }: LogViewState): number => Math.max(4, ...files.map(({ lines }) => String(lines).length));

function goToTime(door: LogDoor, viewId: string, time: string, go: (row: number) => void): void {
  door.ask('logs:row-at-time', { viewId, time }).then((row) => {
    if (row !== null) go(row);
  }, door.fail);
}

/** "Boot 0, 15 May 23:16" by boot index. */
function useBootName({ boots }: CaseSummary): (boot: number) => string {
  const words = useWords();
  const language = useLanguage();
  return (index) => {
    const start = boots.find((boot) => boot.index === index)?.start ?? null;
    return start === null ? words.bootIndex(index) : `${words.bootIndex(index)}, ${formatShortTime(start, language)}`;
  };
}
