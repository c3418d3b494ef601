import type { Finding } from '../../shared/contracts/finding.ts';

export interface Related {
  readonly finding: Finding;
  /** Index among the case's findings. */
  readonly index: number;
  readonly how: 'cause' | 'consequence' | 'sameLines';
}

const placesOf = ({ evidence }: Finding): ReadonlySet<string> =>
  new Set(evidence.map(({ path, line }) => `${path}\n${line}`));

/** The findings of the same case that caused this one, were caused by it, or rest on the same lines; causes first. */
export function relatedFindings(finding: Finding, findings: readonly Finding[]): Related[] {
  const places = placesOf(finding);
  const howOf = (other: Finding): Related['how'] | null => {
    if (finding.causedBy === other.article) return 'cause';
    if (other.causedBy === finding.article) return 'consequence';
    return [...placesOf(other)].some((place) => places.has(place)) ? 'sameLines' : null;
  };
  const order = ['cause', 'consequence', 'sameLines'];
  return findings
    .flatMap((other, index) => {
      const how = other === finding || other.article === finding.article ? null : howOf(other);
      return how === null ? [] : [{ finding: other, index, how }];
    })
    .sort((a, b) => order.indexOf(a.how) - order.indexOf(b.how));
}
