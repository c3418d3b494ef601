import type { Article } from '../articles/schema.ts';
import { CONFIDENCES, SEVERITIES } from '../contracts/scales.ts';
import type { Confidence, Severity, Verdict } from '../contracts/verdict.ts';
import type { PlacedSignal } from '../signals/place.ts';
import { type Circumstances, holds } from './when.ts';

export interface RiskOfFinding {
  readonly severity: Severity;
  readonly likelihood: number;
  readonly impact: number;
  readonly totalRisk: number;
}

/** How much milder than a hit each verdict is: steps of severity, and the likelihood and impact it leaves. */
const MILDER: Record<Verdict, { steps: number; likelihood: number; impact: number }> = {
  'affected-hit': { steps: 0, likelihood: 4, impact: 4 },
  'symptom-other-kernel': { steps: 0, likelihood: 4, impact: 4 },
  'affected-no-symptom': { steps: 1, likelihood: 3, impact: 4 },
  'fixed-not-running': { steps: 2, likelihood: 2, impact: 3 },
  unknown: { steps: 2, likelihood: 2, impact: 3 },
  'not-exposed': { steps: 3, likelihood: 1, impact: 2 },
  historic: { steps: 3, likelihood: 1, impact: 2 },
  'not-affected': { steps: 4, likelihood: 1, impact: 1 },
};

/** A risk above what the severity says would rank the finding over worse ones. */
const MOST_RISK: Record<Severity, number> = { critical: 4, important: 4, moderate: 3, low: 2, info: 1 };

/** The article's risk on this host: its own numbers, changed by its conditions, bounded by the verdict. Total is the mean, rounded down, bounded by severity. */
export function riskOf(article: Article, at: Circumstances, confidence: Confidence): RiskOfFinding {
  const changed = article.impactWhen.find(({ when }) => holds(when, at))?.impact ?? article.impact;
  const { verdict } = at;
  // Side effects alone have other causes: no worse than a defect that has not shown itself.
  const weak = verdict === 'affected-hit' && confidence === 'possible';
  const bound = MILDER[weak ? 'affected-no-symptom' : (verdict ?? 'affected-hit')];
  const likelihood = Math.min(article.likelihood, bound.likelihood);
  const impact = Math.min(changed, bound.impact);
  const step = Math.min(SEVERITIES.indexOf(article.severity) + bound.steps, SEVERITIES.length - 1);
  const severity = SEVERITIES[step] ?? 'info';
  const mean = Math.floor((likelihood + impact) / 2);
  return { severity, likelihood, impact, totalRisk: Math.min(mean, MOST_RISK[severity]) };
}

/** How sure the finding is: the strongest signal for what rests on log lines, the facts for the rest. */
export function confidenceOf(
  verdict: Verdict | null,
  signals: readonly PlacedSignal[],
  bootKnown: boolean,
): Confidence {
  if (verdict === 'unknown') return 'possible';
  if (verdict === 'affected-no-symptom' || verdict === 'fixed-not-running' || verdict === 'not-exposed') {
    return bootKnown ? 'confirmed' : 'likely';
  }
  // What rests on facts of the host alone is as sure as they are.
  if (verdict === null && signals.length === 0) return 'confirmed';
  const ranks = signals.flatMap(({ signal, lines }) => {
    const { strength } = signal.signal;
    if (strength === 'context') return [];
    const rank = CONFIDENCES.indexOf(strength);
    // Lines that no kernel's name stands near are one step less sure.
    const attributed = typeof signal.signal.from === 'object' || lines.some((line) => line.printedBy !== null);
    return [attributed ? rank : Math.min(rank + 1, CONFIDENCES.length - 1)];
  });
  return CONFIDENCES[Math.min(...ranks, CONFIDENCES.length - 1)] ?? 'possible';
}
