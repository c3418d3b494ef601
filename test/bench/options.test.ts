import { describe, expect, it } from 'vitest';
import { PARTS, parseOptions } from './options.ts';

const optionsOf = (...words: string[]) => {
  const result = parseOptions(words);
  if (!result.ok) throw new Error(result.error);
  return result.value;
};

describe('the options of the bench', () => {
  it('take everything where nothing is said', () => {
    const { parts, sizes, rounds, quick } = optionsOf();
    expect({ parts, sizes, rounds, quick }).toEqual({ parts: PARTS, sizes: [20, 200, 1000], rounds: 5, quick: false });
  });

  it('take parts in their own order, and sizes in ascending order', () => {
    const { parts, sizes, growthSizes } = optionsOf('--only', 'frames,tools', '--only', 'scan', '--sizes', '60,20');
    expect(parts).toEqual(['tools', 'scan', 'frames']);
    expect(sizes).toEqual([20, 60]);
    expect(growthSizes).toEqual([20, 60]);
  });

  it('add 8 GB to the growth only', () => {
    const { sizes, growthSizes } = optionsOf('--large');
    expect(growthSizes.at(-1)).toBe(8000);
    expect(sizes).not.toContain(8000);
  });

  it.each([
    [['--only', 'tolls'], 'there is no part "tolls"'],
    [['--sizes', '20,big'], 'not "20,big"'],
    [['--sizes', '0'], 'not "0"'],
    [['--rounds', '1,2'], 'not "1,2"'],
    [['--fast'], '--fast'],
  ])('refuse %j', (words, message) => {
    const result = parseOptions(words);
    expect(result.ok ? '' : result.error).toContain(message);
  });
});
