import { isoHostTime } from '../base/host-time.ts';
import type { LogRow } from '../contracts/logs.ts';
import { lineBytes } from './line-scan.ts';
import { LEVELS, NO_BOOT, NO_TIME } from './line-table.ts';
import type { LogFile } from './log-file.ts';
import type { ProcessNames } from './process-names.ts';

/** Characters of a line that are shown. */
const SHOWN = 4000;
/** Bytes of a line that are made text of: all characters of a line within it are counted, of a longer one its bytes. */
const DECODED = 64 * 1024;

/** A line that proves findings: which, and the boot that the analysis placed it in. */
export interface Proof {
  readonly articles: readonly string[];
  readonly boot: number | null;
}
/** By path, then by line from 1. */
export type Proofs = ReadonlyMap<string, ReadonlyMap<number, Proof>>;

const decoder = new TextDecoder('utf-8', { ignoreBOM: true });

/** A line's text as it is shown, and how much more there is. `more` is bytes of it that are not among `bytes`. */
export function shownText(bytes: Uint8Array, more: number): { text: string; cut: number } {
  const text = decoder.decode(bytes);
  if (text.length <= SHOWN && more === 0) return { text, cut: 0 };
  let end = Math.min(SHOWN, text.length);
  const last = text.charCodeAt(end - 1);
  if (last >= 0xd800 && last <= 0xdbff) end -= 1;
  return { text: text.slice(0, end), cut: text.length - end + more };
}

/** What a row is made of beside its text. */
export interface RowParts {
  readonly row: number;
  readonly path: string;
  /** From 1. */
  readonly line: number;
  /** Seconds of host time; `NO_TIME` for none of its own. */
  readonly time: number;
  readonly process: string | null;
  readonly level: number;
  readonly boot: number;
}

export function toRow(
  parts: RowParts,
  shown: { text: string; cut: number },
  proofs: Proofs,
  utcOffsetMinutes: number | null,
): LogRow {
  const { row, path, line, time, process, level, boot } = parts;
  const proof = proofs.get(path)?.get(line);
  return {
    row,
    path,
    line,
    text: shown.text,
    cut: shown.cut,
    time: time === NO_TIME ? null : isoHostTime(time * 1000, utcOffsetMinutes),
    process,
    level: LEVELS[level] ?? null,
    boot: proof?.boot ?? (boot === NO_BOOT ? null : boot),
    proves: [...(proof?.articles ?? [])],
  };
}

/** The row of a line that was read; `line` from 0. */
export async function rowOfLine(
  file: LogFile,
  line: number,
  row: number,
  context: { names: ProcessNames; proofs: Proofs; utcOffsetMinutes: number | null },
): Promise<LogRow> {
  const start = file.startOf(line);
  const next = file.startOf(line + 1);
  const end = Math.min(next, start + DECODED);
  const bytes = file.readNow(start, end) ?? (await file.read(start, end));
  const { lines } = file;
  const parts: RowParts = {
    row,
    path: file.path,
    line: line + 1,
    time: lines.hasOwnTime(line) ? lines.time(line) : NO_TIME,
    process: context.names.name(lines.process(line)),
    level: lines.level(line),
    boot: lines.boot(line),
  };
  const shown = shownText(end === next ? lineBytes(bytes, 0, bytes.length) : bytes, next - end);
  return toRow(parts, shown, context.proofs, context.utcOffsetMinutes);
}
