import type { DecodedChunks } from './decoder-pool.ts';
import { DecodeError } from './stream-errors.ts';

type Next = IteratorResult<Uint8Array, void>;
const DONE: Next = { value: undefined, done: true };

/**
 * Decoded bytes taken from a job as they come and kept until they are asked for, in memory of their own: the job's decoder is not
 * held up by a reader that comes later. For what is small: of more than was promised nothing is kept, the job is given up, and the
 * reader is told that the data is damaged. What the job throws is thrown when the reader gets there.
 */
export class KeptChunks implements DecodedChunks {
  readonly #job: DecodedChunks;
  readonly #chunks: Uint8Array[] = [];
  #room: number;
  #ended = false;
  #error: { readonly thrown: unknown } | null = null;
  #wake: () => void = () => undefined;

  /** `size`: how many bytes the job is to give. */
  constructor(job: DecodedChunks, size: number) {
    this.#job = job;
    this.#room = size;
    void this.#take();
  }

  [Symbol.asyncIterator](): this {
    return this;
  }

  async next(): Promise<Next> {
    for (;;) {
      const value = this.#chunks.shift();
      if (value !== undefined) return { value, done: false };
      if (this.#error !== null) throw this.#error.thrown;
      if (this.#ended) return DONE;
      await new Promise<void>((wake) => {
        this.#wake = wake;
      });
    }
  }

  async return(): Promise<Next> {
    this.#ended = true;
    this.#chunks.length = 0;
    this.#wake();
    return this.#job.return();
  }

  async #take(): Promise<void> {
    try {
      for await (const chunk of this.#job) {
        if (this.#ended) return;
        this.#room -= chunk.length;
        // The promise is the index's, which may lie: no limit of the reader's would see how much it is.
        if (this.#room < 0) throw new DecodeError('corrupt', 'the xz data is damaged');
        this.#chunks.push(chunk.slice());
        this.#wake();
      }
    } catch (thrown) {
      this.#error = { thrown };
    } finally {
      this.#ended = true;
      this.#wake();
    }
  }
}
