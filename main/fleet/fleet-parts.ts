import { setImmediate } from 'node:timers/promises';
import { LANGUAGES, type Language } from '../../shared/base/language.ts';
import type { FleetSource, FleetTable } from '../../shared/contracts/fleet.ts';
import { type FleetPart, fleetPart, fleetTable } from '../../shared/presentation/fleet.ts';
import type { CaseRecord } from '../library/record.ts';
import { numberOf } from '../library/record.ts';
import type { Workspace } from '../workspace.ts';

/** The fleet's rows by case, in every language; kept, for reading a case again costs some milliseconds. */
export interface FleetParts {
  table(source: FleetSource, language: Language): Promise<FleetTable>;
  /** The parts of these cases in their order; those that are gone are left out. */
  of(caseIds: readonly string[], language: Language): Promise<FleetPart[]>;
}

interface Kept {
  /** Tells an analysis from a later one of the same archive. */
  readonly analyzedAt: string;
  readonly parts: Readonly<Record<Language, FleetPart>>;
}

export function fleetParts({ queue, library, caseIn }: Workspace): FleetParts {
  const kept = new Map<string, Kept>();

  async function read(caseId: string): Promise<Kept | null> {
    const [en, ja] = await Promise.all(LANGUAGES.map((language) => caseIn(caseId, language)));
    if (!en || !ja) return null;
    return { analyzedAt: en.analyzedAt, parts: { en: fleetPart(caseId, en), ja: fleetPart(caseId, ja) } };
  }

  async function partOf(caseId: string, record: CaseRecord | null, language: Language): Promise<FleetPart | null> {
    let one = kept.get(caseId) ?? null;
    if (one === null || (record !== null && record.facts.analyzedAt !== one.analyzedAt)) {
      one = await read(caseId);
      // The window's other requests come first.
      await setImmediate();
      if (one === null) return null;
      kept.set(caseId, one);
    }
    const part = one.parts[language];
    return record === null ? part : { ...part, row: { ...part.row, caseNumber: numberOf(record) } };
  }

  async function of(caseIds: readonly string[], language: Language): Promise<FleetPart[]> {
    await library.ready;
    const parts: FleetPart[] = [];
    for (const caseId of caseIds) {
      const part = await partOf(caseId, library.get(caseId), language);
      if (part !== null) parts.push(part);
    }
    return parts;
  }

  const idsOf = (source: FleetSource, language: Language): string[] =>
    source === 'library'
      ? library.records().map(({ caseId }) => caseId)
      : [...new Set(queue.list(language).flatMap(({ cases }) => cases.map(({ caseId }) => caseId)))];

  return {
    of,
    async table(source, language) {
      await library.ready;
      return fleetTable(await of(idsOf(source, language), language));
    },
  };
}
