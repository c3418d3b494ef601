import type { HostTime } from '../base/host-time.ts';
import type { BootTable } from '../log-lines/boots.ts';
import { shortHost, UNNAMED_HOST } from '../log-lines/prefix.ts';
import type { LogRecord } from '../log-lines/record.ts';
import type { CompiledSignal } from './compile.ts';
import { countSubjects } from './log-reader.ts';
import type { DatumMatch, MatchedLine, ReadLog, SignalMatches } from './match.ts';

/** A matched line that is known to belong to a boot, a kernel and a time, as far as the archive tells. */
export interface PlacedLine {
  readonly signal: CompiledSignal;
  readonly path: string;
  readonly match: MatchedLine;
  readonly boot: number | null;
  readonly printedBy: string | null;
  readonly time: HostTime | null;
}

/** Everything that one signal matched in one sosreport. */
export interface PlacedSignal {
  readonly signal: CompiledSignal;
  readonly lines: readonly PlacedLine[];
  /** All lines, those not kept included. */
  readonly count: number;
  /** Lines in the log that has most: dmesg, messages and the journal may tell one event each. */
  readonly mostInOneLog: number;
  /** Lines a day, by the day's number since the epoch in host time; lines without a time are left out. */
  readonly perDay: ReadonlyMap<number, number>;
  /** What the named groups took: kind, then value, with its lines. */
  readonly subjects: ReadonlyMap<string, ReadonlyMap<string, number>>;
}

const DAY = 86_400_000;

/** The matches of a sosreport, and how many lines of other hosts (a log server keeps them) were left out. */
export interface PlacedSignals {
  readonly signals: PlacedSignal[];
  readonly foreign: ReadonlyMap<string, number>;
}

/**
 * Places what was matched, signal by signal. Lines of `dmesg -T` that plain dmesg has as well are not told twice; lines that
 * name another host than `hostname` are left out (null: any host's count).
 */
export function placeSignals(
  logs: readonly ReadLog[],
  data: readonly DatumMatch[],
  boots: BootTable,
  hostname: string | null,
): PlacedSignals {
  const foreign = new Map<string, number>();
  const ringRead = logs.some(({ record }) => record.kind === 'dmesg' && record.lines > 0);
  const signals = new Map<CompiledSignal, Growing>();
  const of = (signal: CompiledSignal): Growing => {
    const known = signals.get(signal) ?? {
      lines: [],
      count: 0,
      mostInOneLog: 0,
      perDay: new Map(),
      subjects: new Map(),
    };
    signals.set(signal, known);
    return known;
  };
  for (const { record, matches } of logs) {
    if (record.kind === 'dmesg-T' && ringRead) continue;
    for (const found of matches) {
      const own = ownLines(found, hostname);
      const left = found.lines.length - own.lines.length;
      if (left > 0) foreign.set(record.path, (foreign.get(record.path) ?? 0) + left);
      if (own.lines.length > 0) addLogMatches(of(found.signal), record, own, boots);
    }
  }
  for (const match of data) addDatumMatch(of(match.signal), match, boots);
  return { signals: [...signals.entries()].map(([signal, placed]) => ({ signal, ...placed })), foreign };
}

/** What of one signal's matches in one log the host itself wrote. */
function ownLines(found: SignalMatches, hostname: string | null): SignalMatches {
  const own = hostname === null ? null : shortHost(hostname);
  const isOwn = ({ host }: MatchedLine): boolean =>
    own === null || host === null || [own, UNNAMED_HOST].includes(shortHost(host));
  const lines = found.lines.filter(isOwn);
  if (lines.length === found.lines.length) return found;
  const subjects = new Map<string, Map<string, number>>();
  for (const line of lines) countSubjects(subjects, line.groups);
  return { ...found, lines, subjects, more: new Map(), count: lines.length };
}

interface Growing {
  readonly lines: PlacedLine[];
  count: number;
  mostInOneLog: number;
  readonly perDay: Map<number, number>;
  readonly subjects: Map<string, Map<string, number>>;
}

