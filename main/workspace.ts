import { inputsOf } from './analysis/inputs.ts';
import type { StartAnalysis } from './analysis/outcome.ts';
import { JobQueue, type QueuedInput } from './analysis/queue.ts';
import { throttle } from './analysis/throttle.ts';
import type { SendEvent } from './ipc/send-event.ts';
import { caseIdOf } from './state/case-id.ts';
import { type CaseSources, caseSource, caseSources } from './state/case-sources.ts';
import { type CaseStore, caseStore } from './state/case-store.ts';
import type { RecentList } from './state/recent-list.ts';
import type { SettingsStore } from './state/settings-store.ts';

/** Two, so that a small archive does not wait behind a large one; each decodes on several cores already. */
const CONCURRENCY = 2;
const CHANGES_EVERY_MS = 100;
const SAMPLE: QueuedInput = { input: { kind: 'sample' }, file: 'sample', bytes: null };

/** Everything that is open: the queue, the cases read, the recent list, the settings. */
export interface Workspace {
  readonly queue: JobQueue;
  readonly cases: CaseStore;
  /** Where each case can be read again. */
  readonly sources: CaseSources;
  readonly recent: RecentList;
  readonly settings: SettingsStore;
  /** Queues files, and the archives of folders, that the user's own action named. */
  open(paths: readonly string[]): Promise<void>;
  openSample(): void;
}

export interface WorkspaceParts {
  readonly start: StartAnalysis;
  readonly recent: RecentList;
  readonly settings: SettingsStore;
  readonly send: SendEvent;
}

/** Ties the queue to the stores and tells the window of every change. */
export function workspace({ start, recent, settings, send }: WorkspaceParts): Workspace {
  const cases = caseStore();
  const sources = caseSources();
  /** Jobs whose first case is to be shown when it is there: those that were asked for one at a time. */
  const toShow = new Set<string>();
  const tellJobs = throttle(() => send('jobs:changed', queue.list(settings.get().language)), CHANGES_EVERY_MS);
  const queue = new JobQueue({
    start,
    concurrency: CONCURRENCY,
    now: () => Date.now(),
    onChange: tellJobs,
    idOf: caseIdOf,
    onCase(caseId, found, input) {
      cases.put(caseId, found);
      sources.put(caseId, caseSource(input, found.en));
      if (input.kind === 'file') recent.add(input.path, found[settings.get().language], Date.now());
    },
    onDone(jobId, [first]) {
      if (toShow.delete(jobId) && first !== undefined) send('cases:show', { caseId: first });
    },
  });
  const enqueue = (inputs: readonly QueuedInput[]) => {
    const [only, ...more] = queue.add(inputs);
    if (only !== undefined && more.length === 0) toShow.add(only);
  };
  recent.onChange((list) => send('recent:changed', list));
  settings.onChange((changed) => {
    send('settings:changed', changed);
    tellJobs();
  });
  return {
    queue,
    cases,
    sources,
    recent,
    settings,
    open: async (paths) => enqueue(await inputsOf(paths)),
    openSample: () => enqueue([SAMPLE]),
  };
}
