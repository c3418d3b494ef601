import type { Failure } from '../../shared/contracts/errors.ts';
import { type AnalysisInput, FromWorker, type ToWorker } from '../../shared/contracts/worker.ts';
import type { AnalysisOutcome, RunningAnalysis, StartAnalysis } from './outcome.ts';
import type { AnalysisSettings } from './run-analysis.ts';

/** A worker that was asked to stop and has not after this long is ended by force. */
const PATIENCE_MS = 100;
/** One that was told to end (SIGTERM) and is there after this long is killed: a stopped process hears nothing else. */
const LAST_MS = 1_000;

/** The part of Electron's UtilityProcess that is used here. */
export interface WorkerProcess {
  postMessage(message: ToWorker): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
  readonly pid?: number | undefined;
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

/** How often it is looked whether a process has spoken, and how many looks without a word mean that it is stuck. */
const LOOK_EVERY_MS = 5_000;
const SILENT_LOOKS = 12;

const stuck = (lookEveryMs: number) =>
  failed(
    `The analysis process was stuck: it did not answer for ${(lookEveryMs * SILENT_LOOKS) / 1000} seconds and was ended. Other archives are not affected. Try again; if it ends the same way, please report it with what kind of archive it is.`,
  );

/**
 * Calls `onStuck` after a minute without a word. The worker speaks every second from its event loop, which the engine gives
 * free every 30 ms; decoding runs in threads. Looks are counted, not time: a machine that slept a night wakes to one look.
 */
function watchSilence(onStuck: () => void, lookEveryMs: number): { broken(): void; stop(): void } {
  let silent = 0;
  const timer = setInterval(() => {
    silent += 1;
    if (silent >= SILENT_LOOKS) onStuck();
  }, lookEveryMs);
  return {
    broken: () => {
      silent = 0;
    },
    stop: () => clearInterval(timer),
  };
}

/** Ends a process that cannot object; nothing where it is gone by now. */
function killForGood(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL');
  } catch {
    // It ended in the meantime.
  }
}

/**
 * Analyses in a process of its own, made by `fork`, one for each input: whatever an archive does to it costs that one job.
 * `settings` are asked for when one begins. A process that is silent for a minute is stuck and ended.
 */
export function supervised(
  fork: () => WorkerProcess,
  settings: () => AnalysisSettings,
  lookEveryMs = LOOK_EVERY_MS,
): StartAnalysis {
  return (input: AnalysisInput, onProgress, onEnd): RunningAnalysis => {
    const worker = fork();
    let ended = false;
    let gone = false;
    let cancelling: ReturnType<typeof setTimeout> | null = null;
    const silence = watchSilence(() => end(stuck(lookEveryMs)), lookEveryMs);
    const end = (outcome: AnalysisOutcome) => {
      if (ended) return;
      ended = true;
      silence.stop();
      if (cancelling !== null) clearTimeout(cancelling);
      onEnd(outcome);
      if (gone) return;
      const { pid } = worker;
      worker.kill();
      setTimeout(() => !gone && pid !== undefined && killForGood(pid), LAST_MS).unref();
    };
    worker.on('message', (message) => {
      silence.broken();
      const parsed = FromWorker.safeParse(message);
      if (!parsed.success) end(failed('The analysis process answered in a way that is not understood. This is a bug.'));
      else if (parsed.data.type === 'progress') {
        if (!ended) onProgress(parsed.data.progress);
      } else if (parsed.data.type !== 'alive') end(parsed.data);
    });
    worker.on('exit', (code) => {
      gone = true;
      end(cancelling === null ? crashed(code) : { type: 'cancelled' });
    });
    const { articleFolders, limits } = settings();
    worker.postMessage({ type: 'start', input, articleFolders: [...articleFolders], limits });
    return {
      cancel() {
        if (ended || cancelling !== null) return;
        worker.postMessage({ type: 'cancel' });
        cancelling = setTimeout(() => end({ type: 'cancelled' }), PATIENCE_MS);
      },
    };
  };
}
