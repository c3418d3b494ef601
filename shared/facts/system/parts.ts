import type { SystemOverview, SystemPart } from '../../contracts/system.ts';
import type { CollectedMembers } from '../../members/types.ts';
import { type Fact, readFact } from '../host/facts-of.ts';
import type { Parsed } from '../parsed.ts';

/** A datum and what makes a value of its text. */
export type PartSource<T> = readonly [datum: string, parse: (text: string) => Parsed<T>];

export interface Found<T> {
  readonly value: T;
  readonly path: string;
}

type Missing = SystemOverview['missing'][number];

/** Which of several failures tells most: one that is there and was not understood, then an empty one. */
const TELLING = ['unparsable', 'empty', 'absent'] as const;

function missingOf(part: SystemPart, facts: readonly Fact<unknown>[]): Missing {
  for (const reason of TELLING) {
    const fact = facts.find((one) => one.state === reason);
    if (fact === undefined || fact.state === 'ok') continue;
    const path = fact.state === 'absent' ? null : fact.path;
    return { part, reason, path, note: fact.state === 'unparsable' ? fact.why : null };
  }
  return { part, reason: 'absent', path: null, note: null };
}

/** Reads the parts of the overview, and notes those that could not be had. */
export class PartReader {
  readonly missing: Missing[] = [];
  private readonly members: CollectedMembers;

  constructor(members: CollectedMembers) {
    this.members = members;
  }

  /** The first source that can be read; null where none can, and then `part` is noted as missing. */
  read<T>(part: SystemPart, ...sources: readonly PartSource<T>[]): Found<T> | null {
    const { found, facts } = this.first(sources);
    if (found === null) this.missing.push(missingOf(part, facts));
    return found;
  }

  /** As `read`, for what may well be absent: nothing is noted. */
  maybe<T>(...sources: readonly PartSource<T>[]): Found<T> | null {
    return this.first(sources).found;
  }

  private first<T>(sources: readonly PartSource<T>[]): { found: Found<T> | null; facts: Fact<T>[] } {
    const facts: Fact<T>[] = [];
    for (const [datum, parse] of sources) {
      const fact = readFact(this.members, datum, parse);
      if (fact.state === 'ok') return { found: { value: fact.value, path: fact.path }, facts };
      facts.push(fact);
    }
    return { found: null, facts };
  }
}
