import { describe, expect, it } from 'vitest';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import { caseLead, kernelVerdict } from '../../shared/presentation/lead.ts';
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

describe('the kernel verdict of a case in a list', () => {
  it('is that of the gravest finding with one, though another finding ranks above it', () => {
    const affected = caseWithVerdict('affected-no-symptom');
    const [efi] = affected.findings;
    if (efi === undefined) throw new Error('the affected case has no finding');
    const full = { ...efi, article: 'filesystem-full', verdict: null };
    expect(kernelVerdict({ ...affected, findings: [full, efi] })).toBe('affected-no-symptom');
    expect(kernelVerdict({ ...affected, findings: [full] })).toBe('affected-no-symptom');
  });

  it('says "not affected" of a host with findings of other kinds only, and unknown where that cannot be told', () => {
    const [efi] = caseWithVerdict('affected-no-symptom').findings;
    if (efi === undefined) throw new Error('the affected case has no finding');
    const findings = [{ ...efi, article: 'end-of-life-os', verdict: null }];
    const verdicts = { a: 'not-affected', b: 'unknown' } as const;
    expect(kernelVerdict(none({ findings, verdicts }))).toBe('not-affected');
    const { source } = sampleCase();
    expect(kernelVerdict(none({ findings, verdicts, source: { ...source, complete: false } }))).toBe('unknown');
    expect(kernelVerdict(none({ findings, verdicts: { a: 'not-exposed' } }))).toBe('not-exposed');
    expect(kernelVerdict(none({ verdicts: {} }))).toBeNull();
  });
});
