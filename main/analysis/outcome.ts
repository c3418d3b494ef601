import type { Failure } from '../../shared/contracts/errors.ts';
import type { Progress } from '../../shared/contracts/progress.ts';
import type { AnalysisInput, CaseInLanguages } from '../../shared/contracts/worker.ts';

/** How one analysis ended. */
export type AnalysisOutcome =
  | { readonly type: 'done'; readonly cases: readonly CaseInLanguages[]; readonly kept?: unknown }
  | { readonly type: 'failed'; readonly failure: Failure }
  | { readonly type: 'cancelled' };

/** An analysis under way. */
export interface RunningAnalysis {
  /** Ends it soon; `onEnd` still comes, with `cancelled` unless it was done already. */
  cancel(): void;
}

/** Starts one analysis. `onEnd` is called exactly once, never before this function has returned. */
export type StartAnalysis = (
  input: AnalysisInput,
  onProgress: (progress: Progress) => void,
  onEnd: (outcome: AnalysisOutcome) => void,
) => RunningAnalysis;
