import type { CollectedMembers } from '../members/types.ts';
import type { CompiledSignal } from './compile.ts';
import type { DatumMatch } from './match.ts';

const CONTEXT = 2;
const MOST_PER_SIGNAL = 20;

/** Looks for the signals that listen to a datum's text, in every member that holds that datum. */
export function matchData(signals: readonly CompiledSignal[], members: CollectedMembers): DatumMatch[] {
  return signals.flatMap((compiled) => {
    const { from } = compiled.signal;
    if (typeof from !== 'object' || !('datum' in from)) return [];
    const contents = [members.datum(from.datum), ...members.all(from.datum)];
    const seen = new Set<string>();
    const found: DatumMatch[] = [];
    for (const content of contents) {
      if (content.state !== 'ok' || seen.has(content.path)) continue;
      seen.add(content.path);
      found.push(...matchText(compiled, content.path, content.text));
    }
    return found.slice(0, MOST_PER_SIGNAL);
  });
}

function matchText(compiled: CompiledSignal, path: string, text: string): DatumMatch[] {
  if (!compiled.signal.contains.some((literal) => text.includes(literal))) return [];
  const lines = text.split('\n').map((line) => line.replace(/\r$/, ''));
  return lines.flatMap((line, index) => {
    const found = compiled.match(line);
    if (found === null) return [];
    const { groups } = found;
    const marks = [[found.start, found.end] as const];
    const before = lines.slice(Math.max(0, index - CONTEXT), index);
    const after = lines.slice(index + 1, index + 1 + CONTEXT);
    const match = { line: index + 1, text: line, marks, groups, stamp: null, uptime: null, host: null, before, after };
    return [{ signal: compiled, path, line: match }];
  });
}
