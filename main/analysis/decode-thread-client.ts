import { Worker } from 'node:worker_threads';
import type { DecodedChunks, DecodeJob } from '../../shared/archive/decoder-pool.ts';
import { DecodeError } from '../../shared/archive/stream-errors.ts';
import { type FromThread, INPUT_SIZE, INPUT_WINDOW, type ThreadSettings, type ToThread } from './decode-protocol.ts';

type Chunk = Extract<FromThread, { type: 'chunk' }>;
type End = Extract<FromThread, { type: 'end' }>;
type OfJob = Exclude<FromThread, { type: 'new-buffer' }>;
type Next = IteratorResult<Uint8Array, void>;

const DONE: Next = { value: undefined, done: true };

/** One job as this side sees it: feeds the input, hands out the chunks, gives their buffers back. */
class ThreadJob implements DecodedChunks {
  readonly #id: number;
  readonly #job: DecodeJob;
  readonly #say: (message: ToThread, moved?: readonly ArrayBuffer[]) => void;
  readonly #ready: Chunk[] = [];
  readonly #buffers: readonly Uint8Array[];
  readonly #spare: ArrayBuffer[];
  #lent: number | null = null;
  #onTheWay = 0;
  #end: End | null = null;
  #closed = false;
  /** What ends the job from outside: its input's error, or the thread's. */
  #inputError: unknown = null;
  #failed: Error | null = null;
  #wakeReader: (() => void) | null = null;
  #wakeFeeder: (() => void) | null = null;
  /** Settles when the input is let go of. */
  readonly #fed: Promise<void>;

