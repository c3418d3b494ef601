import type { Decoders } from '../../shared/log-view/report-place.ts';
import { type ClosablePool, decodePool } from '../analysis/decode-pool.ts';

/** Pools kept for the next reading; more are made while several files are read at once. */
const KEPT = 2;

/** Decoding threads for readings side by side: each has a pool of its own, and gives it back. */
export class PoolShelf implements Decoders {
  readonly #idle: ClosablePool[] = [];

  take(): ReturnType<Decoders['take']> {
    const pool = this.#idle.pop() ?? decodePool();
    return {
      pool,
      release: () => {
        if (this.#idle.length < KEPT) this.#idle.push(pool);
        else void pool.close();
      },
    };
  }

  /** Ends the threads that nobody uses. */
  async close(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((pool) => pool.close()));
  }
}
