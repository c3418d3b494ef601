import type { Evidence } from '../contracts/finding.ts';
import { visibleText } from './format.ts';
import { messageOf, repeatedElsewhere } from './repeated-evidence.ts';

/** One line of a log as shown. `marks` are character ranges [start, end) of `text`, in order, none overlapping. */
export interface LineRow {
  readonly kind: 'line';
  readonly number: number;
  readonly text: string;
  /** True where the line itself proves the finding; else it is context. */
  readonly proof: boolean;
  readonly marks: readonly (readonly [number, number])[];
  /** The signal that the line fired, null for context. */
  readonly signal: string | null;
}

/** Lines left out. `rows` holds those that are known, which may be none; `count` is all of them, `hits` those that prove. */
export interface FoldRow {
  readonly kind: 'fold';
  readonly what: 'trace' | 'lines';
  readonly count: number;
  readonly hits: number;
  readonly rows: readonly LineRow[];
}

export type ExcerptRow = LineRow | FoldRow;

/** The excerpts of one file in one boot. */
export interface ExcerptPanel {
  readonly path: string;
  readonly boot: number | null;
  readonly printedBy: string | null;
  readonly firstLine: number;
  readonly lastLine: number;
  readonly hits: number;
  readonly rows: readonly ExcerptRow[];
  /** Places where the same lines stand again (dmesg and the journal, say), and are not shown a second time. */
  readonly alsoIn: readonly { readonly path: string; readonly line: number }[];
}

