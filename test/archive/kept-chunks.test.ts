import { describe, expect, it } from 'vitest';
import type { DecodedChunks } from '../../shared/archive/decoder-pool.ts';
import { KeptChunks } from '../../shared/archive/kept-chunks.ts';
import { DecodeError } from '../../shared/archive/stream-errors.ts';

/** A job that gives chunks of ten bytes from one buffer, as decoders do, then throws where there is something to throw. */
function job(chunks: number, thrown?: Error) {
  const state = { given: 0, givenUp: false };
  async function* decode(): AsyncGenerator<Uint8Array, void, void> {
    const buffer = new Uint8Array(10);
    try {
      for (; state.given < chunks; state.given += 1) yield buffer.fill(state.given);
      if (thrown !== undefined) throw thrown;
    } finally {
      state.givenUp = state.given < chunks;
    }
  }
  const decoded: DecodedChunks = decode();
  return { decoded, state };
}

async function read(kept: KeptChunks): Promise<number[]> {
  const first: number[] = [];
  for await (const chunk of kept) first.push(chunk[0] ?? -1);
  return first;
}

const turn = () => new Promise((resolve) => setImmediate(resolve));

describe('kept chunks', () => {
  it('are taken before anybody asks, and are their own memory', async () => {
    const { decoded, state } = job(5);
    const kept = new KeptChunks(decoded, 50);
    await turn();
    expect(state.given).toBe(5);
    expect(await read(kept)).toEqual([0, 1, 2, 3, 4]);
  });

  it('are waited for by who asks before they are there', async () => {
    expect(await read(new KeptChunks(job(3).decoded, 30))).toEqual([0, 1, 2]);
  });

  it('end with what the job threw, after all that it gave', async () => {
    const kept = new KeptChunks(job(2, new DecodeError('truncated', 'cut')).decoded, 100);
    await turn();
    expect((await kept.next()).value?.[0]).toBe(0);
    expect((await kept.next()).value?.[0]).toBe(1);
    await expect(kept.next()).rejects.toThrow('cut');
  });

  it('are no more than was promised: a job that gives more is given up, and damaged', async () => {
    const { decoded, state } = job(1_000_000);
    const kept = new KeptChunks(decoded, 35);
    await turn();
    expect(state).toEqual({ given: 3, givenUp: true });
    for (const value of [0, 1, 2]) expect((await kept.next()).value?.[0]).toBe(value);
    await expect(kept.next()).rejects.toMatchObject({ fault: 'corrupt' });
  });

  it('let go of the job and of what they hold when they are given up', async () => {
    const { decoded, state } = job(1_000_000);
    const kept = new KeptChunks(decoded, 1e9);
    const waiting = kept.next();
    await kept.return();
    await turn();
    expect(state.givenUp).toBe(true);
    await waiting;
    expect(await kept.next()).toEqual({ value: undefined, done: true });
  });
});
