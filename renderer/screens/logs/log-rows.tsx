import {
  type CSSProperties,
  type FocusEvent,
  type KeyboardEvent,
  type MouseEvent,
  type RefObject,
  useEffect,
  useRef,
  useSyncExternalStore,
} from 'react';
import { shortNames } from '../../state/logs/archive-tree.ts';
import { type Matcher, NO_MATCHES } from '../../state/logs/marked-text.ts';
import { rangeOf, rowOfKey, type Selection } from '../../state/logs/selection.ts';
import type { LogsWords } from '../../words/areas/logs.ts';
import { LogRowView, ROW_HEIGHT } from './log-row.tsx';
import type { RowStore } from './use-rows.ts';
import { useWheel } from './use-wheel.ts';

const NO_WORDS: readonly string[] = [];
/** Rows are drawn relative to a multiple of this, so that a step of the scroll moves one element and not each row. */
const BASE = 1000;
/** Pixels left beside a mark that is brought into view. */
const SIDE_ROOM = 60;

export interface LogRowsProps {
  readonly store: RowStore;
  readonly paths: readonly string[];
  readonly rows: number;
  readonly selection: Selection;
  readonly matcher: Matcher;
  /** Whether any line has a level: else there is no column for it. */
  readonly levels: boolean;
  readonly words: LogsWords;
  /** Proving words by `path\nline`. */
  readonly provingWords: ReadonlyMap<string, readonly string[]>;
  /** Pinned lines as `path\nline`. */
  readonly pinned: ReadonlySet<string>;
  /** Digits of the highest line number. */
  readonly digits: number;
  readonly onMove: (row: number, extend: boolean) => void;
  readonly onCopy: () => void;
  /** The list got the keyboard and has no current row: this one is the first on the screen. */
  readonly onBegin: (row: number) => void;
}

/** The rows on the screen, and no others: drawn where the scroller says, moved over by keys and mouse. */
export function LogRows(props: LogRowsProps) {
  const { store, rows, selection, words, digits } = props;
  const place = useSyncExternalStore(store.scroller.subscribe, store.scroller.get);
  useSyncExternalStore(store.subscribe, store.version);
  const grid = useRef<HTMLDivElement>(null);
  useSize(grid, store);
  useWheel(grid, store.scroller);
  useSideways(grid, selection.current, store.cache.get(selection.current) !== null, props.matcher);
  const first = Math.floor(place.top);
  const drawn = Math.ceil(place.seen) + 1;
  const last = Math.min(rows, first + drawn) - 1;
  useEffect(() => store.cache.want(first, last), [store, first, last]);
  const base = Math.floor(first / BASE) * BASE;
  const visible = Array.from({ length: Math.max(0, last - first + 1) }, (_, at) => first + at);
  const isDrawn = selection.current >= first && selection.current <= last;
  return (
    <div
      ref={grid}
      role="listbox"
      className={props.levels ? 'so-logs-grid' : 'so-logs-grid so-logs-plain'}
      id="log-rows"
      style={{ '--so-digits': digits } as CSSProperties}
      data-testid="log-rows"
      data-log-rows
      tabIndex={0}
      aria-label={words.rows}
      aria-multiselectable
      aria-activedescendant={isDrawn ? `log-row-${selection.current % drawn}` : undefined}
      onKeyDown={(event) => onKey(event, props, place.seen)}
      onMouseDown={(event) => onMouse(event, props.onMove, false)}
      onMouseOver={(event) => onMouse(event, props.onMove, true)}
      onFocus={(event) => onFocus(event, props, first)}
    >
      <div
        role="none"
        className="so-logs-inner"
        style={{
          inlineSize: `max(100%, calc(var(--so-logs-gutter) + ${digits + store.cache.columns + 4}ch))`,
          transform: `translateY(${(base - place.top) * ROW_HEIGHT}px)`,
        }}
      >
        {visible.map((index) => (
          <Row key={index % drawn} index={index} slot={index % drawn} base={base} props={props} />
        ))}
      </div>
    </div>
  );
}

interface OneRowProps {
  readonly index: number;
  readonly slot: number;
  readonly base: number;
  readonly props: LogRowsProps;
}

