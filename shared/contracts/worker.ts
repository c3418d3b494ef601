import { z } from 'zod';
import { CaseSummary } from './case-summary.ts';
import { Failure } from './errors.ts';
import { LimitSettings } from './limits.ts';
import { Progress } from './progress.ts';

/** What is to be analysed: a file by path, or the built-in sample. */
export const AnalysisInput = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('file'), path: z.string() }),
  z.object({ kind: z.literal('sample') }),
]);
export type AnalysisInput = z.infer<typeof AnalysisInput>;

/** Main (or the command line) to the worker process. */
export const ToWorker = z.discriminatedUnion('type', [
  z.object({
    type: z.literal('start'),
    input: AnalysisInput,
    articleFolders: z.array(z.string()),
    limits: LimitSettings,
  }),
  z.object({ type: z.literal('cancel') }),
]);
export type ToWorker = z.infer<typeof ToWorker>;

/** The same case in every language: the reading is done once, the words are cheap. */
export const CaseInLanguages = z.object({ en: CaseSummary, ja: CaseSummary });
export type CaseInLanguages = z.infer<typeof CaseInLanguages>;

/** The worker's answers. `done`, `failed` and `cancelled` are last words. */
export const FromWorker = z.discriminatedUnion('type', [
  z.object({ type: z.literal('progress'), progress: Progress }),
  /** Once a second from the process's event loop: what is silent for long is stuck. */
  z.object({ type: z.literal('alive'), networkAttempts: z.number().int().nonnegative() }),
  z.object({
    type: z.literal('done'),
    cases: z.array(CaseInLanguages),
    /** `KeptIndex` of analyze.ts: main only hands it on to the process that reads logs. */
    kept: z.unknown().optional(),
  }),
  z.object({ type: z.literal('failed'), failure: Failure }),
  z.object({ type: z.literal('cancelled') }),
]);
export type FromWorker = z.infer<typeof FromWorker>;
