import { createHash } from 'node:crypto';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import type { AnalysisInput } from '../../shared/contracts/worker.ts';

/** The built-in sample is one case, however often it is opened. */
export const SAMPLE_CASE = 'case-sample';

/**
 * The id of a case, the same in every run for the same sosreport: from the archive's SHA-256 where it was read whole, else
 * from its path, size and time of collection; and from the inner archive where there is one.
 */
export function caseIdOf(input: AnalysisInput, { source, host }: CaseSummary): string {
  if (input.kind === 'sample') return SAMPLE_CASE;
  const archive = source.sha256 ?? [input.path, source.bytes, host.collectedAt].join('\0');
  const hash = createHash('sha256')
    .update(`${archive}\0${source.member ?? ''}`)
    .digest('hex');
  return `case-${hash.slice(0, 16)}`;
}
