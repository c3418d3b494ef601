import { parseArgs } from 'node:util';
import { type LimitChanges, parseLimit } from '../../shared/base/limits.ts';
import { fail, ok, type Result } from '../../shared/base/result.ts';

const OPTIONS = {
  format: { type: 'string' },
  output: { type: 'string', short: 'o' },
  articles: { type: 'string', multiple: true },
  lang: { type: 'string' },
  redact: { type: 'boolean' },
  'fail-on': { type: 'string' },
  lines: { type: 'string' },
  index: { type: 'string' },
  limit: { type: 'string', multiple: true },
  article: { type: 'string' },
  all: { type: 'boolean' },
  help: { type: 'boolean', short: 'h' },
  version: { type: 'boolean' },
} as const;

export type Words = ReturnType<typeof parseWords>;
export type Values = Words['values'];

/** @throws for an option that does not exist, or lacks its value. */
export const parseWords = (words: readonly string[]) =>
  parseArgs({ args: [...words], options: OPTIONS, allowPositionals: true, strict: true });

/** One of a list of words, the default where none is given. */
export function oneOf<Word extends string>(
  option: string,
  given: string | undefined,
  words: readonly Word[],
  otherwise: Word | null,
): Result<Word | null, string> {
  if (given === undefined) return ok(otherwise);
  const word = words.find((one) => one === given);
  return word === undefined ? fail(`--${option} takes one of ${words.join(', ')}, not "${given}"`) : ok(word);
}

export const NO_DASH = '"-" is not understood: give the path of a FILE, or /dev/stdin for standard input';

/** All `--limit` together, a later one of the same name winning; nothing where there is none. */
export function limitsOf({ limit = [] }: Values): Result<{ readonly limits?: LimitChanges }, string> {
  let limits: LimitChanges = {};
  for (const text of limit) {
    const one = parseLimit(text);
    if (!one.ok) return one;
    limits = { ...limits, ...one.value };
  }
  return ok(limit.length === 0 ? {} : { limits });
}
