import type { LogSearch } from '../../../shared/contracts/logs.ts';

/** Character ranges [start, end) of a text, ascending, none overlapping. */
export type Ranges = readonly (readonly [number, number])[];
export type Matcher = (text: string) => Ranges;

/** A piece of a line: plain, a match of the search, or words that prove. */
export interface Piece {
  /** Where it starts in the line. */
  readonly start: number;
  readonly text: string;
  readonly mark: 'none' | 'match' | 'proof';
}

const MOST_MATCHES = 200;
export const NO_MATCHES: Matcher = () => [];

const wordCharacter = /[\p{L}\p{N}_]/u;

function standsAlone(text: string, start: number, end: number): boolean {
  const before = text[start - 1];
  const after = text[end];
  return (before === undefined || !wordCharacter.test(before)) && (after === undefined || !wordCharacter.test(after));
}

/** Finds a plain text in lines; whole words only where the search says so. */
function plainMatcher({ text, matchCase, word }: LogSearch): Matcher {
  const needle = matchCase ? text : text.toLowerCase();
  return (line) => {
    const hay = matchCase ? line : line.toLowerCase();
    // A letter whose small form is longer would shift every range after it.
    if (hay.length !== line.length) return [];
    const found: (readonly [number, number])[] = [];
    for (let at = hay.indexOf(needle); at >= 0 && found.length < MOST_MATCHES; at = hay.indexOf(needle, at + 1)) {
      const end = at + needle.length;
      if (!word || standsAlone(line, at, end)) {
        found.push([at, end]);
        at = end - 1;
      }
    }
    return found;
  };
}

/**
 * A matcher for the lines on the screen. Expressions run in RE2's syntax and linear time, like the engine's own search, so that none can
 * hang the window; their library is loaded when the first one is asked for. An expression that is none matches nothing.
 */
export async function matcherOf(search: LogSearch): Promise<Matcher> {
  if (search.text === '') return NO_MATCHES;
  if (!search.regex) return plainMatcher(search);
  const { RE2JS } = await import('re2js');
  try {
    const source = search.word ? `\\b(?:${search.text})\\b` : search.text;
    const pattern = RE2JS.compile(source, search.matchCase ? 0 : RE2JS.CASE_INSENSITIVE);
    return (line) => {
      const found: (readonly [number, number])[] = [];
      const matches = pattern.matcher(line);
      while (found.length < MOST_MATCHES && matches.find()) {
        if (matches.end() > matches.start()) found.push([matches.start(), matches.end()]);
      }
      return found;
    };
  } catch {
    return NO_MATCHES;
  }
}

/** Where the proving words of a line stand in it. */
export function rangesOfWords(text: string, words: readonly string[]): Ranges {
  const found: [number, number][] = [];
  for (const word of words) {
    const at = text.indexOf(word);
    if (at >= 0) found.push([at, at + word.length]);
  }
  return found.sort(([a], [b]) => a - b);
}

/** Cuts a line into pieces; a match of the search goes over proving words. */
export function piecesOf(text: string, matches: Ranges, proofs: Ranges): readonly Piece[] {
  if (matches.length === 0 && proofs.length === 0) return [{ start: 0, text, mark: 'none' }];
  const edges = new Set([0, text.length]);
  for (const [start, end] of [...matches, ...proofs]) edges.add(start).add(end);
  const cuts = [...edges].filter((edge) => edge <= text.length).sort((a, b) => a - b);
  const within = (ranges: Ranges, at: number): boolean => ranges.some(([start, end]) => at >= start && at < end);
  const pieces: Piece[] = [];
  for (const [index, start] of cuts.entries()) {
    const end = cuts[index + 1];
    if (end === undefined || end === start) continue;
    const mark = within(matches, start) ? 'match' : within(proofs, start) ? 'proof' : 'none';
    pieces.push({ start, text: text.slice(start, end), mark });
  }
  return pieces;
}
