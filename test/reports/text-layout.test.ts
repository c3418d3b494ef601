import { describe, expect, it } from 'vitest';
import { columns } from '../../shared/presentation/text-width.ts';
import { wrapped } from '../../shared/reports/text-layout.ts';

describe('wrapped', () => {
  it('parts English between words, and a word only where it is wider than the line', () => {
    expect(wrapped('the quick brown fox jumps over it', 20)).toEqual(['the quick brown fox', 'jumps over it']);
    expect(wrapped('x'.repeat(45), 20)).toEqual(['x'.repeat(20), 'x'.repeat(20), 'x'.repeat(5)]);
    expect(wrapped('', 20)).toEqual(['']);
    expect(wrapped('the text of df(1) and of uname(1)', 20)).toEqual(['the text of df(1)', 'and of uname(1)']);
    expect(wrapped('the texts of the df(1)', 20)).toEqual(['the texts of the', 'df(1)']);
  });

  it('fills lines of Japanese, which has no spaces, and keeps those between words', () => {
    const text =
      'このホストでは EFI ページフォールトのカーネル不具合が発生しています。修正済みカーネルに切り替えて再起動してください。';
    const lines = wrapped(text, 40);
    expect(lines.join('').replaceAll(' ', '')).toBe(text.replaceAll(' ', ''));
    expect(lines[0]).toContain('このホストでは EFI ページ');
    for (const line of lines) expect(columns(line)).toBeLessThanOrEqual(40);
    for (const line of lines.slice(0, -1)) expect(columns(line)).toBeGreaterThanOrEqual(34);
  });

  it('begins no line with a mark that closes, and ends none with one that opens', () => {
    const text = 'カーネル「あいう」、「えお」。\uFF08かき\uFF09くけ (推定)、foo(さし)。'.replaceAll(' ', '').repeat(8);
    for (let width = 20; width < 40; width++) {
      const lines = wrapped(text, width);
      expect(lines.join('')).toBe(text);
      for (const line of lines) {
        expect(columns(line)).toBeLessThanOrEqual(width);
        expect(line).not.toMatch(/^[、。」)\uFF09ー]|[「(\uFF08]$/);
      }
    }
  });

  it('indents, the first line apart', () => {
    const lines = wrapped('one two three four five six', 26, '    ', '  - ');
    expect(lines).toEqual(['  - one two three four', '    five six']);
  });
});
