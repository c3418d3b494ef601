import { isoHostTime } from '../base/host-time.ts';
import type { LogViewState } from '../contracts/logs.ts';
import type { LineOrder } from './line-order.ts';
import { ERROR, LEVELS, NO_TIME, WARNING } from './line-table.ts';
import type { LogFile } from './log-file.ts';
import type { ProcessNames } from './process-names.ts';
import type { RowList } from './row-list.ts';
import type { Proofs } from './row-text.ts';

/** Strips of the scroll bar. */
export const STRIPS = 400;
const MOST_BUCKETS = 120;
/** Lengths of a bucket that people can read off, in seconds. */
const STEPS = [
  1, 2, 5, 10, 15, 30, 60, 120, 180, 300, 600, 900, 1800, 3600, 7200, 10_800, 21_600, 43_200, 86_400, 172_800, 604_800,
  1_209_600, 2_592_000, 7_776_000, 31_536_000, 157_680_000,
];
const INFO = LEVELS.indexOf('info');
/** Processes named; a log of more is not read by choosing among them. */
const MOST_PROCESSES = 500;

type Buckets = NonNullable<LogViewState['histogram']>;

/** Which strips hold errors, warnings and lines that prove something, and the lines over time. */
export interface RowSummary {
  readonly histogram: Buckets | null;
  readonly marks: LogViewState['marks'];
}

/** Looks at all rows once or twice. */
export function summarizeRows(
  rows: RowList,
  order: LineOrder,
  proofs: Proofs,
  utcOffsetMinutes: number | null,
): RowSummary {
  const error = new Uint8Array(STRIPS);
  const warning = new Uint8Array(STRIPS);
  const { length } = rows;
  let first = Number.POSITIVE_INFINITY;
  let last = Number.NEGATIVE_INFINITY;
  for (let row = 0; row < length; row += 1) {
    const place = rows.placeOf(row);
    const { lines } = order.fileAt(place);
    const line = order.lineAt(place);
    const level = lines.level(line);
    if (level === ERROR) error[Math.floor((row * STRIPS) / length)] = 1;
    else if (level === WARNING) warning[Math.floor((row * STRIPS) / length)] = 1;
    const time = lines.time(line);
    if (time === NO_TIME) continue;
    if (time < first) first = time;
    if (time > last) last = time;
  }
  const histogram = first > last ? null : bucketsOf(rows, order, first, last, utcOffsetMinutes);
  const marks = { error: stripsOf(error), warning: stripsOf(warning), proves: provingStrips(rows, order, proofs) };
  return { histogram, marks };
}

function stripsOf(marked: Uint8Array): number[] {
  const strips: number[] = [];
  marked.forEach((one, strip) => {
    if (one === 1) strips.push(strip);
  });
  return strips;
}

function provingStrips(rows: RowList, order: LineOrder, proofs: Proofs): number[] {
  const marked = new Uint8Array(STRIPS);
  for (const file of order.files) {
    for (const line of proofs.get(file.path)?.keys() ?? []) {
      const place = order.placeOf(file, line - 1);
      if (place === null || place >= rows.judged) continue;
      const { row, hidden } = rows.rowOf(place);
      if (!hidden) marked[Math.floor((row * STRIPS) / rows.length)] = 1;
    }
  }
  return stripsOf(marked);
}

function bucketsOf(rows: RowList, order: LineOrder, first: number, last: number, offset: number | null): Buckets {
  const step = STEPS.find((length) => (last - first) / length < MOST_BUCKETS - 1) ?? (STEPS.at(-1) as number);
  const from = Math.floor(first / step) * step;
  const count = Math.floor((last - from) / step) + 1;
  const counts = [0, 1, 2].map(() => new Uint32Array(count));
  const [errors, warnings, others] = counts as [Uint32Array, Uint32Array, Uint32Array];
  for (let row = 0; row < rows.length; row += 1) {
    const place = rows.placeOf(row);
    const { lines } = order.fileAt(place);
    const line = order.lineAt(place);
    const time = lines.time(line);
    if (time === NO_TIME) continue;
    const level = lines.level(line);
    const into = level === ERROR ? errors : level === WARNING ? warnings : others;
    const bucket = Math.floor((time - from) / step);
    into[bucket] = (into[bucket] as number) + 1;
  }
  const buckets = Array.from({ length: count }, (_, at) => ({
    error: errors[at] ?? 0,
    warning: warnings[at] ?? 0,
    other: others[at] ?? 0,
  }));
  const iso = (seconds: number): string => isoHostTime(seconds * 1000, offset);
  return { from: iso(from), to: iso(from + count * step), buckets };
}

/** What there is to filter by, most lines first. */
export function facetsOf(
  files: readonly LogFile[],
  names: ProcessNames,
): Pick<LogViewState, 'processes' | 'levels' | 'boots'> {
  const processes = new Map<string, number>();
  const boots = new Map<number, number>();
  const levels = new Uint32Array(LEVELS.length);
  for (const { counts } of files) {
    for (const [id, lines] of counts.processes) {
      const name = names.name(id) ?? '';
      processes.set(name, (processes.get(name) ?? 0) + lines);
    }
    for (const [boot, lines] of counts.boots) boots.set(boot, (boots.get(boot) ?? 0) + lines);
    counts.levels.forEach((lines, level) => {
      levels[level] = (levels[level] ?? 0) + lines;
    });
  }
  const [none = 0, ...told] = levels;
  // As the filter has it: in a log that has levels, a line without one is information.
  const info = (levels[INFO] ?? 0) + (told.some((lines) => lines > 0) ? none : 0);
  return {
    processes: [...processes]
      .map(([name, lines]) => ({ name, lines }))
      .sort((a, b) => b.lines - a.lines || a.name.localeCompare(b.name))
      .slice(0, MOST_PROCESSES),
    levels: LEVELS.flatMap((level, at) => {
      const lines = level === 'info' ? info : (levels[at] ?? 0);
      return level === null || lines === 0 ? [] : [{ level, lines }];
    }),
    boots: [...boots].map(([boot, lines]) => ({ boot, lines })).sort((a, b) => b.boot - a.boot),
  };
}

/** A file of the view; `foreseen` is its size in the archive. */
export const stateOfFile = (file: LogFile, foreseen: number): LogViewState['files'][number] => ({
  path: file.path,
  bytes: file.ended && file.bytes > 0 ? file.bytes : Math.max(foreseen, file.bytes),
  lines: file.lines.length,
});
