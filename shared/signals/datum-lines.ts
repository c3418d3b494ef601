import { type ToldLine, timedOutInManifest } from '../facts/parsers/sos.ts';
import type { CollectedMembers } from '../members/types.ts';

/** Where the lines of a datum stand. */
export interface DatumLines {
  readonly path: string;
  readonly lines: readonly ToldLine[];
}

interface Derived {
  readonly datum: string;
  lines(text: string): readonly ToldLine[];
}

/** Data told of another datum's structure, for signals look at lines. */
const DERIVED: ReadonlyMap<string, Derived> = new Map([
  ['timed-out-commands', { datum: 'manifest', lines: timedOutInManifest }],
]);

const linesOf = (text: string): ToldLine[] =>
  text.split('\n').map((line, index) => ({ line: index + 1, text: line.replace(/\r$/, '') }));

/** The lines of every member that holds a datum, those that hold none of the literals left out. */
export function datumLines(name: string, members: CollectedMembers, literals: readonly string[]): DatumLines[] {
  const derived = DERIVED.get(name);
  const datum = derived?.datum ?? name;
  const seen = new Set<string>();
  return [members.datum(datum), ...members.all(datum)].flatMap((content) => {
    if (content.state !== 'ok' || seen.has(content.path)) return [];
    seen.add(content.path);
    if (!literals.some((literal) => content.text.includes(literal))) return [];
    return [{ path: content.path, lines: (derived?.lines ?? linesOf)(content.text) }];
  });
}
