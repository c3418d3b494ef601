import { RE2JS } from 're2js';
import type { CompilePattern } from './pattern.ts';

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

/** Compiles a stranger's expression: RE2 matches it in time linear to the line, whatever it is. */
export const linearPattern: CompilePattern = (source) => {
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
};
