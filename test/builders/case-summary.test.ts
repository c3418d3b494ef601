import { describe, expect, it } from 'vitest';
import { CaseSummary } from '../../shared/contracts/case-summary.ts';
import { Verdict } from '../../shared/contracts/verdict.ts';
import { caseWithVerdict, sampleCase } from './case-summary.ts';

describe('the sample case', () => {
  it('fits the contract in every verdict', () => {
    expect(CaseSummary.parse(sampleCase())).toEqual(sampleCase());
    for (const verdict of Verdict.options) {
      const summary = caseWithVerdict(verdict);
      expect(CaseSummary.parse(summary).verdicts['rhel7-efi-page-fault']).toBe(verdict);
    }
  });

  it('has each evidence line where its excerpt says', () => {
    for (const { line, text, excerpt } of sampleCase().findings.flatMap((finding) => finding.evidence)) {
      expect(excerpt.lines[line - excerpt.firstLine]).toBe(text);
    }
  });
});
