import type { DecodeJob } from '../../shared/archive/decoder-pool.ts';
import type { Decoders } from '../../shared/log-view/report-place.ts';
import { type ClosablePool, decodePool } from '../analysis/decode-pool.ts';

/** Pools kept for the next reading; more are made while several files are read at once. */
const KEPT = 2;

/** An .xz of no bytes. */
const EMPTY_XZ = Buffer.from('/Td6WFoAAATm1rRGAAAAABzfRCEftvN9AQAAAAAEWVo=', 'base64');

const nothing = (): DecodeJob => ({
  compression: 'xz',
  input: (async function* () {
    yield new Uint8Array(EMPTY_XZ);
  })(),
  notes: { trailingData: false },
});

/** Decoding threads for readings side by side: each has a pool of its own, and gives it back. */
export class PoolShelf implements Decoders {
  readonly #make: () => ClosablePool;
  readonly #idle: ClosablePool[] = [];

  /** `make` makes a pool: for those who have the threads' code elsewhere. */
  constructor(make: () => ClosablePool = decodePool) {
    this.#make = make;
  }

  take(): ReturnType<Decoders['take']> {
    const pool = this.#idle.pop() ?? this.#make();
    return {
      pool,
      release: () => {
        if (this.#idle.length < KEPT) this.#idle.push(pool);
        else void pool.close();
      },
    };
  }

  /** Starts all threads that will be kept, so that nobody who waits for a few lines waits for them. */
  async warm(): Promise<void> {
    const pools = Array.from({ length: KEPT }, () => this.take());
    await Promise.all(
      pools.map(async ({ pool, release }) => {
        const jobs = Array.from({ length: pool.lookAhead }, () => pool.decode(nothing()));
        for (const job of jobs) await job.next();
        release();
      }),
    );
  }

  /** Ends the threads that nobody uses. */
  async close(): Promise<void> {
    await Promise.all(this.#idle.splice(0).map((pool) => pool.close()));
  }
}
