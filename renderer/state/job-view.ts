import type { Job } from '../../shared/contracts/ipc.ts';
import type { OpenCase } from './app-state.ts';

/** A running job in numbers to show. Rate and time left are null until one second has passed: earlier they only jump. */
export interface JobProgress {
  /** Whole per cent, 0 to 100; null where the size is not known. */
  readonly percent: number | null;
  readonly bytesRead: number;
  readonly totalBytes: number | null;
  readonly bytesPerSecond: number | null;
  readonly secondsLeft: number | null;
  readonly member: string | null;
  readonly findings: number;
}

const SETTLE_MS = 1000;

/** Reads a job's progress; a job without any yet is at zero. */
export function jobProgress(job: Job): JobProgress {
  const bytesRead = job.progress?.bytesRead ?? 0;
  const totalBytes = job.progress?.totalBytes ?? job.bytes;
  const settled = job.elapsedMs >= SETTLE_MS && bytesRead > 0;
  const bytesPerSecond = settled ? bytesRead / (job.elapsedMs / 1000) : null;
  const left = totalBytes === null ? null : Math.max(0, totalBytes - bytesRead);
  return {
    percent: totalBytes === null || totalBytes === 0 ? null : Math.min(100, Math.floor((bytesRead / totalBytes) * 100)),
    bytesRead,
    totalBytes,
    bytesPerSecond,
    secondsLeft: bytesPerSecond === null || left === null ? null : Math.ceil(left / bytesPerSecond),
    member: job.progress?.member ?? null,
    findings: job.progress?.findings ?? 0,
  };
}

/** How many jobs are in each state, for the queue's heading. */
export function countStates(jobs: readonly Job[]): Readonly<Record<Job['state'], number>> {
  const counts = { queued: 0, running: 0, done: 0, failed: 0, cancelled: 0 };
  for (const job of jobs) counts[job.state] += 1;
  return counts;
}

/** One entry of the case switcher. */
export interface CaseEntry {
  readonly caseId: string;
  readonly hostname: string | null;
  readonly file: string;
}

/** Every case that can be shown: those of the queue in its order, then those whose job was taken off it. */
export function openCases(jobs: readonly Job[], held: ReadonlyMap<string, OpenCase>): CaseEntry[] {
  const entries = new Map<string, CaseEntry>();
  for (const job of jobs) {
    for (const { caseId, hostname } of job.cases) {
      // Deleted meanwhile.
      if (held.get(caseId)?.state !== 'gone') entries.set(caseId, { caseId, hostname, file: job.file });
    }
  }
  for (const [caseId, { summary }] of held) {
    if (summary === null || entries.has(caseId)) continue;
    entries.set(caseId, { caseId, hostname: summary.host.hostname, file: summary.source.file });
  }
  return [...entries.values()];
}
