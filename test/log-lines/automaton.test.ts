import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { buildAutomaton } from '../../shared/log-lines/automaton.ts';

/** Every needle with the offset behind it, in order, as the automaton finds them. */
function found(needles: readonly string[], text: string, ignoreCase = false): string[] {
  const { next, attention, newline, outputs, settle } = buildAutomaton(needles, ignoreCase);
  const all: string[] = [];
  let state = newline;
  Buffer.from(text).forEach((byte, at) => {
    state = next[(state << 8) | byte] || settle(state, byte);
    expect(state === newline).toBe(byte === 10);
    if (state <= attention) all.push(...(outputs[state] ?? []).map((needle) => `${at + 1}:${needle}`));
  });
  return all.sort();
}

/** The same by looking for each needle everywhere. */
function expected(needles: readonly string[], text: string): string[] {
  const bytes = Buffer.from(text);
  const all: string[] = [];
  needles.forEach((needle, index) => {
    const wanted = Buffer.from(needle);
    for (let at = bytes.indexOf(wanted); at >= 0; at = bytes.indexOf(wanted, at + 1)) {
      all.push(`${at + wanted.length}:${index}`);
    }
  });
  return all.sort();
}

describe('the automaton', () => {
  it.each([
    ['needles within needles', ['a', 'ab', 'bab', 'bc', 'bca', 'c', 'caa'], 'abccab\nbabca caa'],
    ['a needle twice', ['x', 'x'], 'axx'],
    ['suffixes of suffixes', ['aaaa', 'aaa', 'aa', 'a'], 'aaaaa\naab'],
    ['bytes beyond ASCII', ['カーネル', 'ル', 'é'], 'kernel: カーネルé\n'],
    ['no needle', [], 'a\nb'],
  ])('finds %s', (_, needles, text) => {
    expect(found(needles, text)).toEqual(expected(needles, text));
  });

  it('finds what a search for each needle finds', () => {
    const letters = fc.constantFrom('a', 'b', 'c', 'é');
    const needle = fc.string({ unit: letters, minLength: 1, maxLength: 6 });
    const text = fc.string({ unit: fc.oneof(letters, fc.constant('\n')), maxLength: 60 });
    fc.assert(
      fc.property(fc.array(needle, { maxLength: 12 }), text, (needles, one) => {
        expect(found(needles, one)).toEqual(expected(needles, one));
      }),
    );
  });

  it('takes capitals for small letters where it is told to', () => {
    expect(found(['error', 'or:'], 'An ERROR: eRRor', true)).toEqual(expected(['error', 'or:'], 'an error: error'));
    expect(found(['error'], 'ERROR')).toEqual([]);
  });

  it('works out no row before it is needed', () => {
    const { next, newline, settle } = buildAutomaton(['kernel', 'panic']);
    const rows = () => Array.from({ length: next.length / 256 }, (_, row) => next[row * 256]).filter(Boolean).length;
    // The root's.
    expect(rows()).toBe(1);
    const state = settle(newline, 'k'.charCodeAt(0));
    expect(rows()).toBe(2);
    settle(state, 'e'.charCodeAt(0));
    expect(rows()).toBe(3);
  });

  it.each(['', 'a\nb'])('refuses %j as a needle', (needle) => {
    expect(() => buildAutomaton([needle])).toThrow('not a needle');
  });
});
