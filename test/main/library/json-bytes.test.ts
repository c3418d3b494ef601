import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { jsonBytes } from '../../../main/library/json-bytes.ts';

const textOf = async (value: object): Promise<string> => Buffer.from(await jsonBytes(value)).toString('utf8');

describe('JSON made piece by piece', () => {
  it('is that of JSON.stringify', async () => {
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { depthSize: 'medium', withCrossShrink: true },
        fc.constantFrom(undefined, null, true, -0, 1e21, Number.NaN, '\ud800', '日本語', '"\\\n\u2028'),
        fc.string({ unit: 'binary' }),
        fc.double(),
        fc.array(tie('value')),
        fc.dictionary(fc.string(), tie('value')),
      ),
    }));
    await fc.assert(
      fc.asyncProperty(fc.array(value), async (few) => {
        // So many that they are gone through one by one.
        const many = Array.from({ length: 20 }, () => few);
        for (const one of [few, many, { few, many, nothing: undefined }, { a: { b: { many } } }])
          expect(await textOf(one)).toBe(JSON.stringify(one));
      }),
    );
  });

  it('is whole where it is longer than one piece, whatever stands at the borders', async () => {
    const words = Array.from({ length: 3_000 }, (_, at) => `${'日'.repeat(at % 40)}😀${at}`);
    const value = { a: { b: { c: words, d: words.join('') } }, empty: [], none: {} };
    expect(await textOf(value)).toBe(JSON.stringify(value));
  });

  it('lets others run meanwhile', async () => {
    const value = { lines: Array.from({ length: 200_000 }, (_, at) => ({ line: at, text: 'x'.repeat(100) })) };
    let turns = 0;
    const timer = setInterval(() => turns++, 0);
    await jsonBytes(value);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(3);
  });
});
