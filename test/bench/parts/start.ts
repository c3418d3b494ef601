import { inTurn } from '../measure/rounds.ts';
import { run } from '../measure/run.ts';
import { median, pairedRatio } from '../measure/statistics.ts';
import { medianSeconds, ratioText, secondsText } from '../report/numbers.ts';
import type { PartResult } from '../report/result.ts';
import { type Context, node } from './context.ts';
import { analysisSeconds, checkAnswer } from './ours.ts';

const NODE = 'Node by itself';
const VERSION = 'sosight --version';
const TINY = 'analyze 0.1 MB';
const SMALL = 'analyze 20 MB';
const LIMIT = 0.6;

/** How soon the verdict on a small archive is there, and how much of that is start-up. */
export async function start(context: Context): Promise<PartResult> {
  const tiny = await context.archive('multi', 0.1);
  const small = await context.archive('multi', 20);
  for (const archive of [tiny, small]) await checkAnswer(context, archive);
  const [program = ''] = context.analyze('');
  const rounds = context.options.rounds * 2;
  const seconds = async (...words: string[]) => (await run(node(...words))).seconds;
  const values = await inTurn(
    [
      { name: NODE, measure: () => seconds('-e', '0') },
      { name: VERSION, measure: () => seconds(program, '--version') },
      { name: TINY, measure: () => analysisSeconds(context, tiny) },
      { name: SMALL, measure: () => analysisSeconds(context, small) },
    ],
    rounds,
  );
  const verdict = median(values[SMALL] ?? []);
  const share = pairedRatio(values[TINY] ?? [], values[SMALL] ?? []);
  return {
    title: 'Start on the command line',
    notes: [
      `Each was run ${rounds} times. An archive of 0.1 MB takes next to nothing to read: its time is that of the start-up, the loading of the articles and the report.`,
    ],
    tables: [
      {
        title: 'Time',
        head: ['what', 'time'],
        rows: Object.entries(values).map(([name, of]) => [name, medianSeconds(of)]),
      },
    ],
    checks: [
      {
        what: '20 MB, xz of many blocks: process start to verdict',
        target: `at most ${LIMIT} s`,
        measured: secondsText(verdict),
        met: verdict <= LIMIT,
      },
      {
        what: 'share of start-up in that (0.1 MB / 20 MB)',
        target: 'less than 0.5',
        measured: ratioText(share),
        met: share.median < 0.5,
      },
    ],
  };
}
