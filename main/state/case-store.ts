import type { Language } from '../../shared/base/language.ts';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import type { CaseInLanguages } from '../../shared/contracts/worker.ts';

/** Beyond this many the oldest cases are let go: each holds its evidence, some hundred kilobytes. */
const MOST = 40;

/** The cases that were last read or shown, in memory and in every language; the library holds them all. */
export interface CaseStore {
  put(caseId: string, found: CaseInLanguages): void;
  get(caseId: string, language: Language): CaseSummary | null;
  drop(caseId: string): void;
}

export function caseStore(most = MOST): CaseStore {
  const cases = new Map<string, CaseInLanguages>();
  return {
    put(caseId, found) {
      cases.delete(caseId);
      cases.set(caseId, found);
      const [oldest] = cases.keys();
      if (cases.size > most && oldest !== undefined) cases.delete(oldest);
    },
    get: (caseId, language) => cases.get(caseId)?.[language] ?? null,
    drop: (caseId) => {
      cases.delete(caseId);
    },
  };
}
