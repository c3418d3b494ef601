import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import { CaseInLanguages } from '../../../shared/contracts/worker.ts';
import { sampleCase } from '../../builders/case-summary.ts';

/** A case of a host, in both languages. */
export function caseOf(hostname: string, source: Partial<CaseSummary['source']> = {}): CaseInLanguages {
  const base = sampleCase();
  const overrides: Partial<CaseSummary> = {
    host: { ...base.host, hostname },
    source: { ...base.source, sha256: hostname.padEnd(64, '0'), ...source },
  };
  return CaseInLanguages.parse({ en: sampleCase(overrides), ja: sampleCase({ ...overrides, language: 'ja' }) });
}

export const fileInput = (path: string) => ({ kind: 'file' as const, path });
