import type { CollectedMembers } from '../members/types.ts';
import type { CompiledSignal } from './compile.ts';
import { type DatumLines, datumLines } from './datum-lines.ts';
import type { DatumMatch } from './match.ts';

const CONTEXT = 2;
const MOST_PER_SIGNAL = 20;

/** Looks for the signals that listen to a datum's lines, in every member that holds that datum. */
export function matchData(signals: readonly CompiledSignal[], members: CollectedMembers): DatumMatch[] {
  return signals.flatMap((compiled) => {
    const { from, contains } = compiled.signal;
    if (typeof from !== 'object' || !('datum' in from)) return [];
    const found = datumLines(from.datum, members, contains).flatMap((lines) => matchLines(compiled, lines));
    return found.slice(0, MOST_PER_SIGNAL);
  });
}

function matchLines(compiled: CompiledSignal, { path, lines }: DatumLines): DatumMatch[] {
  const texts = lines.map(({ text }) => text);
  return lines.flatMap(({ line, text }, index) => {
    const found = compiled.match(text);
    if (found === null) return [];
    const { groups } = found;
    const marks = [[found.start, found.end] as const];
    const before = texts.slice(Math.max(0, index - CONTEXT), index);
    const after = texts.slice(index + 1, index + 1 + CONTEXT);
    const match = { line, text, marks, groups, stamp: null, uptime: null, host: null, before, after };
    return [{ signal: compiled, path, line: match }];
  });
}
