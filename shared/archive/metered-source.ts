import { createHash } from 'node:crypto';
import { abortable } from './abortable.ts';
import { SourceError } from './stream-errors.ts';
import type { ByteSource } from './types.ts';

/** Gives the loop to other events (a cancel message) this often, in milliseconds: decoding in memory would starve them. */
const TURN_MS = 30;
/** Progress is told at most some twenty times a second. */
const PROGRESS_MS = 50;

/**
 * The source's bytes, counted, hashed, and given up at once when the signal aborts. Errors of the source come out as
 * SourceError, an abort as the signal's reason.
 */
export class MeteredSource implements AsyncIterable<Uint8Array> {
  readonly #source: ByteSource;
  readonly #signal: AbortSignal;
  readonly #hash = createHash('sha256');
  #lastTurn = performance.now();
  #lastProgress = 0;
  /** Bytes given out so far. */
  bytesRead = 0;
  /** Whether the source's end was reached. */
  ended = false;

  constructor(source: ByteSource, signal: AbortSignal) {
    this.#source = source;
    this.#signal = signal;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, void> {
    const chunks = this.#source.stream()[Symbol.asyncIterator]();
    try {
      for (;;) {
        const next = await this.#next(chunks);
        if (next.done) break;
        this.bytesRead += next.value.length;
        this.#hash.update(next.value);
        yield next.value;
      }
      this.ended = true;
    } finally {
      // Not awaited: a source that hangs in a read (a pipe) would hold up the abort.
      if (!this.ended) void Promise.resolve(chunks.return?.()).catch(() => undefined);
    }
  }

  /** Hex SHA-256 of the source; null when its end was not reached. */
  sha256(): string | null {
    return this.ended ? this.#hash.digest('hex') : null;
  }

  /** Lets other events in when it is time, throws when aborted, and calls `tell` when progress is due. */
  async breathe(tell: () => void): Promise<void> {
    const now = performance.now();
    if (now - this.#lastTurn > TURN_MS) {
      await new Promise((resolve) => setImmediate(resolve));
      this.#lastTurn = performance.now();
    }
    this.#signal.throwIfAborted();
    if (now - this.#lastProgress > PROGRESS_MS) {
      this.#lastProgress = now;
      tell();
    }
  }

  /** The next chunk, or the abort, whichever is first. */
  #next(chunks: AsyncIterator<Uint8Array>): Promise<IteratorResult<Uint8Array>> {
    this.#signal.throwIfAborted();
    const next = chunks.next().catch((error: unknown) => {
      throw new SourceError(error);
    });
    return abortable(next, this.#signal);
  }
}
