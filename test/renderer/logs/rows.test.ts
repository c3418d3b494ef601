import { describe, expect, it } from 'vitest';
import { BLOCK, RowCache } from '../../../renderer/state/logs/row-cache.ts';
import { RowScroller } from '../../../renderer/state/logs/row-scroller.ts';
import { moveTo, NO_SELECTION, rangeOf, rowOfKey } from '../../../renderer/state/logs/selection.ts';
import type { LogRow } from '../../../shared/contracts/logs.ts';

const rowAt = (row: number, text = `line ${row}`): LogRow => ({
  row,
  path: 'var/log/messages',
  line: row + 1,
  text,
  cut: 0,
  time: null,
  process: null,
  level: null,
  boot: null,
  proves: [],
});

interface Asked {
  readonly from: number;
  readonly answer: (rows: readonly LogRow[]) => void;
  readonly refuse: () => void;
}

/** A cache whose fetches wait for the test to answer them. */
function cacheOf(count: number) {
  const asked: Asked[] = [];
  const errors: unknown[] = [];
  let changes = 0;
  const cache = new RowCache({
    fetch: (from) =>
      new Promise((answer, fail) => asked.push({ from, answer, refuse: () => fail(new Error('no such view')) })),
    onChange: () => {
      changes += 1;
    },
    onError: (error) => errors.push(error),
  });
  cache.setCount(count);
  const answer = async (at: number, length = BLOCK, text?: string): Promise<void> => {
    const { from } = asked[at] ?? { from: 0 };
    asked[at]?.answer(Array.from({ length }, (_, row) => rowAt(from + row, text)));
    await Promise.resolve();
    await Promise.resolve();
  };
  return { cache, asked, errors, answer, changes: () => changes };
}

describe('RowCache', () => {
  it('fetches what is on the screen first, then the block after and the one before', () => {
    const { cache, asked } = cacheOf(10_000);
    cache.want(500, 530);
    expect(asked.map(({ from }) => from)).toEqual([400, 600, 200]);
  });

  it('asks for no block before the first row or behind the last', () => {
    const { cache, asked } = cacheOf(150);
    cache.want(0, 40);
    expect(asked.map(({ from }) => from)).toEqual([0]);
  });

  it('gives a row when it came, and says so', async () => {
    const { cache, answer, changes } = cacheOf(10_000);
    cache.want(0, 40);
    expect(cache.get(3)).toBeNull();
    await answer(0);
    expect(cache.get(3)?.text).toBe('line 3');
    expect(changes()).toBe(1);
  });

  it('asks for three blocks at a time, and where one is by then', async () => {
    const { cache, asked, answer } = cacheOf(1_000_000);
    for (let row = 0; row < 100_000; row += 5000) cache.want(row, row + 40);
    expect(asked).toHaveLength(3);
    await answer(0);
    expect(asked[3]?.from).toBe(95_000);
  });

  it('shows the old rows until the new ones of a changed view are here', async () => {
    const { cache, asked, answer } = cacheOf(150);
    cache.want(0, 40);
    await answer(0, 150, 'old');
    cache.invalidate();
    expect(cache.get(1)?.text).toBe('old');
    expect(asked).toHaveLength(2);
    await answer(1, 150, 'new');
    expect(cache.get(1)?.text).toBe('new');
  });

  it('drops answers that were asked for before the view changed', async () => {
    const { cache, answer } = cacheOf(150);
    cache.want(0, 40);
    cache.invalidate();
    await answer(0, 150, 'old');
    expect(cache.get(1)).toBeNull();
    await answer(1, 150, 'new');
    expect(cache.get(1)?.text).toBe('new');
  });

  it('asks again for a block that was cut short when the view goes on, not before', async () => {
    const { cache, asked, answer } = cacheOf(200);
    cache.want(0, 40);
    await answer(0, 50);
    cache.want(0, 40);
    expect(asked).toHaveLength(1);
    cache.retry();
    expect(asked).toHaveLength(2);
  });

  it('does not ask for ever where main refuses', async () => {
    const { cache, asked, errors } = cacheOf(150);
    cache.want(0, 40);
    asked[0]?.refuse();
    await new Promise((done) => setTimeout(done));
    cache.want(0, 40);
    expect(asked).toHaveLength(1);
    expect(errors).toHaveLength(1);
  });

  it('forgets what was not looked at for long', async () => {
    const { cache, asked, answer } = cacheOf(1_000_000);
    for (let block = 0; block < 100; block += 1) {
      cache.want(block * BLOCK * 3, block * BLOCK * 3 + 40);
      for (let at = 0; at < 3; at += 1) await answer(asked.length - 1 - at);
    }
    expect(cache.get(0)).toBeNull();
    expect(cache.get(99 * BLOCK * 3)).not.toBeNull();
  });

  it('knows the columns that its rows need, tabs and wide characters counted', async () => {
    const { cache, answer } = cacheOf(10);
    cache.want(0, 9);
    await answer(0, 10, '\tカーネル');
    expect(cache.columns).toBe(8 + 8);
  });
});

