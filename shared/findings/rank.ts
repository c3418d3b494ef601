import type { Finding } from '../contracts/finding.ts';
import { CONFIDENCES, SEVERITIES } from '../contracts/scales.ts';

/** Highest risk first; then severity, a proven kernel defect (it names its cure), what the running boot shows before older ones, confidence, and the id to be stable. */
export function rank(findings: readonly Finding[]): Finding[] {
  const now = (finding: Finding): number => (finding.evidence.some((evidence) => evidence.boot === 0) ? 0 : 1);
  const struck = (finding: Finding): number => (finding.verdict === 'affected-hit' ? 0 : 1);
  return [...findings].sort(
    (a, b) =>
      b.totalRisk - a.totalRisk ||
      SEVERITIES.indexOf(a.severity) - SEVERITIES.indexOf(b.severity) ||
      struck(a) - struck(b) ||
      now(a) - now(b) ||
      CONFIDENCES.indexOf(a.confidence) - CONFIDENCES.indexOf(b.confidence) ||
      a.article.localeCompare(b.article),
  );
}
