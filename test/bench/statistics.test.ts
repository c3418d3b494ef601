import { describe, expect, it } from 'vitest';
import { inTurn } from './measure/rounds.ts';
import { logLogSlope, median, pairedRatio, quantile } from './measure/statistics.ts';

describe('statistics', () => {
  it('take the middle of the values, whatever their order', () => {
    expect(median([5, 1, 100])).toBe(5);
    expect(median([4, 1, 3, 2])).toBe(2.5);
    expect(median([7])).toBe(7);
    expect(() => median([])).toThrow();
  });

  it('interpolate quantiles between neighbours', () => {
    expect(quantile([1, 2, 3, 4, 5], 0.99)).toBeCloseTo(4.96);
    expect(quantile([1, 2, 3], 1)).toBe(3);
    expect(quantile([1, 2, 3], 0)).toBe(1);
  });

  it('pair the rounds: a slow round that slows both tells nothing', () => {
    const ratio = pairedRatio([1, 10, 1], [2, 20, 4]);
    expect(ratio).toEqual({ median: 0.5, least: 0.25, most: 0.5 });
    expect(() => pairedRatio([1], [1, 2])).toThrow();
  });

  it('tell linear growth from other growth', () => {
    const sizes = [100, 200, 1000, 8000];
    expect(logLogSlope(sizes.map((size) => [size, size * 0.003] as const))).toBeCloseTo(1);
    expect(logLogSlope(sizes.map((size) => [size, size ** 2] as const))).toBeCloseTo(2);
    expect(logLogSlope(sizes.map((size) => [size, 4] as const))).toBeCloseTo(0);
    expect(() => logLogSlope([[100, 1]])).toThrow();
    expect(() =>
      logLogSlope([
        [100, 1],
        [100, 2],
      ]),
    ).toThrow();
  });

  it('measure in turn, and the other way round every other round', async () => {
    const order: string[] = [];
    const system = (name: string) => ({
      name,
      measure: async (round: number) => {
        order.push(`${name}${round}`);
        return round;
      },
    });
    const values = await inTurn([system('a'), system('b')], 3);
    expect(order).toEqual(['a0', 'b0', 'b1', 'a1', 'a2', 'b2']);
    expect(values).toEqual({ a: [0, 1, 2], b: [0, 1, 2] });
  });
});
