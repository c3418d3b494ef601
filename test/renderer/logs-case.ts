import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import { sampleCase } from '../builders/case-summary.ts';

/** The log that mock-logs.ts generates. */
export const FILE = 'var/log/messages';

/** The sample's case with its evidence in the generated log. */
export function caseWithLog(): CaseSummary {
  const summary = sampleCase();
  const [first, ...others] = summary.findings;
  if (first === undefined) throw new Error('the sample has a finding');
  const [piece] = first.evidence;
  if (piece === undefined) throw new Error('the finding has evidence');
  const at = (line: number) => ({ ...piece, path: FILE, line, excerpt: { firstLine: line, lines: [piece.text] } });
  const elsewhere = others.map((finding) => ({
    ...finding,
    evidence: finding.evidence.filter(({ path }) => path !== FILE),
  }));
  return { ...summary, findings: [{ ...first, evidence: [at(48_173), at(48_217)] }, ...elsewhere] };
}
