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

const BODY = 'I saw it happen. '.repeat(2_000);

/** A note of some 34 kB that tells its version at both ends, so that half of one is no whole one. */
export const numbered = (version: number): string => `v${version} ${BODY}v${version}`;

/** The version of such a note; 0 for an empty one, null for one that is not whole. */
export function versionOf(text: string): number | null {
  if (text === '') return 0;
  const version = Number(/^v(\d+) /.exec(text)?.[1] ?? Number.NaN);
  return numbered(version) === text ? version : null;
}
