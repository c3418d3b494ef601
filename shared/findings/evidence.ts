import { isoHostTime } from '../base/host-time.ts';
import type { Evidence } from '../contracts/finding.ts';
import { plainRelease } from '../errata/kernel-release.ts';
import type { PlacedLine, PlacedSignal } from '../signals/place.ts';

/** Pieces of evidence kept a finding; `count` tells all. */
const MOST_EVIDENCE = 200;
/** What a person can read of one line; an Oops's module list is some 1,500 characters. */
const MOST_CHARACTERS = 4000;

/** Text of a log for people: tabs as blanks, control characters replaced, bounded. */
export const cleanText = (text: string): string =>
  (text.length > MOST_CHARACTERS ? `${text.slice(0, MOST_CHARACTERS)}…` : text)
    .replace(/\t/g, '        ')
    .replace(/[\u0000-\u0008\u000b-\u001f\u007f]/g, '\ufffd');

/** Tabs become eight blanks and marks move with them: counts the characters that stand before a place once cleaned. */
const cleanedIndex = (text: string, index: number): number => cleanText(text.slice(0, index)).length;

/** The evidence of a finding: the running boot's first, then by file and line. */
export function evidenceOf(signals: readonly PlacedSignal[], utcOffsetMinutes: number | null): Evidence[] {
  const lines = signals.flatMap((signal) => signal.lines).sort(byBootThenLine);
  return lines.slice(0, MOST_EVIDENCE).map((line) => toEvidence(line, utcOffsetMinutes));
}

function byBootThenLine(a: PlacedLine, b: PlacedLine): number {
  const boot = (b.boot ?? -1000) - (a.boot ?? -1000);
  return boot || a.path.localeCompare(b.path) || a.match.line - b.match.line;
}

function toEvidence(line: PlacedLine, utcOffsetMinutes: number | null): Evidence {
  const { match } = line;
  const text = cleanText(match.text);
  const within = (index: number): number => Math.min(cleanedIndex(match.text, index), text.length);
  return {
    signal: line.signal.signal.id,
    path: line.path,
    line: match.line,
    time: line.time === null ? null : isoHostTime(line.time, utcOffsetMinutes),
    uptime: match.uptime,
    printedBy: line.signal.signal.from === 'kernel' && line.printedBy !== null ? plainRelease(line.printedBy) : null,
    boot: line.boot,
    text,
    marks: match.marks.map(([from, to]): [number, number] => [within(from), within(to)]),
    excerpt: {
      firstLine: match.line - match.before.length,
      lines: [...match.before.map(cleanText), text, ...match.after.map(cleanText)],
    },
  };
}
