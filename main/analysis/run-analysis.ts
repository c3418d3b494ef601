import { type Analyzed, analyze } from '../../shared/analyze.ts';
import { limitsWith } from '../../shared/archive/limits.ts';
import type { LimitChanges } from '../../shared/base/limits.ts';
import { ok } from '../../shared/base/result.ts';
import type { Progress } from '../../shared/contracts/progress.ts';
import type { AnalysisInput } from '../../shared/contracts/worker.ts';
import { sampleSource } from '../../shared/sample/sample.ts';
import { ownArticles } from './article-files.ts';
import { decodePool } from './decode-pool.ts';
import { fileSource } from './file-source.ts';
import { prepareDecoders } from './prepare-decoders.ts';

/** What the user set, as it was when the analysis began. */
export interface AnalysisSettings {
  /** Folders of the user's own articles. */
  readonly articleFolders: readonly string[];
  readonly limits: LimitChanges;
}

/**
 * Analyses one input in this very process. `signal` stops it; what is given then is not to be used.
 * @throws the signal's reason when it was stopped, else only for bugs of ours: what the archive may hold is a failure or a
 * problem in the case.
 */
export async function runAnalysis(
  input: AnalysisInput,
  { articleFolders, limits }: AnalysisSettings,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Analyzed> {
  const source = input.kind === 'sample' ? ok(sampleSource()) : await fileSource(input.path);
  if (!source.ok) return source;
  const decoders = decodePool();
  if (input.kind === 'file') await prepareDecoders(decoders, input.path);
  const { files, problems } = await ownArticles(articleFolders);
  const options = {
    limits: limitsWith(limits),
    decoders,
    extraArticles: files,
    randomAccess: true,
    now: () => Date.now(),
  };
  try {
    const result = await analyze(source.value, options, onProgress, signal);
    if (result.ok) for (const { en, ja } of result.value) for (const one of [en, ja]) one.problems.push(...problems);
    return result;
  } finally {
    await decoders.close();
  }
}
