import { existsSync } from 'node:fs';
import { availableParallelism } from 'node:os';
import {
  type DecodedChunks,
  type DecodeJob,
  type DecoderPool,
  inProcessDecoders,
} from '../../shared/archive/decoder-pool.ts';
import type { Compression } from '../../shared/archive/formats/decoder.ts';
import { builtPath } from '../built.ts';
import { BUFFER_SIZE } from './decode-protocol.ts';
import { DecodeThread } from './decode-thread-client.ts';

/** More threads than this gain nothing: the one that scans cannot keep up. */
const MOST_THREADS = 4;
/** Decoded bytes that all threads together may hold ready; a small archive's last block, kept by the engine, comes on top. */
const READY_BYTES = 12 * 1024 * 1024;
/** The same for the thread that decodes an archive inside the archive. */
const NESTED_READY_BYTES = 4 * 1024 * 1024;
/** Jobs begun a thread: the one at hand, and one that it goes on with at once. */
const JOBS_A_THREAD = 2;
/**
 * Of an archive of fewer compressed bytes the thread that scans gets a core of its own: on two cores, the only ones it was measured
 * on, one decoding thread was 8 % faster than two at 20 MB decoded (5 MB compressed) and 7 % at 100 MB, as fast at 200 MB (47 MB),
 * 5 % slower at 500 MB: paired runs of `analyze`, 2026-12-01.
 */
const FEWER_THREADS_BELOW = 40 * 1024 * 1024;

/** A pool whose threads end with `close`. */
export interface ClosablePool extends DecoderPool {
  /**
   * Says what is decoded next and starts the threads that it wants, so that they are there when the first job comes: one, or where it
   * has `blocks` that are decoded at the same time, as many as its `size` in compressed bytes is worth. Call it between jobs only.
   */
  prepare(compression: Compression, blocks: boolean, size: number): void;
  /** Ends the threads and all jobs, which then throw. Resolves when no thread is left; can be called again. */
  close(): Promise<void>;
}

/** Decoding threads, each started when it is first needed. */
class ThreadPool implements ClosablePool {
  readonly #file: string;
  readonly #threads: (DecodeThread | null)[];
  /** How many of them get jobs. */
  #used: number;
  readonly #buffers: number;
  #nested: ThreadPool | null = null;
  #closed = false;

  constructor(file: string, threads: number, readyBytes = READY_BYTES) {
    this.#file = file;
    this.#buffers = Math.floor(readyBytes / BUFFER_SIZE / threads);
    this.#threads = Array.from({ length: threads }, () => null);
    this.#used = threads;
  }

  get lookAhead(): number {
    return this.#used * JOBS_A_THREAD;
  }

  decode(job: DecodeJob): DecodedChunks {
    if (this.#closed) throw new Error('the decoding threads were ended');
    const idlest = this.#threads.slice(0, this.#used).reduce((best, thread, at) => {
      const jobs = thread?.jobs ?? 0;
      return jobs < (this.#threads[best]?.jobs ?? 0) ? at : best;
    }, 0);
    return this.#thread(idlest, null).decode(job);
  }

  prepare(compression: Compression, blocks: boolean, size: number): void {
    if (this.#closed) return;
    const all = this.#threads.length;
    this.#used = size < FEWER_THREADS_BELOW ? Math.max(1, all - 1) : all;
    const wanted = blocks ? this.#used : 1;
    for (let at = 0; at < wanted; at += 1) this.#thread(at, compression);
  }

  /** A thread by its number, started where there is none. A pool outlives one that died: the next reading gets another. */
  #thread(at: number, first: Compression | null): DecodeThread {
    const known = this.#threads[at] ?? null;
    if (known !== null && !known.dead) return known;
    const thread = new DecodeThread(this.#file, { buffers: this.#buffers, first });
    this.#threads[at] = thread;
    return thread;
  }

  /** One thread: an inner archive comes by as a stream, and is one job. */
  nested(): DecoderPool {
    this.#nested ??= new ThreadPool(this.#file, 1, NESTED_READY_BYTES);
    return this.#nested;
  }

  async close(): Promise<void> {
    this.#closed = true;
    await Promise.all([this.#nested?.close(), ...this.#threads.map((thread) => thread?.end())]);
  }
}

/** The bundled entry of the threads; null where unbuilt. */
function threadFile(): string | null {
  const file = builtPath('decode-thread.cjs');
  return existsSync(file) ? file : null;
}

/**
 * A pool of decoding threads, one a core up to four; decoding in this very thread where the threads' code was not built (in
 * tests). `close` it in the end. `file` is that code, `threads` how many: for tests.
 */
export function decodePool(
  file = threadFile(),
  threads = Math.min(availableParallelism(), MOST_THREADS),
): ClosablePool {
  if (file === null) return { ...inProcessDecoders, prepare: () => undefined, close: async () => undefined };
  return new ThreadPool(file, threads);
}
