import { z } from 'zod';
import { median, quantile } from '../measure/statistics.ts';
import { medianSeconds, megabytes } from '../report/numbers.ts';
import type { Check, PartResult } from '../report/result.ts';
import { type Context, middleSize } from './context.ts';
import { electronNote, underDisplay } from './display.ts';

const Gaps = z.array(z.number());
const Round = z.object({ idle: Gaps, before: Gaps, after: Gaps, peak: z.number(), seconds: z.number() });
type Round = z.infer<typeof Round>;
const Values = z.array(Round);

const LIMIT_MS = 50;
const milliseconds = (value: number): string => `${Math.round(value)} ms`;
const longest = (gaps: readonly number[]): number => gaps.reduce((most, gap) => Math.max(most, gap), 0);

function row(what: string, all: readonly (readonly number[])[]): string[] {
  const worst = all.map(longest);
  const together = all.flat();
  const high = together.length === 0 ? 0 : quantile(together, 0.99);
  return [what, milliseconds(median(worst)), milliseconds(Math.max(...worst)), milliseconds(high)];
}

function checksOf(rounds: readonly Round[], size: number): Check[] {
  const check = (what: string, target: string, gaps: (round: Round) => readonly number[]): Check => {
    const worst = median(rounds.map((round) => longest(gaps(round))));
    const measured = `${milliseconds(worst)} (median of the rounds' longest)`;
    return { what: `longest gap between frames, ${what}`, target, measured, met: worst <= LIMIT_MS };
  };
  return [
    check(`while ${size} MB are analyzed`, `at most ${LIMIT_MS} ms`, ({ before }) => before),
    check('while its summary comes up', `at most ${LIMIT_MS} ms, if that still counts`, ({ after }) => after),
  ];
}

/** Whether the window answers all through an analysis: the longest gaps between animation frames. */
export async function frames(context: Context): Promise<PartResult> {
  const size = middleSize(context.options);
  const archive = await context.archive('multi', size);
  context.say(`frames during an analysis, ${context.options.rounds} rounds`);
  const answer = await underDisplay(context, 'frames', archive.path);
  const title = 'The window during an analysis';
  const notes = [
    electronNote(context),
    'A probe in the page notes the time between requestAnimationFrame callbacks; the gaps of an idle window are those of this display.',
  ];
  if ('missing' in answer) return { title, notes, tables: [], checks: [] };
  const rounds = Values.parse(answer.value);
  const head = ['when', 'longest gap, median of rounds', 'longest of all', '99th percentile'];
  const rows = [
    row(
      'idle on Home',
      rounds.map((round) => round.idle),
    ),
    row(
      `while ${size} MB are analyzed`,
      rounds.map((round) => round.before),
    ),
    row(
      'the summary comes up, and 0.7 s more',
      rounds.map((round) => round.after),
    ),
  ];
  const taken = medianSeconds(rounds.map(({ seconds }) => seconds));
  const peak = Math.max(...rounds.map((round) => round.peak));
  const memory =
    peak === 0
      ? ''
      : ` The app's analysis process peaked at ${megabytes(peak)} resident (looked at ten times a second).`;
  return {
    title,
    notes: [...notes, `From the request to the painted summary: ${taken}.${memory}`],
    tables: [{ title: 'Gaps between frames', head, rows }],
    checks: checksOf(rounds, size),
  };
}
