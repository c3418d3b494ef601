import { RE2JS } from 're2js';

/** Where a pattern matched, and what its named groups took. */
export interface PatternMatch {
  readonly start: number;
  readonly end: number;
  readonly groups: readonly (readonly [name: string, value: string])[];
}

export type Pattern = (text: string) => PatternMatch | null;

/**
 * Compiles an article's expression. A stranger's article is matched by RE2, in time linear to the line whatever the
 * expression; the built-in ones, which are reviewed and must compile as RE2 as well, by the faster engine of the language.
 */
export const compilePattern = (source: string, trusted: boolean): Pattern =>
  trusted ? native(source) : linear(source);

/** Null where `source` is an expression that both engines take; else what is wrong with it. */
export function patternError(source: string): string | null {
  try {
    RE2JS.compile(source);
    new RegExp(source, 'u');
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

function native(source: string): Pattern {
  const expression = new RegExp(source, 'u');
  return (text) => {
    const found = expression.exec(text);
    if (found === null) return null;
    const groups = Object.entries(found.groups ?? {}).filter(([, value]) => value !== undefined);
    return { start: found.index, end: found.index + found[0].length, groups };
  };
}

function linear(source: string): Pattern {
  const expression = RE2JS.compile(source);
  const names = Object.keys(expression.namedGroups());
  return (text) => {
    const matcher = expression.matcher(text);
    if (!matcher.find()) return null;
    const groups = names.flatMap((name): [string, string][] => {
      const value = matcher.group(name);
      return value === null ? [] : [[name, value]];
    });
    return { start: matcher.start(), end: matcher.end(), groups };
  };
}
