import type { Language } from '../../shared/base/language.ts';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import type { Job } from '../../shared/contracts/ipc.ts';
import type { AnalysisInput, CaseInLanguages } from '../../shared/contracts/worker.ts';
import { type Entry, jobOf, newEntry } from './job.ts';
import type { AnalysisOutcome, StartAnalysis } from './outcome.ts';

export interface QueueOptions {
  readonly start: StartAnalysis;
  /** How many analyses run at once. */
  readonly concurrency: number;
  /** Milliseconds since the epoch. */
  now(): number;
  /** Called after any change, however many there are: the caller limits the rate. */
  onChange(): void;
  /** The id under which a case is known, the same in every run. */
  idOf(input: AnalysisInput, summary: CaseSummary): string;
  /** Called once for each case that was found, before the job is said to be done. */
  onCase(caseId: string, found: CaseInLanguages, input: AnalysisInput): void;
  /** Called when a job is done and gave a case at least; the ids are those of `onCase`. */
  onDone(jobId: string, caseIds: readonly string[]): void;
}

/** What is to be read: the input, the name to show and the size where known. */
export interface QueuedInput {
  readonly input: AnalysisInput;
  readonly file: string;
  readonly bytes: number | null;
}

/** The jobs in the order they came. Pure bookkeeping: it knows nothing of processes and files. */
export class JobQueue {
  readonly #options: QueueOptions;
  readonly #entries = new Map<string, Entry>();
  #lastId = 0;

  constructor(options: QueueOptions) {
    this.#options = options;
  }

  /** The jobs as they stand now, their words in `language`. */
  list(language: Language): Job[] {
    const now = this.#options.now();
    return [...this.#entries.values()].map((entry) => jobOf(entry, now, language));
  }

  /** Queues the inputs and gives the ids of their jobs, in the same order. */
  add(inputs: readonly QueuedInput[]): string[] {
    const ids = inputs.map((input) => {
      this.#lastId += 1;
      const id = `job-${this.#lastId}`;
      this.#entries.set(id, newEntry(id, input));
      return id;
    });
    this.#advance();
    return ids;
  }

  /** Takes a queued job off the line or asks a running one to stop; nothing for one that has ended. */
  cancel(id: string): void {
    const entry = this.#entries.get(id);
    if (entry?.state === 'queued') {
      entry.state = 'cancelled';
      this.#options.onChange();
    } else if (entry?.state === 'running') entry.running?.cancel();
  }

  /** Puts a failed or cancelled job back into the line. */
  retry(id: string): void {
    const entry = this.#entries.get(id);
    if (entry?.state !== 'failed' && entry?.state !== 'cancelled') return;
    this.#entries.set(id, newEntry(id, entry));
    this.#advance();
  }

  /** Forgets a job that has ended. */
  remove(id: string): void {
    if (this.#ended(id) && this.#entries.delete(id)) this.#options.onChange();
  }

  clearFinished(): void {
    for (const id of [...this.#entries.keys()]) if (this.#ended(id)) this.#entries.delete(id);
    this.#options.onChange();
  }

  /** Asks every job to stop: the app is closing. */
  cancelAll(): void {
    for (const id of this.#entries.keys()) this.cancel(id);
  }

  #ended(id: string): boolean {
    const state = this.#entries.get(id)?.state;
    return state === 'done' || state === 'failed' || state === 'cancelled';
  }

  #advance(): void {
    for (const entry of this.#entries.values()) {
      const running = [...this.#entries.values()].filter((other) => other.state === 'running').length;
      if (running >= this.#options.concurrency) break;
      if (entry.state === 'queued') this.#start(entry);
    }
    this.#options.onChange();
  }

  #start(entry: Entry): void {
    entry.state = 'running';
    entry.startedAt = this.#options.now();
    entry.running = this.#options.start(
      entry.input,
      (progress) => {
        entry.progress = progress;
        this.#options.onChange();
      },
      (outcome) => this.#end(entry, outcome),
    );
  }

  #end(entry: Entry, outcome: AnalysisOutcome): void {
    entry.endedAt = this.#options.now();
    entry.running = null;
    entry.state = outcome.type;
    if (outcome.type === 'failed') entry.failure = outcome.failure;
    if (outcome.type === 'done') this.#keepCases(entry, outcome.cases);
    this.#advance();
  }

  #keepCases(entry: Entry, cases: readonly CaseInLanguages[]): void {
    entry.cases = withIds(cases, (found) => this.#options.idOf(entry.input, found.en));
    for (const { caseId, found } of entry.cases) this.#options.onCase(caseId, found, entry.input);
    const ids = entry.cases.map(({ caseId }) => caseId);
    if (ids.length > 0) this.#options.onDone(entry.id, ids);
  }
}

/** Two cases of one archive never share an id, even where nothing tells them apart. */
function withIds(cases: readonly CaseInLanguages[], idOf: (found: CaseInLanguages) => string): Entry['cases'] {
  const used = new Set<string>();
  return cases.map((found) => {
    const id = idOf(found);
    let caseId = id;
    for (let copy = 2; used.has(caseId); copy += 1) caseId = `${id}-${copy}`;
    used.add(caseId);
    return { caseId, found };
  });
}
