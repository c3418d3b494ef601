import { describe, expect, it } from 'vitest';
import { LARGEST_INPUT } from './bytes.ts';
import { Inputs } from './inputs.ts';
import { Random } from './random.ts';
import { TARGETS } from './targets.ts';

/** A few seconds in all; `npm run fuzz` is the long run. */
const INPUTS = 2500;

describe('random numbers', () => {
  it('are the same for the same seed, and others for another', () => {
    const draw = (seed: number) => {
      const random = new Random(seed);
      return Array.from({ length: 20 }, () => random.below(1_000_000));
    };
    expect(draw(7)).toEqual(draw(7));
    expect(draw(7)).not.toEqual(draw(8));
    expect(new Set(draw(7)).size).toBeGreaterThan(15);
  });
});

describe('the targets', () => {
  it('share the inputs among them', () => {
    expect(TARGETS.reduce((sum, { share }) => sum + share, 0)).toBe(1000);
    expect(new Set(TARGETS.map(({ name }) => name)).size).toBe(TARGETS.length);
  });

  it.each(TARGETS)('$name takes its own seeds, and what becomes of them', async ({ share, seeds, mutate, run }) => {
    const corpus = await seeds();
    expect(corpus.length).toBeGreaterThan(2);
    for (const seed of corpus) await run(seed);
    const inputs = new Inputs(corpus, mutate, new Random(20_221_122));
    let changed = 0;
    for (let at = 0; at < (INPUTS * share) / 1000; at++) {
      const input = inputs.next();
      expect(input.length).toBeLessThanOrEqual(LARGEST_INPUT);
      if (!corpus.includes(input)) changed++;
      const start = performance.now();
      try {
        await run(input);
      } catch (error) {
        throw new Error(`input ${Buffer.from(input).toString('base64')}`, { cause: error });
      }
      expect(performance.now() - start).toBeLessThan(10_000);
    }
    expect(changed).toBeGreaterThan(0);
  });
});
