import type { Failure } from '../../shared/contracts/errors.ts';
import { type AnalysisInput, FromWorker, type ToWorker } from '../../shared/contracts/worker.ts';
import type { AnalysisOutcome, RunningAnalysis, StartAnalysis } from './outcome.ts';

/** A worker that was asked to stop and has not after this long is ended by force. */
const PATIENCE_MS = 2_000;

/** The part of Electron's UtilityProcess that is used here. */
export interface WorkerProcess {
  postMessage(message: ToWorker): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
}

const failed = (message: string): AnalysisOutcome => {
  const failure: Failure = { code: 'unreadable', message };
  return { type: 'failed', failure };
};

/** What a worker that went away without a last word means; `code` is its exit status. */
const crashed = (code: number) =>
  failed(
    `The analysis process ended unexpectedly (exit status ${code}), perhaps for lack of memory. Other archives are not affected. Try again; if it ends the same way, analyze the archive on the command line.`,
  );

/**
 * Analyses in a process of its own, made by `fork`, one for each input: whatever an archive does to it costs that one job.
 * `articleFolders` are those of the user's own articles at the time.
 */
export function supervised(fork: () => WorkerProcess, articleFolders: () => readonly string[]): StartAnalysis {
  return (input: AnalysisInput, onProgress, onEnd): RunningAnalysis => {
    const worker = fork();
    let ended = false;
    let cancelling: ReturnType<typeof setTimeout> | null = null;
    const end = (outcome: AnalysisOutcome) => {
      if (ended) return;
      ended = true;
      if (cancelling !== null) clearTimeout(cancelling);
      onEnd(outcome);
      worker.kill();
    };
    worker.on('message', (message) => {
      const parsed = FromWorker.safeParse(message);
      if (!parsed.success) end(failed('The analysis process answered in a way that is not understood. This is a bug.'));
      else if (parsed.data.type !== 'progress') end(parsed.data);
      else if (!ended) onProgress(parsed.data.progress);
    });
    worker.on('exit', (code) => end(cancelling === null ? crashed(code) : { type: 'cancelled' }));
    worker.postMessage({ type: 'start', input, articleFolders: [...articleFolders()] });
    return {
      cancel() {
        if (ended || cancelling !== null) return;
        worker.postMessage({ type: 'cancel' });
        cancelling = setTimeout(() => end({ type: 'cancelled' }), PATIENCE_MS);
      },
    };
  };
}
