import { describe, expect, it } from 'vitest';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import { caseLead } from '../../shared/presentation/lead.ts';
import { caseWithVerdict, sampleCase } from '../builders/case-summary.ts';

const none = (overrides: Partial<CaseSummary> = {}) => sampleCase({ findings: [], kernelUpgrade: null, ...overrides });

describe('the lead of a case without findings', () => {
  it('is "not affected" though one article cannot tell: a clean RHEL 7 host', () => {
    const clean = caseWithVerdict('not-affected');
    expect(clean.verdicts['rhel7-leave-mm-tlb']).toBe('unknown');
    expect(caseLead(clean)).toMatchObject({ verdict: 'not-affected', tone: 'not-affected', finding: null });
    expect(caseLead(clean).headline).toBe('None of the 84 articles applies.');
  });

  it('is unknown where no article could tell, the kernel is not known or the archive is cut short', () => {
    const { host, source } = sampleCase();
    const verdicts = { a: 'not-affected' } as const;
    for (const summary of [
      none({ verdicts: { a: 'unknown', b: 'unknown' } }),
      none({ verdicts, host: { ...host, kernel: null } }),
      none({ verdicts, source: { ...source, complete: false } }),
    ])
      expect(caseLead(summary)).toMatchObject({ verdict: 'unknown', tone: 'unknown' });
  });

  it('names no verdict where no article is about a kernel defect', () => {
    expect(caseLead(none({ verdicts: {} })).verdict).toBeNull();
  });
});