  constructor(
    id: number,
    job: DecodeJob,
    buffers: readonly Uint8Array[],
    spare: ArrayBuffer[],
    say: (message: ToThread, moved?: readonly ArrayBuffer[]) => void,
  ) {
    this.#id = id;
    this.#buffers = buffers;
    this.#spare = spare;
    this.#job = job;
    this.#say = say;
    const { checkpoints, checkpointSpacing } = job.notes;
    const spacing = checkpoints === undefined ? null : (checkpointSpacing ?? 0);
    say({ type: 'begin', job: id, compression: job.compression, checkpointSpacing: spacing });
    this.#fed = this.#feed();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<Next> {
    this.#giveBack();
    for (;;) {
      if (this.#failed !== null) throw this.#failed;
      if (this.#closed) return DONE;
      const chunk = this.#ready.shift();
      if (chunk !== undefined) {
        this.#lent = chunk.buffer;
        const buffer = this.#buffers[chunk.buffer];
        if (buffer === undefined) throw new Error('a decoding thread named a buffer that it has not made');
        return { value: buffer.subarray(0, chunk.length), done: false };
      }
      if (this.#end !== null) return this.#finish(this.#end);
      await new Promise<void>((wake) => {
        this.#wakeReader = wake;
      });
    }
  }

  async return(): Promise<Next> {
    this.#giveBack();
    for (const { buffer } of this.#ready.splice(0)) this.#say({ type: 'buffer', buffer });
    if (!this.#over) this.#say({ type: 'give-up', job: this.#id });
    this.#closed = true;
    this.#wakeAll();
    await this.#fed;
    return DONE;
  }

  /** A message about this job. */
  hear(message: OfJob): void {
    if (message.type === 'taken') {
      this.#onTheWay--;
      this.#spare.push(message.buffer);
    } else if (message.type === 'end') this.#end = message;
    else if (this.#closed) this.#say({ type: 'buffer', buffer: message.buffer });
    else this.#ready.push(message);
    this.#wakeAll();
  }

  /** The thread is gone. */
  fail(error: Error): void {
    this.#failed = error;
    this.#wakeAll();
  }

  #finish({ trailingData, checkpoints, fault }: End): Next {
    this.#closed = true;
    this.#job.notes.checkpoints?.push(...checkpoints);
    // An input that broke off looks cut short to the decoder.
    if (this.#inputError !== null) throw this.#inputError;
    if (fault !== null) throw new DecodeError(fault.kind, fault.message);
    this.#job.notes.trailingData ||= trailingData;
    return DONE;
  }

  #giveBack(): void {
    const buffer = this.#lent;
    this.#lent = null;
    if (buffer !== null && this.#failed === null) this.#say({ type: 'buffer', buffer });
  }

  #wakeAll(): void {
    this.#wakeReader?.();
    this.#wakeFeeder?.();
  }

  get #over(): boolean {
    return this.#closed || this.#end !== null || this.#failed !== null;
  }

  /** Sends the input piece by piece, a few ahead of the decoder. Pieces are copied: their buffers are not ours. */
  async #feed(): Promise<void> {
    try {
      for await (const piece of this.#job.input) {
        for (let at = 0; at < piece.length; at += INPUT_SIZE) {
          if (!(await this.#room())) return;
          this.#send(piece.subarray(at, at + INPUT_SIZE));
        }
      }
    } catch (error) {
      this.#inputError = error;
    }
    this.#say({ type: 'input-end', job: this.#id });
  }

  /** Resolves when a piece may be sent; false when none is wanted any more. */
  async #room(): Promise<boolean> {
    while (this.#onTheWay >= INPUT_WINDOW && !this.#over) {
      await new Promise<void>((wake) => {
        this.#wakeFeeder = wake;
      });
    }
    return !this.#over;
  }

  #send(piece: Uint8Array): void {
    const buffer = this.#spare.pop() ?? new ArrayBuffer(INPUT_SIZE);
    new Uint8Array(buffer).set(piece);
    this.#onTheWay++;
    this.#say({ type: 'input', job: this.#id, buffer, length: piece.length }, [buffer]);
  }
}

/** One decoding thread and its jobs. */
export class DecodeThread {
  readonly #worker: Worker;
  readonly #jobs = new Map<number, ThreadJob>();
  /** Memory shared with the thread, by number. */
  readonly #buffers: Uint8Array[] = [];
  /** Input buffers that came back. */
  readonly #spare: ArrayBuffer[] = [];
  #lastJob = 0;
  #failed: Error | null = null;

  /** Starts the thread; `file` is the bundled decode-thread.ts. */
  constructor(file: string, settings: ThreadSettings) {
    this.#worker = new Worker(file, { workerData: settings });
    this.#worker.on('message', (message: FromThread) => this.#hear(message));
    this.#worker.on('error', (error) => this.#fail(error instanceof Error ? error : new Error(String(error))));
    this.#worker.on('exit', () => this.#fail(new Error('a decoding thread ended unexpectedly')));
  }

  /** Jobs that it has not done yet. */
  get jobs(): number {
    return this.#jobs.size;
  }

  /** Whether it ended: whatever it is given from now on fails. */
  get dead(): boolean {
    return this.#failed !== null;
  }

  decode(job: DecodeJob): DecodedChunks {
    this.#lastJob++;
    const threadJob = new ThreadJob(this.#lastJob, job, this.#buffers, this.#spare, (message, moved = []) =>
      this.#worker.postMessage(message, moved),
    );
    if (this.#failed !== null) threadJob.fail(this.#failed);
    else this.#jobs.set(this.#lastJob, threadJob);
    return threadJob;
  }

  /** Ends the thread, whatever it does; its jobs throw. */
  async end(): Promise<void> {
    this.#fail(new Error('the decoding threads were ended'));
    await this.#worker.terminate();
  }

  #hear(message: FromThread): void {
    if (message.type === 'new-buffer') {
      this.#buffers.push(new Uint8Array(message.memory));
      return;
    }
    const job = this.#jobs.get(message.job);
    if (message.type === 'end') this.#jobs.delete(message.job);
    job?.hear(message);
  }

  #fail(error: Error): void {
    this.#failed ??= error;
    for (const job of this.#jobs.values()) job.fail(error);
    this.#jobs.clear();
  }
}
