import type { CaseSummary } from '../contracts/case-summary.ts';
import { caseLead } from './lead.ts';

/**
 * Whether the kernel upgrade is what the first finding asks for. Where it is another finding's cure (a filesystem is full, and
 * the kernel should be upgraded some day), the first finding's own steps must be told, too.
 */
export function upgradeCuresLead(summary: CaseSummary): boolean {
  const { kernelUpgrade } = summary;
  const { finding } = caseLead(summary);
  return kernelUpgrade !== null && (finding === null || kernelUpgrade.fixes.includes(finding.article));
}
