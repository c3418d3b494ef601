import { z } from 'zod';
import { CONFIDENCES, SEVERITIES } from './scales.ts';

/** What a kernel-defect article says of this host. The words are a contract with scripts that read the JSON. */
export const Verdict = z.enum([
  'affected-hit',
  'affected-no-symptom',
  'not-exposed',
  'fixed-not-running',
  'historic',
  'symptom-other-kernel',
  'not-affected',
  'unknown',
]);
export type Verdict = z.infer<typeof Verdict>;

export const Severity = z.enum(SEVERITIES);
export type Severity = z.infer<typeof Severity>;

export const Confidence = z.enum(CONFIDENCES);
export type Confidence = z.infer<typeof Confidence>;

export const RiskOfChange = z.enum(['very-low', 'low', 'moderate', 'high']);
export type RiskOfChange = z.infer<typeof RiskOfChange>;

/** A risk on Insights Advisor's scale, 1 (low) to 4 (critical). */
export const Risk = z.number().int().min(1).max(4);
