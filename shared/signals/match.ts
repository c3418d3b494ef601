import type { Stamp } from '../log-lines/prefix.ts';
import type { LogRecord } from '../log-lines/record.ts';
import type { CompiledSignal } from './compile.ts';

/** A line that a signal matched, as its log shows it; placed in time and boot only when all logs are known. */
export interface MatchedLine {
  readonly line: number;
  readonly text: string;
  /** Character ranges of `text`. */
  readonly marks: readonly (readonly [number, number])[];
  /** What the expression's named groups took. */
  readonly groups: readonly (readonly [name: string, value: string])[];
  readonly stamp: Stamp | null;
  readonly uptime: number | null;
  /** The host that the line names, null where it names none. */
  readonly host: string | null;
  readonly before: readonly string[];
  readonly after: string[];
}

/** All lines of one log that one signal matched. */
export interface SignalMatches {
  readonly signal: CompiledSignal;
  readonly lines: MatchedLine[];
  /** Lines that matched beyond those kept, by their stamp's day. */
  readonly more: Map<string, { readonly stamp: Stamp | null; count: number }>;
  count: number;
  /** What the named groups took in all lines: kind, then value, with its lines. */
  readonly subjects: Map<string, Map<string, number>>;
}

/** One log, read: what it is and what was found in it. */
export interface ReadLog {
  readonly record: LogRecord;
  readonly matches: readonly SignalMatches[];
}

/** A datum's line that a signal matched. */
export interface DatumMatch {
  readonly signal: CompiledSignal;
  readonly path: string;
  readonly line: MatchedLine;
}
