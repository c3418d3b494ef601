import { describe, expect, it } from 'vitest';
import { matching } from '../../../renderer/palette/match.ts';
import { SHORTCUTS } from '../../../renderer/palette/shortcut-list.ts';
import { paletteWords } from '../../../renderer/words/areas/palette.ts';

const items = [
  { label: 'Timeline' },
  { label: 'Export as PDF', words: 'export pdf' },
  { label: 'EFI page fault freezes the EFI work queue', words: 'rhel7-efi-page-fault' },
  { label: 'var/log/messages' },
  { label: 'ケース一覧', words: 'library' },
];
const found = (typed: string) => matching(items, typed).map(({ label }) => label);

describe('what is typed', () => {
  it('finds nothing to leave out where nothing is typed', () => expect(found('  ')).toHaveLength(items.length));
  it('finds by any words in any order, upper or lower case', () =>
    expect(found('FAULT efi')).toEqual(['EFI page fault freezes the EFI work queue']));
  it('finds by further words: an id, the English name', () => {
    expect(found('rhel7-efi')).toEqual(['EFI page fault freezes the EFI work queue']);
    expect(found('library')).toEqual(['ケース一覧']);
  });
  it('puts a beginning before a middle', () => expect(found('e')[0]).toBe('Export as PDF'));
  it('takes full-width letters for what they are', () => expect(found('ＰＤＦ')).toEqual(['Export as PDF']));
  it('finds nothing that lacks one of the words', () => expect(found('efi messages')).toEqual([]));
});

describe('the sheet of keys', () => {
  it('says in both languages what each key does', () => {
    for (const language of ['en', 'ja'] as const) {
      const { keys } = paletteWords(language);
      for (const [where, shortcuts] of SHORTCUTS) {
        expect(keys[where]).not.toBe('');
        for (const { does, keys: caps } of shortcuts) {
          expect(keys[does]).not.toBe('');
          expect(caps.length).toBeGreaterThan(0);
        }
      }
    }
  });
});
