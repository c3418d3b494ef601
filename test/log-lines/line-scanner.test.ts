import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAutomaton } from '../../shared/log-lines/automaton.ts';
import { LineScanner, MAX_LINE_BYTES } from '../../shared/log-lines/line-scanner.ts';

const encoder = new TextEncoder();
const decoder = new TextDecoder();

interface Seen {
  hits: { line: number; text: string; needles: readonly number[]; before: string[] }[];
  tooLong: number[];
  following: number[];
  lines: number;
  last: string;
}

function scan(text: string | Uint8Array, needles: readonly string[], chunkSize: number, follow = 0): Seen {
  const bytes = typeof text === 'string' ? encoder.encode(text) : text;
  const seen: Seen = { hits: [], tooLong: [], following: [], lines: 0, last: '' };
  const scanner = new LineScanner(buildAutomaton(needles), {
    hit(hit) {
      seen.hits.push({ line: hit.line, text: decoder.decode(hit.bytes), needles: hit.needles, before: hit.before() });
      return follow;
    },
    following: (line) => void seen.following.push(line),
    tooLong: (line) => void seen.tooLong.push(line),
  });
  for (let at = 0; at < bytes.length; at += chunkSize) scanner.write(bytes.subarray(at, at + chunkSize));
  seen.last = scanner.end();
  seen.lines = scanner.lines;
  return seen;
}

describe('LineScanner', () => {
  const text = 'zero\none two\r\nthree\nfour two five\nsix\nlast two';

  it.each([1, 2, 3, 7, 64, 4096])('finds the same lines with chunks of %i bytes', (size) => {
    const seen = scan(text, ['two', 'four two', 'nothing'], size);
    expect(seen.hits.map(({ line, text: t, needles }) => [line, t, needles])).toEqual([
      [2, 'one two', [0]],
      [4, 'four two five', [0, 1]],
      [6, 'last two', [0]],
    ]);
    expect(seen.hits[1]?.before).toEqual(['zero', 'one two', 'three']);
    expect(seen.lines).toBe(6);
    expect(seen.last).toBe('last two');
  });

  it('counts empty lines and gives the last complete line', () => {
    const seen = scan('\n\nneedle\n\n', ['needle'], 1);
    expect(seen.hits.map((hit) => hit.line)).toEqual([3]);
    expect(seen.lines).toBe(4);
    expect(seen.last).toBe('');
  });

  it('does not find a needle that a line feed splits', () => {
    expect(scan('nee\ndle', ['needle'], 3).hits).toEqual([]);
  });

  it('shows the lines after a hit that were asked for', () => {
    const lines = Array.from({ length: 60 }, (_, index) => (index === 40 ? 'hit' : `line ${index}`)).join('\n');
    const seen = scan(lines, ['hit'], 5, 2);
    expect(seen.following.slice(20)).toEqual([42, 43]);
  });

  it('keeps only the beginning of an endless line, says so once, and goes on after it', () => {
    const long = `needle ${'x'.repeat(MAX_LINE_BYTES * 3)} needle`;
    const seen = scan(`${long}\nshort needle\n`, ['needle'], 10_000);
    expect(seen.tooLong).toEqual([1]);
    expect(seen.hits.map((hit) => hit.line)).toEqual([1, 2]);
    expect(seen.hits[0]?.text.length).toBe(MAX_LINE_BYTES);
    expect(seen.hits[1]?.text).toBe('short needle');
  });

  it('agrees with a plain search on any text, needles and chunk size', () => {
    const word = fc.string({ unit: fc.constantFrom('a', 'b', 'é', 'c'), minLength: 1, maxLength: 4 });
    const body = fc.string({ unit: fc.constantFrom('a', 'b', 'é', 'c', '\n'), maxLength: 120 });
    fc.assert(
      fc.property(
        body,
        fc.uniqueArray(word, { minLength: 1, maxLength: 5 }),
        fc.integer({ min: 1, max: 9 }),
        (t, needles, size) => {
          const expected = t
            .split('\n')
            .map((line, index) => ({
              line: index + 1,
              needles: needles.flatMap((n, i) => (line.includes(n) ? [i] : [])),
            }))
            .filter((hit) => hit.needles.length > 0);
          const found = scan(t, needles, size).hits.map((hit) => ({ line: hit.line, needles: [...hit.needles] }));
          expect(found).toEqual(expected);
        },
      ),
    );
  });
});
