import type { DecodedChunks } from './decoder-pool.ts';

type Next = IteratorResult<Uint8Array, void>;
const DONE: Next = { value: undefined, done: true };

/**
 * Decoded bytes taken from a job as they come and kept until they are asked for, in memory of their own: the job's decoder is not
 * held up by a reader that comes later. For what is small. What the job throws is thrown when the reader gets there.
 */
export class KeptChunks implements DecodedChunks {
  readonly #job: DecodedChunks;
  readonly #chunks: Uint8Array[] = [];
  #ended = false;
  #error: { readonly thrown: unknown } | null = null;
  #wake: () => void = () => undefined;

  constructor(job: DecodedChunks) {
    this.#job = job;
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
