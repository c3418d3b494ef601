import { analyze } from '../../shared/analyze.ts';
import { DEFAULT_LIMITS } from '../../shared/archive/limits.ts';
import { ok, type Result } from '../../shared/base/result.ts';
import type { Failure } from '../../shared/contracts/errors.ts';
import type { Progress } from '../../shared/contracts/progress.ts';
import type { AnalysisInput, CaseInLanguages } from '../../shared/contracts/worker.ts';
import { sampleSource } from '../../shared/sample/sample.ts';
import { decodePool } from './decode-pool.ts';
import { fileSource } from './file-source.ts';

/**
 * Analyses one input in this very process. `signal` stops it; what is given then is not to be used.
 * @throws the signal's reason when it was stopped, else only for bugs of ours: what the archive may hold is a failure or a
 * problem in the case.
 */
export async function runAnalysis(
  input: AnalysisInput,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Result<CaseInLanguages[], Failure>> {
  const source = input.kind === 'sample' ? ok(sampleSource()) : await fileSource(input.path);
  if (!source.ok) return source;
  const decoders = decodePool();
  const options = { limits: DEFAULT_LIMITS, decoders, extraArticles: [], now: () => Date.now() };
  try {
    return await analyze(source.value, options, onProgress, signal);
  } finally {
    await decoders.close();
  }
}
