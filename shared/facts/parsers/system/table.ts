import { linesOf, shown } from '../../parsed.ts';

/** Rows of any list that are kept, where no parser says otherwise. */
export const ROWS = 500;
/** Longest line that is taken apart. */
const LONGEST = 4000;

export interface TextLine {
  readonly text: string;
  /** From 1. */
  readonly number: number;
}

/** The lines that are not blank, with their numbers, each cut to a sane length. */
export const numbered = (text: string): TextLine[] =>
  linesOf(text)
    .map((line, index) => ({ text: line.slice(0, LONGEST), number: index + 1 }))
    .filter((line) => line.text.trim() !== '');

/** The words of a line. */
export const wordsOf = (line: string): string[] => line.trim().split(/\s+/);

/** The rows that are kept, and how many were left out. */
export function bounded<T>(rows: readonly T[], most = ROWS): { rows: T[]; leftOut: number } {
  return { rows: rows.slice(0, most), leftOut: Math.max(0, rows.length - most) };
}

const UNITS = 'bkmgtpe';

/** "1.8T", "<446.00g", "100G", "0B", "4,00m" in bytes: binary units, a comma for the point. Null for anything else. */
export function sizeBytes(word: string | undefined): number | null {
  const match = /^[<>]?([0-9]{1,15}(?:[.,][0-9]{1,6})?)\s?([bkmgtpe])?(?:i?b)?$/i.exec(word?.trim() ?? '');
  if (!match) return null;
  const power = match[2] === undefined ? 0 : UNITS.indexOf(match[2].toLowerCase());
  return Math.round(Number((match[1] ?? '').replace(',', '.')) * 1024 ** power);
}

/** A number or null: "-" and the like are none. */
export function numberIn(word: string | undefined): number | null {
  return word !== undefined && /^[+-]?[0-9]{1,18}(?:\.[0-9]{1,9})?$/.test(word) ? Number(word) : null;
}

/** "92%" or "12.50" as a number. */
export const percentIn = (word: string | undefined): number | null =>
  numberIn(word?.replace(/%$/, '').replace(',', '.'));

/** "Key: value" and "Key = value" lines by their key as written, trimmed; the first of equal keys counts. */
export function pairsOf(text: string, separator: ':' | '=' = ':'): Map<string, string> {
  const pairs = new Map<string, string>();
  for (const { text: line } of numbered(text)) {
    const at = line.indexOf(separator);
    const key = line.slice(0, at).trim();
    if (at > 0 && key.length <= 100 && !pairs.has(key)) pairs.set(key, shown(line.slice(at + 1)));
  }
  return pairs;
}

interface Span {
  readonly word: string;
  readonly start: number;
  readonly end: number;
}

const spansOf = (line: string): Span[] =>
  [...line.matchAll(/\S+/g)].map((match) => ({
    word: match[0],
    start: match.index,
    end: match.index + match[0].length,
  }));

export interface AlignedRow {
  readonly cells: ReadonlyMap<string, string>;
  readonly line: number;
}

/** Columns of a header that are told apart. */
const MOST_COLUMNS = 60;

/**
 * The rows of a table whose cells may be empty, as LVM prints them: a word belongs to the column whose heading it stands
 * under. The header is the first line that has all of `wanted`; of headings with the same name the first counts. Null
 * without a header.
 */
export function alignedRows(text: string, wanted: readonly string[]): AlignedRow[] | null {
  const lines = numbered(text);
  const at = lines.findIndex((line) => {
    const words = new Set(wordsOf(line.text));
    return wanted.every((name) => words.has(name));
  });
  const header = spansOf(lines[at]?.text ?? '').slice(0, MOST_COLUMNS);
  if (at < 0) return null;
  return lines.slice(at + 1).map(({ text: line, number }) => {
    const cells = new Map<string, string>();
    let column = 0;
    for (const span of spansOf(line).slice(0, MOST_COLUMNS * 2)) {
      while (column < header.length && (header[column]?.end ?? 0) <= span.start) column++;
      const heading = header[column];
      if (heading === undefined || heading.start >= span.end) continue;
      if (!cells.has(heading.word)) cells.set(heading.word, span.word);
    }
    return { cells, line: number };
  });
}
