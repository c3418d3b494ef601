import { describe, expect, it } from 'vitest';
import { decodePool } from '../../../main/analysis/decode-pool.ts';
import { PoolShelf } from '../../../main/log-reader/decoders.ts';

describe('decoding threads for readings side by side', () => {
  it('gives each reading a pool of its own, uses it again, and keeps two', async () => {
    let made = 0;
    let closed = 0;
    const close = async (): Promise<void> => {
      closed += 1;
    };
    const shelf = new PoolShelf(() => {
      made += 1;
      return { ...decodePool(null), close };
    });
    await shelf.warm();
    expect(made).toBe(2);
    const taken = [shelf.take(), shelf.take(), shelf.take()];
    expect(made).toBe(3);
    expect(new Set(taken.map(({ pool }) => pool)).size).toBe(3);
    for (const { release } of taken) release();
    expect(closed).toBe(1);
    shelf.take().release();
    expect(made).toBe(3);
    await shelf.close();
    expect(closed).toBe(3);
  });
});
