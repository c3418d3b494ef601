import type { CaseSummary } from '../contracts/case-summary.ts';
import { type SystemFact, systemFacts } from '../presentation/system/facts.ts';
import { systemRemarks } from '../presentation/system/remarks.ts';
import { systemWords } from '../presentation/system/words.ts';

/** Remarks that a report tells; the screen has all. */
const REMARKS = 16;

/** The system section of a report: what was remarked on, with the word for how bad it is, then the host in lines. */
export interface SystemLines {
  readonly title: string;
  readonly remarks: readonly (readonly [state: 'bad' | 'warn', word: string, text: string])[];
  /** "and 3 more", or that nothing was remarked on; null where neither is to be said. */
  readonly rest: string | null;
  readonly facts: readonly SystemFact[];
}

/** Null for a case without an overview. */
export function systemLines(summary: CaseSummary): SystemLines | null {
  const facts = systemFacts(summary);
  if (summary.overview === null || facts.length === 0) return null;
  const t = systemWords(summary.language);
  const all = systemRemarks(summary);
  const left = all.length - REMARKS;
  return {
    title: t.title,
    remarks: all.slice(0, REMARKS).map(({ state, text }) => [state, t.state[state], text[summary.language]] as const),
    rest: all.length === 0 ? t.noRemarks : left > 0 ? t.more(left) : null,
    facts,
  };
}
