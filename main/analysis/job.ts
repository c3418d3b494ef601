import type { Language } from '../../shared/base/language.ts';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import type { Failure } from '../../shared/contracts/errors.ts';
import type { Job } from '../../shared/contracts/ipc.ts';
import type { Progress } from '../../shared/contracts/progress.ts';
import type { AnalysisInput, CaseInLanguages } from '../../shared/contracts/worker.ts';
import type { RunningAnalysis } from './outcome.ts';
import type { QueuedInput } from './queue.ts';

/** What the queue keeps of a job; `Job` is what the window sees of it. */
export interface Entry {
  readonly id: string;
  readonly input: AnalysisInput;
  readonly file: string;
  readonly bytes: number | null;
  state: Job['state'];
  progress: Progress | null;
  startedAt: number | null;
  endedAt: number | null;
  running: RunningAnalysis | null;
  cases: readonly { readonly caseId: string; readonly found: CaseInLanguages }[];
  failure: Failure | null;
}

/** A job that waits, nothing done yet. */
export const newEntry = (id: string, { input, file, bytes }: QueuedInput): Entry => ({
  id,
  input,
  file,
  bytes,
  state: 'queued',
  progress: null,
  startedAt: null,
  endedAt: null,
  running: null,
  cases: [],
  failure: null,
});

function caseRow(caseId: string, summary: CaseSummary): Job['cases'][number] {
  const [top] = summary.findings;
  return {
    caseId,
    hostname: summary.host.hostname,
    headline: top?.headline ?? '',
    severity: top?.severity ?? null,
    verdict: top?.verdict ?? null,
    findings: summary.findings.length,
    gaps: summary.gaps.length,
    complete: summary.source.complete,
  };
}

/** The job as the window shows it at `now` (milliseconds since the epoch), its words in `language`. */
export function jobOf(entry: Entry, now: number, language: Language): Job {
  const { id, file, bytes, state, progress, failure } = entry;
  const elapsedMs = entry.startedAt === null ? 0 : (entry.endedAt ?? now) - entry.startedAt;
  const cases = entry.cases.map(({ caseId, found }) => caseRow(caseId, found[language]));
  return { id, file, bytes, state, progress, elapsedMs, cases, failure };
}
