import { z } from 'zod';
import { median, pairedRatio } from '../measure/statistics.ts';
import { millisecondsText, ratioText } from '../report/numbers.ts';
import type { PartResult } from '../report/result.ts';
import type { Context } from './context.ts';
import { electronNote, underDisplay } from './display.ts';

const Values = z.record(z.string(), z.array(z.number()));
const WHAT: readonly (readonly [name: string, what: string])[] = [
  ['empty window', 'an empty Electron window: first contentful paint'],
  ['our window', 'ours, Home: first contentful paint'],
  ['built-in sample', 'ours with --sample: the summary is painted'],
  ['archive', 'ours with a 20 MB archive: the summary is painted'],
];

/** How soon the window, and the summary in it, are on the screen, against an empty Electron window. */
export async function window(context: Context): Promise<PartResult> {
  const archive = await context.archive('multi', 20);
  context.say(`starting windows in turn, ${context.options.rounds} rounds`);
  const answer = await underDisplay(context, 'start', archive.path);
  const title = 'Start of the app';
  const notes = [electronNote(context), 'Times count from the start of the process.'];
  if ('missing' in answer) return { title, notes, tables: [], checks: [] };
  const values = Values.parse(answer.value);
  const empty = values['empty window'] ?? [];
  const rows = WHAT.map(([name, what]) => {
    const seconds = values[name] ?? [];
    return [what, millisecondsText(median(seconds)), ratioText(pairedRatio(seconds, empty))];
  });
  return {
    title,
    notes,
    tables: [{ title: 'Time', head: ['what', 'time', 'ratio to the empty window'], rows }],
    checks: [],
  };
}