function addLogMatches(into: Growing, record: LogRecord, found: SignalMatches, boots: BootTable): void {
  const collected = record.kind === 'sos-log';
  for (const match of found.lines) {
    const time = boots.stampTime(record, match.stamp);
    const placed = collected
      ? { ...collectedPlace(boots), ...(time !== null && { time }) }
      : boots.place(record, match.line, time, match.uptime);
    into.lines.push({ signal: found.signal, path: record.path, match, ...placed });
    countDay(into, placed.time, 1);
  }
  for (const { stamp, count } of found.more.values()) countDay(into, boots.stampTime(record, stamp), count);
  into.count += found.count;
  into.mostInOneLog = Math.max(into.mostInOneLog, found.count);
  for (const [kind, values] of found.subjects) {
    const all = into.subjects.get(kind) ?? new Map<string, number>();
    into.subjects.set(kind, all);
    for (const [value, count] of values) all.set(value, (all.get(value) ?? 0) + count);
  }
}

function addDatumMatch(into: Growing, match: DatumMatch, boots: BootTable): void {
  into.lines.push({ signal: match.signal, path: match.path, match: match.line, ...collectedPlace(boots) });
  into.count += 1;
  into.mostInOneLog += 1;
  countSubjects(into.subjects, match.line.groups);
  countDay(into, boots.boots[0]?.end ?? null, 1);
}

/** What was read from a command's output or sos's own log was so when the sosreport was made. */
function collectedPlace(boots: BootTable): { boot: number; printedBy: string | null; time: HostTime | null } {
  const running = boots.boots[0];
  return { boot: 0, printedBy: running?.kernel ?? null, time: running?.end ?? null };
}

function countDay(into: Growing, time: HostTime | null, count: number): void {
  if (time === null) return;
  const day = Math.floor(time / DAY);
  into.perDay.set(day, (into.perDay.get(day) ?? 0) + count);
}

/** Leaves out lines of signals that count only beside others (`besides`), where none of those stands in the same boot. */
export function withCompany(signals: readonly PlacedSignal[]): PlacedSignal[] {
  const bootsOf = (id: string): ReadonlySet<string> =>
    new Set(signals.filter((one) => one.signal.signal.id === id).flatMap((one) => one.lines.map(bootKey)));
  return signals.flatMap((placed) => {
    const { besides } = placed.signal.signal;
    if (besides === undefined) return [placed];
    const allowed = besides.map(bootsOf);
    const lines = placed.lines.filter((line) => allowed.some((keys) => keys.has(bootKey(line))));
    if (lines.length === 0) return [];
    return [lines.length === placed.lines.length ? placed : fewer(placed, lines, lines.length)];
  });
}

const bootKey = (line: PlacedLine): string => (line.boot === null ? `in ${line.path}` : String(line.boot));

/** A line that several signals of an article match belongs to the first of them, in the order given. */
export function eachLineOnce(signals: readonly PlacedSignal[]): PlacedSignal[] {
  const taken = new Set<string>();
  return signals.flatMap((placed) => {
    const lines = placed.lines.filter((line) => {
      const key = `${line.path}:${line.match.line}`;
      return taken.has(key) ? false : taken.add(key);
    });
    const dropped = placed.lines.length - lines.length;
    if (dropped === 0) return [placed];
    return lines.length === 0 ? [] : [fewer(placed, lines, placed.count - dropped)];
  });
}

/** A signal with some of its lines left out. */
export function fewer(placed: PlacedSignal, lines: readonly PlacedLine[], count: number): PlacedSignal {
  const subjects = new Map<string, Map<string, number>>();
  for (const line of lines) countSubjects(subjects, line.match.groups);
  return { ...placed, lines, count, perDay: daysOf(lines), subjects };
}

function daysOf(lines: readonly PlacedLine[]): Map<number, number> {
  const days = new Map<number, number>();
  for (const { time } of lines) {
    if (time !== null) days.set(Math.floor(time / DAY), (days.get(Math.floor(time / DAY)) ?? 0) + 1);
  }
  return days;
}
