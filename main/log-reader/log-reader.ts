import type { LogViewState, SearchState } from '../../shared/contracts/logs.ts';
import type { FromReader, ReaderRequest, ReaderRequests, ToReader } from './protocol.ts';

/** The part of Electron's UtilityProcess that is used here. */
export interface ReaderProcess {
  postMessage(message: ToReader): void;
  on(event: 'message', listener: (message: unknown) => void): unknown;
  on(event: 'exit', listener: (code: number) => void): unknown;
  kill(): boolean;
}

export interface LogReaderOptions {
  fork(): ReaderProcess;
  onView(state: LogViewState): void;
  onSearch(state: SearchState): void;
  /** Milliseconds after which a process without any open view is ended. */
  readonly idleMs?: number;
}

const IDLE_MS = 120_000;
const GONE =
  'The process that reads logs ended unexpectedly, perhaps for lack of memory. Nothing else is affected: open the file again.';

interface Waiting {
  resolve(value: unknown): void;
  reject(error: Error): void;
}

/**
 * The process that reads logs for the window, as main sees it: started when it is first needed, ended when no view was open
 * for a while. When it goes away by itself its views say so, and the next request starts another.
 */
export class LogReader {
  readonly #options: LogReaderOptions;
  readonly #waiting = new Map<number, Waiting>();
  readonly #views = new Map<string, LogViewState | null>();
  readonly #cases = new Set<string>();
  #process: ReaderProcess | null = null;
  #idle: ReturnType<typeof setTimeout> | null = null;
  #lastId = 0;

  constructor(options: LogReaderOptions) {
    this.#options = options;
  }

  /** Whether there is a process at the moment. */
  get running(): boolean {
    return this.#process !== null;
  }

  /** Whether the process that runs now was told of a case. */
  knows(caseId: string): boolean {
    return this.#cases.has(caseId);
  }

  /** Asks the process. Rejects with words for the user where it refuses or goes away. */
  async ask<N extends ReaderRequest>(
    name: N,
    argument: ReaderRequests[N]['takes'],
  ): Promise<ReaderRequests[N]['gives']> {
    this.#note(name, argument);
    const process = this.#process ?? this.#start();
    this.#lastId += 1;
    const id = this.#lastId;
    try {
      const value = await new Promise<unknown>((resolve, reject) => {
        this.#waiting.set(id, { resolve, reject });
        process.postMessage({ id, name, argument });
      });
      return value as ReaderRequests[N]['gives'];
    } catch (error) {
      // A file that could not be opened holds no view.
      if (name === 'open') this.#note('close', argument);
      throw error;
    }
  }

  /** Ends the process; what is open then is gone without a word. */
  end(): void {
    const process = this.#process;
    this.#gone();
    process?.kill();
  }

  #note(name: ReaderRequest, argument: object): void {
    const { caseId, viewId } = argument as { caseId?: string; viewId?: string };
    if (name === 'open-case' && caseId !== undefined) this.#cases.add(caseId);
    if (name === 'forget-case' && caseId !== undefined) this.#cases.delete(caseId);
    if (name === 'open' && viewId !== undefined) this.#views.set(viewId, null);
    if (name === 'close' && viewId !== undefined) this.#views.delete(viewId);
    this.#watchIdle();
  }

  #watchIdle(): void {
    if (this.#idle !== null) clearTimeout(this.#idle);
    this.#idle = null;
    if (this.#views.size > 0) return;
    this.#idle = setTimeout(() => this.end(), this.#options.idleMs ?? IDLE_MS);
    this.#idle.unref();
  }

  #start(): ReaderProcess {
    const started = this.#options.fork();
    this.#process = started;
    started.on('message', (message) => this.#hear(message as FromReader));
    started.on('exit', (code) => {
      if (this.#process !== started) return;
      console.error(`the log reader process ended with ${code}`);
      const views = [...this.#views];
      this.#gone();
      for (const [viewId, state] of views) {
        this.#options.onView({ ...(state ?? emptyView(viewId)), state: 'failed', message: GONE });
      }
    });
    return started;
  }

  #gone(): void {
    this.#process = null;
    this.#cases.clear();
    this.#views.clear();
    if (this.#idle !== null) clearTimeout(this.#idle);
    const waiting = [...this.#waiting.values()];
    this.#waiting.clear();
    for (const { reject } of waiting) reject(new Error(GONE));
  }

  #hear(message: FromReader): void {
    if (message.type === 'view') {
      if (this.#views.has(message.state.viewId)) {
        this.#views.set(message.state.viewId, message.state);
        this.#options.onView(message.state);
      }
    } else if (message.type === 'search') this.#options.onSearch(message.state);
    else {
      const waiting = this.#waiting.get(message.id);
      this.#waiting.delete(message.id);
      if (message.type === 'answer') waiting?.resolve(message.value);
      else waiting?.reject(new Error(message.message));
    }
  }
}

const emptyView = (viewId: string): LogViewState => ({
  viewId,
  state: 'failed',
  message: null,
  files: [],
  lines: 0,
  rows: 0,
  progress: 0,
  binary: false,
  processes: [],
  levels: [],
  boots: [],
  histogram: null,
  marks: { error: [], warning: [], proves: [] },
});
