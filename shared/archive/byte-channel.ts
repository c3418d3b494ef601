/**
 * Joins a pushing side to a pulling one with room for a single chunk: `push` resolves when the reader asks for the next
 * chunk, so nothing piles up and the pushed chunk stays valid while it is looked at.
 */
export class ByteChannel implements AsyncIterable<Uint8Array> {
  #waiting: { chunk: Uint8Array; taken: () => void } | null = null;
  #current: (() => void) | null = null;
  #wake: (() => void) | null = null;
  #ended = false;
  #closed = false;

  /** Hands a chunk over. Resolves at once when the reader has closed: it wants no more. */
  push(chunk: Uint8Array): Promise<void> {
    if (this.#closed || chunk.length === 0) return Promise.resolve();
    return new Promise((taken) => {
      this.#waiting = { chunk, taken };
      this.#signal();
    });
  }

  /** No more chunks will come. */
  end(): void {
    this.#ended = true;
    this.#signal();
  }

  /** The reading side gives up: whatever is pushed from now on is dropped. */
  close(): void {
    this.#closed = true;
    this.#current?.();
    this.#waiting?.taken();
    this.#current = null;
    this.#waiting = null;
    this.#signal();
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, void> {
    try {
      for (;;) {
        while (this.#waiting === null) {
          if (this.#ended || this.#closed) return;
          await new Promise<void>((wake) => {
            this.#wake = wake;
          });
        }
        const { chunk, taken } = this.#waiting;
        this.#waiting = null;
        this.#current = taken;
        yield chunk;
        this.#current = null;
        taken();
      }
    } finally {
      this.close();
    }
  }

  #signal(): void {
    const wake = this.#wake;
    this.#wake = null;
    wake?.();
  }
}