/** Context lines kept on each side of a proving line, and up to how many proving lines: more of them explain each other. */
const NEAR = 1;
const FEW = 2;
const FRAME = /^(?:.*kernel:\s*)?(?:\[\s*\d+\.\d+\])?\s*(?:\[<[0-9a-f]+>\]|\?\s|[\w.]+\+0x[0-9a-f]+\/0x[0-9a-f]+)/;
const NOISE =
  /(?:-\[ cut here \]-|---\[ end trace|Call Trace:|Modules linked in:|Hardware name:|hung_task_timeout_secs)|^(?:.*kernel:\s*)?\[\s*\d+\.\d+\] {2}\S/;
/** Names the kernel that printed a trace: worth its line. */
const KERNEL_NAMED = /CPU: \d+ PID: \d+ Comm: /;

/**
 * Groups evidence by file and boot, merges overlapping excerpts, folds call traces, far context and the middle of what
 * recurs. Panels that tell of several signals come first, else in the order in which the evidence first names them (the
 * engine puts what matters first); rows by line number.
 */
export function excerptPanels(evidence: readonly Evidence[]): ExcerptPanel[] {
  const groups = new Map<string, Evidence[]>();
  for (const piece of evidence) {
    const key = `${piece.boot}\u0000${piece.path}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [piece]);
    else group.push(piece);
  }
  const ordered = [...groups.values()].sort((a, b) => weight(b) - weight(a));
  return repeatedElsewhere(ordered).flatMap(({ group, alsoIn }) => {
    const panel = panelOf(group);
    return panel === null ? [] : [{ ...panel, alsoIn }];
  });
}

/** How many signals a file tells of; from three on they are alike. */
const weight = (group: readonly Evidence[]): number => Math.min(3, new Set(group.map(({ signal }) => signal)).size);

function panelOf(group: readonly Evidence[]): ExcerptPanel | null {
  const [first] = group;
  if (first === undefined) return null;
  const lines = [...knownLines(group).values()].sort((a, b) => a.number - b.number);
  const firstProof = lines.findIndex((line) => line.proof);
  const lastProof = lines.findLastIndex((line) => line.proof);
  const rows = folded(lines.slice(firstProof, lastProof + 1));
  return {
    path: visibleText(first.path),
    boot: first.boot,
    printedBy: group.find((piece) => piece.printedBy !== null)?.printedBy ?? null,
    firstLine: lines[firstProof]?.number ?? first.line,
    lastLine: lines[lastProof]?.number ?? first.line,
    hits: lines.filter((line) => line.proof).length,
    rows,
    alsoIn: [],
  };
}

/** Every line that any excerpt of the group holds, proving lines with the marks of all their evidence. */
function knownLines(group: readonly Evidence[]): Map<number, LineRow> {
  const lines = new Map<number, LineRow>();
  for (const { excerpt } of group) {
    excerpt.lines.forEach((text, index) => {
      const number = excerpt.firstLine + index;
      lines.set(number, { kind: 'line', number, text: visibleText(text), proof: false, marks: [], signal: null });
    });
  }
  for (const piece of group) {
    const known = lines.get(piece.line);
    lines.set(piece.line, {
      kind: 'line',
      number: piece.line,
      text: visibleText(piece.text),
      proof: true,
      marks: mergedMarks([...(known?.marks ?? []), ...piece.marks], piece.text.length),
      signal: known?.signal ?? piece.signal,
    });
  }
  return lines;
}

/** Ranges in order, clipped to the text, touching ones joined. */
function mergedMarks(marks: readonly (readonly [number, number])[], length: number): [number, number][] {
  const merged: [number, number][] = [];
  for (const [start, end] of [...marks].sort((a, b) => a[0] - b[0])) {
    const from = Math.max(0, start);
    const to = Math.min(length, end);
    const last = merged.at(-1);
    if (to <= from) continue;
    if (last !== undefined && from <= last[1]) last[1] = Math.max(last[1], to);
    else merged.push([from, to]);
  }
  return merged;
}

function folded(lines: readonly LineRow[]): ExcerptRow[] {
  const proofs = lines.filter((line) => line.proof).map((line) => line.number);
  const recurring = middleOfRecurring(lines);
  const rows: ExcerptRow[] = [];
  let held: LineRow[] = [];
  let missing = 0;
  const flush = (): void => {
    const [only] = held;
    if (missing === 0 && held.length === 1 && only !== undefined && !isTrace(only)) rows.push(only);
    else if (held.length + missing > 0) rows.push(foldOf(held, missing));
    held = [];
    missing = 0;
  };
  let previous: number | null = null;
  for (const line of lines) {
    if (previous !== null) missing += line.number - previous - 1;
    previous = line.number;
    if (!recurring.has(line) && isShown(line, proofs)) {
      flush();
      rows.push(line);
    } else held.push(line);
  }
  flush();
  return rows;
}

/** Of lines that differ only in numbers, all but the first and the last. */
function middleOfRecurring(lines: readonly LineRow[]): ReadonlySet<LineRow> {
  const alike = new Map<string, LineRow[]>();
  for (const line of lines.filter(({ proof }) => proof)) {
    const key = `${line.signal}\u0000${messageOf(line.text).replace(/\d+/g, '0')}`;
    alike.set(key, [...(alike.get(key) ?? []), line]);
  }
  return new Set([...alike.values()].flatMap((same) => same.slice(1, -1)));
}

function isShown(line: LineRow, proofs: readonly number[]): boolean {
  if (line.proof || KERNEL_NAMED.test(line.text)) return true;
  if (isTrace(line)) return false;
  return proofs.length <= FEW && proofs.some((proof) => Math.abs(proof - line.number) <= NEAR);
}

const isTrace = (line: LineRow): boolean => FRAME.test(line.text) || NOISE.test(line.text);

/** A fold is a call trace only where most of its known lines are one: what stands between two traces is other people's news. */
const foldOf = (rows: readonly LineRow[], missing: number): FoldRow => ({
  kind: 'fold',
  what:
    rows.some((line) => FRAME.test(line.text)) && rows.filter(isTrace).length * 2 >= rows.length ? 'trace' : 'lines',
  count: rows.length + missing,
  hits: rows.filter((line) => line.proof).length,
  rows,
});
