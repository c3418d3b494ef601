import type { OwnWord, RedactionKind, Replacement } from '../../contracts/note.ts';
import { REDACTION_KINDS } from '../../contracts/redaction-kinds.ts';
import { escaped, type KnownNames } from './names.ts';
import { isHarmless, redactionPattern } from './pattern.ts';

/** A piece of a text and what stands there instead. */
export interface Edit {
  readonly start: number;
  readonly end: number;
  readonly by: string;
}

/** What the user decides: own words to replace, and what is found and yet kept (`kind:original` in lower case). */
export interface RedactionChoices {
  readonly keep: readonly string[];
  readonly words: readonly OwnWord[];
}

/** Replaces names, always the same name by the same word, and counts them. */
export interface Redactor {
  edits(text: string): Edit[];
  /** The text with its edits made. */
  clean(text: string): string;
  /** What was met so far, in the order it was met. */
  replacements(): Replacement[];
}

const keyOf = (kind: RedactionKind, text: string): string => `${kind}:${text.toLowerCase()}`;

/** One alternative more at the front: the user's words go before what we find. */
function wholePattern(names: KnownNames, words: readonly OwnWord[]): RegExp {
  const found = redactionPattern(names);
  const own = words.map(({ original }) => original.trim()).filter((original) => original !== '');
  if (own.length === 0) return found;
  const longestFirst = [...own].sort((a, b) => b.length - a.length).map(escaped);
  return new RegExp(`(?<word>${longestFirst.join('|')})|${found.source}`, found.flags);
}

export function redactor(names: KnownNames, { keep, words }: RedactionChoices): Redactor {
  const pattern = wholePattern(names, words);
  const own = new Map(words.map(({ original, replacement }) => [original.trim().toLowerCase(), replacement]));
  const kept = new Set(keep);
  const met = new Map<string, Replacement>();
  const counts = new Map<RedactionKind, number>();
  const wordFor = (kind: RedactionKind, text: string): string => {
    const given = kind === 'word' ? own.get(text.toLowerCase()) : undefined;
    if (given !== undefined && given !== '') return given;
    const count = (counts.get(kind) ?? 0) + 1;
    counts.set(kind, count);
    return kind === 'ipv4' || kind === 'ipv6' ? `${kind}-${count}` : `${kind}${count}`;
  };
  const meet = (kind: RedactionKind, text: string): Replacement => {
    const key = keyOf(kind, text);
    const known = met.get(key);
    const row =
      known === undefined
        ? { key, kind, original: text, replacement: wordFor(kind, text), count: 1, on: !kept.has(key) }
        : { ...known, count: known.count + 1 };
    met.set(key, row);
    return row;
  };
  const edits = (text: string): Edit[] =>
    [...text.matchAll(pattern)].flatMap((match) => {
      const kind = kindOf(match.groups ?? {});
      const [found] = match;
      if (kind === null || found === '' || (kind !== 'word' && isHarmless(kind, found))) return [];
      const { on, replacement } = meet(kind, found);
      return on ? [{ start: match.index, end: match.index + found.length, by: replacement }] : [];
    });
  return { edits, clean: (text) => applied(text, edits(text)), replacements: () => [...met.values()] };
}

const kindOf = (groups: Readonly<Record<string, string | undefined>>): RedactionKind | null =>
  REDACTION_KINDS.find((kind) => groups[kind] !== undefined) ?? null;

/** A text with its edits made; they are in order and do not overlap. */
export function applied(text: string, edits: readonly Edit[]): string {
  let result = '';
  let from = 0;
  for (const { start, end, by } of edits) {
    result += text.slice(from, start) + by;
    from = end;
  }
  return result + text.slice(from);
}

/** Where a position of the old text is in the new one; inside a replaced word it goes to that word's nearer side. */
export function moved(position: number, edits: readonly Edit[], side: 'start' | 'end'): number {
  let shift = 0;
  for (const { start, end, by } of edits) {
    if (position < end && position > start) return start + shift + (side === 'start' ? 0 : by.length);
    if (position < end) break;
    shift += by.length - (end - start);
  }
  return position + shift;
}
