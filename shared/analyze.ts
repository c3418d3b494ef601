import type { ArchiveLimits, ByteSource } from './archive/types.ts';
import { fail, type Result } from './base/result.ts';
import type { Failure } from './contracts/errors.ts';
import type { Progress } from './contracts/progress.ts';
import type { CaseInLanguages } from './contracts/worker.ts';

export interface AnalyzeOptions {
  readonly limits: ArchiveLimits;
  /** Extra article files: name for messages and YAML text. The built-in ones are always in. */
  readonly extraArticles: readonly { readonly file: string; readonly yaml: string }[];
  /** Now, milliseconds since the epoch. */
  now(): number;
}

/** The whole pipeline: reads the archive once and gives a case for each sosreport in it, in every language. */
export async function analyze(
  _source: ByteSource,
  _options: AnalyzeOptions,
  _onProgress: (progress: Progress) => void,
  _signal: AbortSignal,
): Promise<Result<CaseInLanguages[], Failure>> {
  return fail({ code: 'unreadable', message: 'being built' });
}