function Row({ index, slot, base, props }: OneRowProps) {
  const { store, selection, pinned, provingWords, paths } = props;
  const row = store.cache.get(index);
  const range = rangeOf(selection);
  const key = row === null ? '' : `${row.path}\n${row.line}`;
  return (
    <LogRowView
      id={`log-row-${slot}`}
      index={index}
      rows={props.rows}
      top={(index - base) * ROW_HEIGHT}
      row={row}
      current={selection.current === index}
      selected={range !== null && index >= range.first && index <= range.last}
      pinned={pinned.has(key)}
      matcher={props.matcher}
      provingWords={provingWords.get(key) ?? NO_WORDS}
      file={paths.length < 2 || row === null ? null : fileOf(paths, row.path)}
      words={props.words}
    />
  );
}

/** A press gives a row the focus, which is to stay on the list; a list without a current row gets its first on the screen. */
function onFocus(event: FocusEvent<HTMLDivElement>, { selection, rows, onBegin }: LogRowsProps, first: number): void {
  if (event.target !== event.currentTarget) event.currentTarget.focus({ preventScroll: true });
  else if (selection.current < 0 && rows > 0) onBegin(first);
}

const files = new WeakMap<readonly string[], ReadonlyMap<string, { name: string; number: number }>>();

/** The same object for the same file, so that rows are not drawn again for it. */
function fileOf(paths: readonly string[], path: string): { name: string; number: number } | null {
  let known = files.get(paths);
  if (known === undefined) {
    const names = shortNames(paths);
    known = new Map(paths.map((one, number) => [one, { name: names.get(one) ?? one, number }]));
    files.set(paths, known);
  }
  return known.get(path) ?? null;
}

/** Tells the scroller how many rows fit. */
function useSize(grid: RefObject<HTMLDivElement | null>, store: RowStore): void {
  useEffect(() => {
    const element = grid.current;
    if (element === null) return;
    const measure = (): void => store.scroller.setSeen(element.clientHeight / ROW_HEIGHT);
    measure();
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    return () => observer.disconnect();
  }, [grid, store]);
}

/** Brings the first match of the current line into view sideways, where it does not begin there. */
function useSideways(grid: RefObject<HTMLDivElement | null>, current: number, here: boolean, matcher: Matcher): void {
  useEffect(() => {
    const element = grid.current;
    if (element === null || current < 0 || !here || matcher === NO_MATCHES) return;
    const row = element.querySelector('[data-current=true]');
    const mark = row?.querySelector('mark:not(.so-mark-proof)')?.getBoundingClientRect();
    const gutter = row?.querySelector('.so-logs-gutter')?.getBoundingClientRect();
    if (mark === undefined || gutter === undefined) return;
    const { right } = element.getBoundingClientRect();
    if (mark.left < gutter.right) element.scrollLeft -= gutter.right - mark.left + SIDE_ROOM;
    else if (mark.left > right - SIDE_ROOM) element.scrollLeft += (mark.left + mark.right - gutter.right - right) / 2;
  }, [grid, current, here, matcher]);
}

function onKey(event: KeyboardEvent, { selection, rows, onMove, onCopy }: LogRowsProps, seen: number): void {
  if (event.altKey || event.defaultPrevented) return;
  const control = event.ctrlKey || event.metaKey;
  const key = event.key.length === 1 ? event.key.toLowerCase() : event.key;
  if (control && key === 'c') {
    // Words selected with the mouse are copied as they are.
    if (!(window.getSelection()?.isCollapsed ?? true)) return;
    event.preventDefault();
    onCopy();
    return;
  }
  if (control && key === 'a') {
    event.preventDefault();
    onMove(0, false);
    onMove(rows - 1, true);
    return;
  }
  const row = rowOfKey(key, selection.current, rows, seen, control);
  if (row === null) return;
  event.preventDefault();
  onMove(row, event.shiftKey);
}

/** A press makes the row current; with Shift, or drawn over line numbers, it selects up to it. */
function onMouse(event: MouseEvent<HTMLDivElement>, onMove: LogRowsProps['onMove'], over: boolean): void {
  const target = event.target instanceof Element ? event.target : null;
  const row = Number(target?.closest<HTMLElement>('[data-row]')?.dataset.row ?? -1);
  const onGutter = target?.closest('.so-logs-gutter') !== null;
  if (row < 0 || (over ? event.buttons !== 1 || !onGutter : event.button !== 0)) return;
  if (event.shiftKey || onGutter) {
    event.preventDefault();
    event.currentTarget.focus({ preventScroll: true });
  }
  onMove(row, event.shiftKey || over);
}
