import { parseArgs } from 'node:util';
import { fail, ok, type Result } from '../../shared/base/result.ts';

/** The parts of the bench, in the order in which they run and are reported. */
export const PARTS = [
  'tools',
  'start',
  'growth',
  'memory',
  'scan',
  'articles',
  'window',
  'frames',
  'queue',
  'explore',
] as const;
export type PartName = (typeof PARTS)[number];

export interface Options {
  readonly parts: readonly PartName[];
  /** Decoded sizes of the archives in millions of bytes, ascending. */
  readonly sizes: readonly number[];
  /** Those of the parts that show how time and memory grow. */
  readonly growthSizes: readonly number[];
  readonly rounds: number;
  /** Small archives and few rounds: to see that it works. Nothing is written to docs/. */
  readonly quick: boolean;
  /** The words that were given, for the report. */
  readonly words: readonly string[];
}

const FULL = { sizes: [20, 200, 1000], growthSizes: [100, 200, 500, 1000], rounds: 5 };
const QUICK = { sizes: [20, 60], growthSizes: [20, 60], rounds: 3 };
const LARGE = 8000;

export const USAGE = `npm run bench -- [--quick] [--only PART[,PART...]] [--sizes MB[,MB...]] [--rounds N] [--large]
  --quick    small archives (${QUICK.sizes.join(' and ')} MB) and ${QUICK.rounds} rounds; docs/performance.md stays as it is
  --only     some parts of: ${PARTS.join(', ')}
  --sizes    decoded sizes in MB (${FULL.sizes.join(',')})
  --rounds   how often each system is measured (${FULL.rounds})
  --large    adds an archive of ${LARGE} MB to the parts growth and memory`;

const isPart = (name: string): name is PartName => PARTS.some((part) => part === name);

const ascending = (values: readonly number[]): number[] => [...new Set(values)].sort((a, b) => a - b);

function numbers(text: string): number[] | null {
  const values = text.split(',').map(Number);
  return values.every((value) => Number.isInteger(value) && value > 0) ? values : null;
}

function parsed(words: readonly string[]) {
  return parseArgs({
    args: [...words],
    options: {
      quick: { type: 'boolean', default: false },
      large: { type: 'boolean', default: false },
      only: { type: 'string', multiple: true, default: [] },
      sizes: { type: 'string' },
      rounds: { type: 'string' },
    },
  }).values;
}

/** What the words on the command line ask for; an error is words for the user. */
export function parseOptions(words: readonly string[]): Result<Options, string> {
  let values: ReturnType<typeof parsed>;
  try {
    values = parsed(words);
  } catch (error) {
    return fail(error instanceof Error ? error.message : String(error));
  }
  const defaults = values.quick ? QUICK : FULL;
  const names = values.only.flatMap((list) => list.split(','));
  const unknown = names.find((name) => !isPart(name));
  if (unknown !== undefined) return fail(`there is no part "${unknown}"`);
  const sizes = values.sizes === undefined ? defaults.sizes : numbers(values.sizes);
  if (sizes === null) return fail(`--sizes takes whole numbers of MB, not "${values.sizes}"`);
  const rounds = values.rounds === undefined ? [defaults.rounds] : numbers(values.rounds);
  if (rounds?.length !== 1) return fail(`--rounds takes a whole number, not "${values.rounds}"`);
  const growth = values.sizes === undefined ? defaults.growthSizes : sizes;
  return ok({
    parts: PARTS.filter((part) => names.length === 0 || names.includes(part)),
    sizes: ascending(sizes),
    growthSizes: ascending(values.large ? [...growth, LARGE] : growth),
    rounds: rounds[0] ?? defaults.rounds,
    quick: values.quick,
    words,
  });
}
