import type { Language } from '../shared/base/language.ts';
import type { CaseSummary } from '../shared/contracts/case-summary.ts';
import type { Job } from '../shared/contracts/ipc.ts';
import { inputsOf } from './analysis/inputs.ts';
import type { StartAnalysis } from './analysis/outcome.ts';
import { JobQueue, type QueuedInput } from './analysis/queue.ts';
import { throttle } from './analysis/throttle.ts';
import type { SendEvent } from './ipc/send-event.ts';
import type { Library } from './library/library.ts';
import { recentCases } from './library/recent-cases.ts';
import { numberOf } from './library/record.ts';
import { logError } from './security/log-error.ts';
import type { CaseSources } from './state/case-sources.ts';
import { type CaseStore, caseStore } from './state/case-store.ts';
import type { SettingsStore } from './state/settings-store.ts';

/** Two, so that a small archive does not wait behind a large one; each decodes on several cores already. */
const CONCURRENCY = 2;
const CHANGES_EVERY_MS = 100;
const SAMPLE: QueuedInput = { input: { kind: 'sample' }, file: 'sample', bytes: null };

/** Everything that is open: the queue, the library of cases, the settings. */
export interface Workspace {
  readonly queue: JobQueue;
  readonly library: Library;
  /** Cases that are in memory already; `caseIn` reads those that are not. */
  readonly cases: CaseStore;
  /** Where each case can be read again. */
  readonly sources: CaseSources;
  readonly settings: SettingsStore;
  /** A case of this or an earlier run, under its own number; null where it was deleted or cannot be read. */
  caseIn(caseId: string, language: Language): Promise<CaseSummary | null>;
  /** Queues files, and the archives of folders, that the user's own action named. */
  open(paths: readonly string[]): Promise<void>;
  openSample(): void;
  /** Shows a case of the library. */
  show(caseId: string): void;
  /** Gives up all jobs and takes no more: the app ends. */
  end(): void;
}

export interface WorkspaceParts {
  readonly start: StartAnalysis;
  readonly library: Library;
  readonly settings: SettingsStore;
  readonly send: SendEvent;
  /** Told when no job is left, with all that ended and how many milliseconds the queue was at work. */
  onIdle?(jobs: readonly Job[], tookMs: number): void;
}

/** Tells when jobs that were there have all ended. */
function idleWatch(jobs: () => readonly Job[], onIdle: (jobs: readonly Job[], tookMs: number) => void) {
  let since: number | null = null;
  return {
    look() {
      const all = jobs();
      const busy = all.some(({ state }) => state === 'queued' || state === 'running');
      if (busy) since ??= Date.now();
      else if (since !== null) {
        const took = Date.now() - since;
        since = null;
        onIdle(all, took);
      }
    },
  };
}

/** Ties the queue to the stores and tells the window of every change. */
export function workspace({ start, library, settings, send, onIdle }: WorkspaceParts): Workspace {
  const cases = caseStore();
  /** Jobs whose first case is to be shown when it is there: those that were asked for one at a time. */
  const toShow = new Set<string>();
  const tellJobs = throttle(() => send('jobs:changed', queue.list(settings.get().language)), CHANGES_EVERY_MS);
  const queue = new JobQueue({
    start,
    concurrency: CONCURRENCY,
    now: () => Date.now(),
    onChange() {
      tellJobs();
      idle.look();
    },
    idOf: (input, summary) => library.idFor(input, summary),
    onCase(caseId, found, input) {
      cases.put(caseId, found);
      library.put(caseId, found, input).catch((error: unknown) => logError(`${caseId} could not be saved`, error));
    },
    onDone(jobId, [first]) {
      if (toShow.delete(jobId) && first !== undefined) send('cases:show', { caseId: first });
    },
  });
  const idle = idleWatch(() => queue.list(settings.get().language), onIdle ?? (() => undefined));
  let ended = false;
  const enqueue = (inputs: readonly QueuedInput[]) => {
    if (ended) return;
    const [only, ...more] = queue.add(inputs);
    if (only !== undefined && more.length === 0) toShow.add(only);
  };
  const tellRecent = throttle(() => {
    void recentCases(library, settings.get().language).then((list) => send('recent:changed', list));
  }, CHANGES_EVERY_MS);
  library.onChange((caseIds, what) => {
    for (const caseId of caseIds) {
      if (library.get(caseId) === null) cases.drop(caseId);
      if (what === 'note') send('note:changed', { caseId });
    }
    send('library:changed', { caseIds: [...caseIds], what });
    tellRecent();
  });
  settings.onChange((changed) => {
    send('settings:changed', changed);
    tellJobs();
    tellRecent();
  });
  return {
    queue,
    library,
    cases,
    sources: { sourceOf: (caseId) => library.get(caseId)?.source ?? null },
    settings,
    async caseIn(caseId, language) {
      if (cases.get(caseId, language) === null) {
        const found = await library.load(caseId);
        if (found === null) return null;
        // A newer analysis that came in meanwhile stays.
        if (cases.get(caseId, language) === null) cases.put(caseId, found);
      }
      const summary = cases.get(caseId, language);
      const record = library.get(caseId);
      if (summary === null || record === null) return summary;
      return { ...summary, source: { ...summary.source, caseNumber: numberOf(record) } };
    },
    open: async (paths) => enqueue(await inputsOf(paths)),
    openSample: () => enqueue([SAMPLE]),
    show: (caseId) => send('cases:show', { caseId }),
    end() {
      ended = true;
      queue.cancelAll();
    },
  };
}
