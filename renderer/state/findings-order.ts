import type { Finding } from '../../shared/contracts/finding.ts';

/** Findings as ranked, each followed by those it caused, so that the table can indent them. */
export function causesFirst(findings: readonly Finding[]): Finding[] {
  const listed = new Set(findings.map(({ article }) => article));
  const isRoot = ({ causedBy, article }: Finding): boolean =>
    causedBy === null || causedBy === article || !listed.has(causedBy);
  const placed = new Set<Finding>();
  const ordered: Finding[] = [];
  const place = (finding: Finding): void => {
    if (placed.has(finding)) return;
    placed.add(finding);
    ordered.push(finding);
    for (const other of findings) if (other.causedBy === finding.article) place(other);
  };
  for (const finding of findings) if (isRoot(finding)) place(finding);
  // What is left names each other as cause; it must not vanish.
  for (const finding of findings) place(finding);
  return ordered;
}

/** Whether the finding stands under another one of the same case as its consequence. */
export const isConsequence = (finding: Finding, findings: readonly Finding[]): boolean =>
  finding.causedBy !== null &&
  finding.causedBy !== finding.article &&
  findings.some(({ article }) => article === finding.causedBy);
