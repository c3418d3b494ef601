import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import type { AnalysisInput } from '../../shared/contracts/worker.ts';

/** Where a case can be read again: a file and, where the sosreport lies inside that archive, the inner one's path; or the sample. */
export type CaseSource =
  | { readonly kind: 'file'; readonly path: string; readonly innerArchive: string | null }
  | { readonly kind: 'sample' };

/** Tells where cases came from, those of earlier runs too. */
export interface CaseSources {
  /** Null for a case that is not held. Whether the file still is there is the caller's to find out. */
  sourceOf(caseId: string): CaseSource | null;
}

export const caseSource = (input: AnalysisInput, { source }: CaseSummary): CaseSource =>
  input.kind === 'sample' ? { kind: 'sample' } : { kind: 'file', path: input.path, innerArchive: source.member };
