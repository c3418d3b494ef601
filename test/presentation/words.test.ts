import { describe, expect, it } from 'vitest';
import { words } from '../../shared/presentation/words.ts';

/** Every word of a language as text, sentences filled with numbers. */
function everyWord(value: unknown): string[] {
  if (typeof value === 'string') return [value];
  if (typeof value === 'function') return [String(value(3, 4, 5))];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(everyWord) : [];
}

describe('the words', () => {
  it('are the same set in both languages, none empty', () => {
    expect(everyWord(words('ja'))).toHaveLength(everyWord(words('en')).length);
    for (const word of [...everyWord(words('en')), ...everyWord(words('ja'))]) expect(word.trim()).not.toBe('');
  });

  it('never claim that all is well', () => {
    for (const word of everyWord(words('en'))) expect(word).not.toMatch(/\b(OK|healthy|no problems?)\b/i);
    for (const word of everyWord(words('ja'))) expect(word).not.toMatch(/正常|問題ありません|問題なし/);
  });

  it('are Japanese in Japanese', () => {
    const latin = everyWord(words('ja')).filter((word) => !/[\u3040-\u30ff\u4e00-\u9fff]/.test(word));
    expect(latin.sort()).toEqual(['3 CPU', 'BIOS', 'Bugzilla', 'UEFI']);
  });
});
