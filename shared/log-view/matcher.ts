import { RE2JS } from 're2js';
import { fail, ok, type Result } from '../base/result.ts';
import { buildAutomaton } from '../log-lines/automaton.ts';
import { requiredLiterals } from './required-literals.ts';

/** What is looked for in lines. */
export interface Wanted {
  readonly text: string;
  readonly regex: boolean;
  readonly matchCase: boolean;
  readonly word?: boolean;
}

/** Finds lines in bytes of many lines. */
export interface LineMatcher {
  /** Where from `from` on the next line may match, a byte of that line; -1 for nowhere. Null: every line has to be tried. */
  readonly candidate: ((bytes: Uint8Array, from: number) => number) | null;
  /** Whether a line (without its line feed) matches; null where being a candidate is enough. */
  readonly confirm: ((line: Uint8Array) => boolean) | null;
}

const isAscii = (text: string): boolean => /^[\x20-\x7e\t]*$/.test(text);

/** All places of some words, in one look-up a byte. */
function wordFinder(words: readonly string[], matchCase: boolean): NonNullable<LineMatcher['candidate']> {
  const [only] = words;
  if (words.length === 1 && matchCase && only !== undefined) {
    const needle = Buffer.from(only);
    return (bytes, from) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).indexOf(needle, from);
  }
  const { next, newline } = automatonOf(words, matchCase);
  return (bytes, from) => {
    let state = newline;
    for (let at = from; at < bytes.length; at += 1) {
      state = next[(state << 8) | (bytes[at] as number)] as number;
      if (state > newline) return at;
    }
    return -1;
  };
}

function automatonOf(words: readonly string[], matchCase: boolean): ReturnType<typeof buildAutomaton> {
  if (matchCase) return buildAutomaton(words);
  const automaton = buildAutomaton(words.map((word) => word.toLowerCase()));
  const { next } = automaton;
  for (let state = 0; state < next.length; state += 256) {
    for (let upper = 65; upper <= 90; upper += 1) next[state + upper] = next[state + upper + 32] as number;
  }
  return automaton;
}

function plainMatcher({ text, matchCase }: Wanted): LineMatcher {
  return { candidate: wordFinder([text], matchCase), confirm: null };
}

/** The expression of a wanted text: RE2's, so that none takes longer than the line is long. */
function expressionOf({ text, regex, word }: Wanted): string {
  const source = regex ? text : RE2JS.quote(text);
  if (word !== true) return source;
  const edge = (letter: string | undefined): string => (regex || /\w/.test(letter ?? '') ? '\\b' : '');
  return `${edge(text[0])}(?:${source})${edge(text.at(-1))}`;
}

/** The matcher of a text, or why the expression is none. Without `matchCase` letters match in both cases. */
export function compileMatcher(wanted: Wanted): Result<LineMatcher, string> {
  const { text, regex, matchCase } = wanted;
  if (/[\n\r]/.test(text)) return ok({ candidate: () => -1, confirm: null });
  if (!regex && wanted.word !== true && (matchCase || isAscii(text))) return ok(plainMatcher(wanted));
  try {
    const expression = RE2JS.compile(expressionOf(wanted), matchCase ? 0 : RE2JS.CASE_INSENSITIVE);
    const literals = regex ? requiredLiterals(text) : isAscii(text) ? [text] : null;
    return ok({
      candidate: literals === null ? null : wordFinder(literals, matchCase),
      confirm: (line) => expression.test(line),
    });
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}
