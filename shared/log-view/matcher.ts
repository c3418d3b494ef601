import { RE2JS } from 're2js';
import { fail, ok, type Result } from '../base/result.ts';
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
  /**
   * Looks through bytes: where from a byte on the next line may match, given by a byte of that line; -1 for nowhere. Null: every
   * line has to be tried.
   */
  readonly finder: ((bytes: Uint8Array) => (from: number) => number) | null;
  /** Whether a line (without its line feed) matches; null where it is enough that it was found. */
  readonly confirm: ((line: Uint8Array) => boolean) | null;
}

const isAscii = (text: string): boolean => /^[\x20-\x7e\t]*$/.test(text);
const escaped = (text: string): string => text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/**
 * All places of some words. The engine of the language finds plain words at a gigabyte a second where a table takes three
 * times as long; one character a byte, so that places in the text are places in the bytes.
 */
function wordFinder(words: readonly string[], matchCase: boolean): NonNullable<LineMatcher['finder']> {
  const asBytes = words.map((word) => escaped(Buffer.from(word).toString('latin1')));
  const expression = new RegExp(asBytes.join('|'), matchCase ? 'g' : 'gi');
  return (bytes) => {
    const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
    return (from) => {
      expression.lastIndex = from;
      return expression.exec(text)?.index ?? -1;
    };
  };
}

export const NOTHING: LineMatcher = { finder: () => () => -1, confirm: null };

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
  if (/[\n\r]/.test(text)) return ok(NOTHING);
  if (!regex && wanted.word !== true && (matchCase || isAscii(text)))
    return ok({ finder: wordFinder([text], matchCase), confirm: null });
  try {
    const expression = RE2JS.compile(expressionOf(wanted), matchCase ? 0 : RE2JS.CASE_INSENSITIVE);
    const literals = regex ? requiredLiterals(text) : isAscii(text) ? [text] : null;
    return ok({
      finder: literals === null ? null : wordFinder(literals, matchCase),
      confirm: (line) => expression.test(line),
    });
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
}