describe('RowScroller', () => {
  const scroller = (rows: number, seen: number): RowScroller => {
    const one = new RowScroller();
    one.setRows(rows);
    one.setSeen(seen);
    return one;
  };

  it('stays inside the rows, ten million of them too', () => {
    const one = scroller(10_000_000, 30);
    one.scrollTo(1e12);
    expect(one.get().top).toBe(9_999_970);
    one.scrollBy(-1e12);
    expect(one.get().top).toBe(0);
  });

  it('comes back when a filter leaves fewer rows', () => {
    const one = scroller(1000, 30);
    one.scrollTo(900);
    one.setRows(50);
    expect(one.get().top).toBe(20);
    one.setRows(3);
    expect(one.get().top).toBe(0);
  });

  it('does not move for a row that is on the screen, little for one beside it, to the middle for one far off', () => {
    const one = scroller(1000, 30);
    one.scrollTo(100);
    one.reveal(110, 'nearest');
    expect(one.get().top).toBe(100);
    one.reveal(130, 'nearest');
    expect(one.get().top).toBe(101);
    one.reveal(99, 'nearest');
    expect(one.get().top).toBe(99);
    one.reveal(700, 'nearest');
    expect(one.get().top).toBe(686);
  });

  it('tells nobody where nothing changed', () => {
    const one = scroller(1000, 30);
    let told = 0;
    one.subscribe(() => {
      told += 1;
    });
    one.scrollTo(0);
    one.setRows(1000);
    expect(told).toBe(0);
    one.scrollTo(5);
    expect(told).toBe(1);
  });
});

describe('the current row', () => {
  it('stays inside the rows, and keeps the other end with Shift', () => {
    const at = moveTo(NO_SELECTION, 5, 10, false);
    expect(moveTo(at, 99, 10, true)).toEqual({ current: 9, anchor: 5 });
    expect(rangeOf({ current: 2, anchor: 5 })).toEqual({ first: 2, last: 5 });
    expect(moveTo(at, -3, 10, false)).toEqual({ current: 0, anchor: 0 });
    expect(moveTo(at, 3, 0, false)).toEqual(NO_SELECTION);
    expect(rangeOf(NO_SELECTION)).toBeNull();
  });

  it.each([
    ['ArrowDown', false, 51],
    ['k', false, 49],
    ['PageDown', false, 79],
    ['PageUp', false, 21],
    ['End', false, 999],
    ['Home', true, 0],
    ['End', true, 999],
    ['ArrowDown', true, null],
    ['x', false, null],
  ])('goes with %s (Ctrl %s) to %s', (key, control, row) => {
    expect(rowOfKey(key, 50, 1000, 30.4, control)).toBe(row);
  });
});
