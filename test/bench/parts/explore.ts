import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import type { Archive, Kind } from '../corpus/archives.ts';
import { inTurn } from '../measure/rounds.ts';
import { run } from '../measure/run.ts';
import { median } from '../measure/statistics.ts';
import { medianSeconds, secondsText } from '../report/numbers.ts';
import type { Check, PartResult, Table } from '../report/result.ts';
import { type Context, node } from './context.ts';

const Values = z.record(z.string(), z.array(z.number()));
type Values = z.infer<typeof Values>;

/** A log of a million lines, and one of 400 MB with its line 3,000,000. */
const FULL = [
  { megabytes: 110, line: 900_000 },
  { megabytes: 400, line: 3_000_000 },
] as const;
const QUICK = [{ megabytes: 20, line: 150_000 }] as const;
const KINDS: readonly Kind[] = ['one-log', 'one-log-gzip'];
const GOAL_MS = 100;
const PATH = 'var/log/messages';

interface Measured {
  readonly archive: Archive;
  readonly line: number;
  readonly values: Values;
}

const milliseconds = (values: readonly number[] | undefined): string => `${Math.round(median(values ?? []))} ms`;

async function exploreOne(context: Context, archive: Archive, line: number): Promise<Measured> {
  const { options, setting } = context;
  const threads = join(setting.product, 'out', 'main', 'decode-thread.cjs');
  const job = JSON.stringify({ rounds: options.rounds, file: archive.path, threads, line });
  const { stdout } = await run(node(setting.entries.explore, job), true);
  return { archive, line, values: Values.parse(JSON.parse(stdout)) };
}

function tableOf(measured: readonly Measured[]): Table {
  const [first] = measured;
  const names = Object.keys(first?.values ?? {}).filter((name) => !['lines', 'held', 'resident'].includes(name));
  const plain = (name: string) => measured.map(({ values }) => String(Math.round(median(values[name] ?? []))));
  return {
    title: 'One large log in the log reader process',
    head: [
      'what',
      ...measured.map(
        ({ archive }) => `${archive.megabytes} MB, ${archive.kind.endsWith('gzip') ? 'gzip' : 'xz of many blocks'}`,
      ),
    ],
    rows: [
      ['lines', ...plain('lines')],
      ['the far line', ...measured.map(({ line }) => String(line))],
      ...names.map((name) => [name, ...measured.map(({ values }) => milliseconds(values[name]))]),
      ['held for the view, MiB', ...plain('held')],
      ['resident afterwards, MiB', ...plain('resident')],
    ],
  };
}

/** `show --lines` with and without an index file, on the largest. */
async function showTable(context: Context, { archive, line }: Measured): Promise<{ table: Table; withIndex: number }> {
  const [program = ''] = context.analyze('');
  const scratch = join(context.setting.cache, 'scratch');
  mkdirSync(scratch, { recursive: true });
  const index = join(scratch, 'explore.index');
  await run(node(program, 'analyze', archive.path, '--index', index));
  const seconds = async (...words: string[]) => (await run(node(program, ...words))).seconds;
  const words = ['show', archive.path, PATH, '--lines', `${line}-${line + 20}`];
  const values = await inTurn(
    [
      { name: 'Node and the command line (`--version`)', measure: () => seconds('--version') },
      { name: `show --lines ${line}-${line + 20}`, measure: () => seconds(...words) },
      { name: 'the same with --index', measure: () => seconds(...words, '--index', index) },
    ],
    context.options.rounds,
  );
  const rows = Object.entries(values).map(([name, of]) => [name, medianSeconds(of)]);
  const table = {
    title: `On the command line, ${archive.megabytes} MB, xz of many blocks`,
    head: ['what', 'time'],
    rows,
  };
  const [start = [], , indexed = []] = Object.values(values);
  return { table, withIndex: median(indexed) - median(start) };
}

function checksOf(measured: readonly Measured[]): Check[] {
  const wanted = ['open the log: first rows', 'the far line, at once after opening', 'search: a word, first match'];
  return measured.flatMap(({ archive, values }) =>
    wanted.map((name): Check => {
      const time = median(values[name] ?? []);
      const kind = archive.kind.endsWith('gzip') ? 'gzip' : 'xz of many blocks';
      return {
        what: `log of ${archive.megabytes} MB, ${kind}: ${name}`,
        target: `at most ${GOAL_MS} ms`,
        measured: milliseconds(values[name]),
        met: time <= GOAL_MS,
      };
    }),
  );
}

/** How soon a large log can be read, searched and filtered after its archive was analysed. */
export async function explore(context: Context): Promise<PartResult> {
  const { options, say } = context;
  const measured: Measured[] = [];
  for (const { megabytes, line } of options.quick ? QUICK : FULL) {
    for (const kind of KINDS) {
      const archive = await context.archive(kind, megabytes);
      say(`one log of ${megabytes} MB, ${kind}, ${options.rounds} rounds`);
      measured.push(await exploreOne(context, archive, line));
    }
  }
  const largest = measured.findLast(({ archive }) => archive.kind === 'one-log');
  if (largest === undefined) throw new Error('nothing was measured');
  const { table, withIndex } = await showTable(context, largest);
  return {
    title: 'The log explorer',
    notes: [
      'The code of the log reader process in a Node of its own, without the messages to the window; the archive was analysed before, and its index is at hand. The decoding threads run already, as they do since the process started. "The far line" is asked for while the log is still being read. A first match is waited for, whatever of the log has to be searched: the word stands at three quarters; an expression without a literal matches nowhere, so that all has to be tried.',
    ],
    tables: [tableOf(measured), table],
    checks: [
      ...checksOf(measured),
      {
        what: `show --lines ${largest.line} --index, beyond the start of the program`,
        target: `at most ${GOAL_MS} ms`,
        measured: secondsText(withIndex),
        met: withIndex * 1000 <= GOAL_MS,
      },
    ],
  };
}
