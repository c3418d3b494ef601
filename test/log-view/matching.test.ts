import { describe, expect, it } from 'vitest';
import type { LogFilter } from '../../shared/contracts/logs.ts';
import { compileMatcher, type Wanted } from '../../shared/log-view/matcher.ts';
import { requiredLiterals } from '../../shared/log-view/required-literals.ts';
import { NO_FILTER } from '../../shared/log-view/row-filter.ts';
import { fileOf, openView, readView } from './views.ts';

const LINES = [
  'May 15 23:21:44 dbsrv07 systemd[1]: Started Session 1.',
  'May 15 23:21:45 dbsrv07 kernel: [Firmware Bug]: Page fault caused by firmware at PA: 0xfffffffeecb081e7',
  'May 15 23:21:46 dbsrv07 kernel: efi: Froze efi_rts_wq and disabled EFI Runtime Services',
  'May 15 23:21:47 dbsrv07 sshd[2811]: warning: page full of faults, 東京 Ünïcode',
  'no prefix at all',
  'May 15 23:21:50 dbsrv07 crond[5]: (root) CMD (true)',
];
const TEXT = `${LINES.join('\n')}\n`;
const wanted = (text: string, more: Partial<Wanted> = {}) => ({
  text,
  regex: false,
  matchCase: false,
  word: false,
  ...more,
});

async function found(search: ReturnType<typeof wanted>, text = TEXT): Promise<number[]> {
  const { view, searched, rows } = await readView([fileOf('var/log/messages', text)]);
  await view.search(search);
  const { matches, strips } = await searched();
  const numbers: number[] = [];
  for (let from = -1; ; ) {
    const next = await view.match(from, 1);
    if (next === null || next.row <= from) break;
    expect(next.number).toBe(numbers.length + 1);
    numbers.push(next.row);
    from = next.row;
  }
  expect(matches).toBe(numbers.length);
  expect(strips.reduce((sum, count) => sum + count, 0)).toBe(matches);
  expect((await rows()).length).toBeGreaterThan(0);
  return numbers;
}

describe('search', () => {
  it.each([
    [wanted('page fault'), [1]],
    [wanted('page fault', { matchCase: true }), []],
    [wanted('Page fault', { matchCase: true }), [1]],
    [wanted('EFI:'), [2]],
    [wanted('fault', { word: true }), [1]],
    [wanted('(root)', { word: true }), [5]],
    [wanted('Session 1.'), [0]],
    [wanted('東京'), [3]],
    [wanted('ünïcode'), [3]],
    [wanted('ünïcode', { matchCase: true }), []],
    [wanted('a\nb'), []],
    [wanted('Page fault caused|efi_rts_wq|efi_recover', { regex: true }), [1, 2]],
    [wanted('^no prefix.*all$', { regex: true }), [4]],
    [wanted('\\d{2}:\\d{2}:50', { regex: true }), [5]],
    [wanted('(systemd|crond)\\[\\d\\]', { regex: true, matchCase: true }), [0, 5]],
    [wanted('full|faults', { regex: true, word: true }), [3]],
    [wanted('x*', { regex: true }), [0, 1, 2, 3, 4, 5]],
    [wanted('firmware at PA: 0x[0-9a-f]+$', { regex: true }), [1]],
  ])('finds %j in lines %j', async (search, lines) => {
    expect(await found(search)).toEqual(lines);
    expect(await found(search, LINES.join('\r\n'))).toEqual(lines);
  });

  it('goes round, forwards and backwards', async () => {
    const { view, searched } = await readView([fileOf('var/log/messages', TEXT)]);
    await view.search(wanted('kernel: '));
    await searched();
    expect(await view.match(1, 1)).toEqual({ row: 2, number: 2 });
    expect(await view.match(2, 1)).toEqual({ row: 1, number: 1 });
    expect(await view.match(1, -1)).toEqual({ row: 2, number: 2 });
    expect(await view.match(5, -1)).toEqual({ row: 2, number: 2 });
    expect(await view.match(0, -1)).toEqual({ row: 2, number: 2 });
    expect(await view.match(100, 1)).toEqual({ row: 1, number: 1 });
  });

  it('says why an expression is none, and finds nothing', async () => {
    const { view } = await readView([fileOf('var/log/messages', TEXT)]);
    const state = await view.search(wanted('(unclosed', { regex: true }));
    expect(state).toMatchObject({ done: true, matches: 0 });
    expect(state.invalid).toMatch(/missing closing \)/);
    expect(await view.match(0, 1)).toBeNull();
    expect((await view.search(wanted('a(?=b)', { regex: true }))).invalid).not.toBeNull();
  });

  it('takes no longer for an expression made to', async () => {
    const { view, searched } = await readView([fileOf('etc/x', `${'a'.repeat(5000)}!\n`, { chunkSize: 10_000 })]);
    const started = performance.now();
    await view.search(wanted('(a+)+$', { regex: true }));
    expect((await searched()).matches).toBe(0);
    expect(performance.now() - started).toBeLessThan(2000);
  });

  it('finds a match far ahead before all lines were looked at', async () => {
    const lines = Array.from({ length: 20_000 }, (_, at) => `line ${at}`);
    const { view } = await readView([fileOf('var/log/messages', lines.join('\n'), { chunkSize: 60_000 })], {
      chunkSize: 65_536,
    });
    void view.search(wanted('line 19999'));
    expect((await view.match(0, -1))?.row).toBe(19_999);
  });

  it('counts on while the file is read, and starts anew when another is asked for', async () => {
    const { view, searched, searches, ready } = await openView([
      fileOf('var/log/messages', TEXT.repeat(300), { chunkSize: 999 }),
    ]);
    const first = await view.search(wanted('kernel'));
    const second = await view.search(wanted('Froze', { matchCase: true }));
    expect(second.searchId).not.toBe(first.searchId);
    await ready();
    expect(await searched()).toMatchObject({ searchId: second.searchId, matches: 300 });
    expect(searches.filter(({ searchId, done }) => searchId === first.searchId && done)).toEqual([]);
    view.endSearch();
    expect(await view.match(0, 1)).toBeNull();
  });
});

describe('filter', () => {
  const filter = (more: Partial<LogFilter>): LogFilter => ({ ...NO_FILTER, ...more });

  it('leaves as many lines of a level as it is told that there are', async () => {
    const text = `${TEXT}May 15 23:22:00 dbsrv07 app[1]: begins\n  goes on\n  and on: error\n\tat last\n`;
    const { view, ready } = await readView([fileOf('var/log/messages', text)]);
    const { levels } = view.state();
    expect(levels.length).toBeGreaterThan(1);
    for (const { level, lines } of levels) {
      await view.setFilter(filter({ levels: [level] }));
      expect(await ready()).toMatchObject({ rows: lines });
    }
    expect((await readView([fileOf('etc/hosts', 'a\nb\n')])).view.state().levels).toEqual([]);
  });

  it.each([
    [{ processes: ['kernel'] }, [1, 2]],
    [{ processes: ['kernel', 'crond'] }, [1, 2, 5]],
    [{ processes: ['kernel'], exceptProcesses: true }, [0, 3, 4, 5]],
    [{ processes: ['nobody'] }, []],
    [{ levels: ['error' as const] }, [1]],
    [{ levels: ['warning' as const] }, [3]],
    [{ levels: ['info' as const] }, [0, 2, 4, 5]],
    [{ boots: [-1] }, []],
    [{ boots: [0] }, []],
    [{ from: '2022-05-15T23:21:46+09:00' }, [2, 3, 4, 5]],
    [{ from: '2022-05-15T23:21:46+09:00', to: '2022-05-15T23:21:47+09:00' }, [2, 3, 4]],
    [{ from: '2022-05-15T14:21:46Z', to: '2022-05-15T14:21:46Z' }, [2]],
    [{ text: { text: 'EFI', regex: false, matchCase: true } }, [2]],
    [{ text: { text: 'page (fault|full)', regex: true, matchCase: false }, processes: ['kernel'] }, [1]],
    [{ text: { text: '', regex: false, matchCase: true } }, [0, 1, 2, 3, 4, 5]],
  ])('%j leaves lines %j', async (change, lines) => {
    const host = { boots: [{ index: -2, start: 0 }], utcOffsetMinutes: 540, collected: Date.UTC(2022, 4, 16) };
    const { view, rows, ready } = await readView([fileOf('var/log/messages', TEXT)], { host });
    await view.setFilter(filter(change));
    expect((await ready()).rows).toBe(lines.length);
    expect((await rows()).map(({ line }) => line - 1)).toEqual(lines);
    for (const [row, line] of lines.entries()) {
      expect(view.rowOfLine('var/log/messages', line + 1)).toEqual({ row, hidden: false });
    }
  });

  it('says where a hidden line would stand', async () => {
    const { view, ready } = await readView([fileOf('var/log/messages', TEXT)]);
    await view.setFilter(filter({ processes: ['kernel'] }));
    await ready();
    expect(view.rowOfLine('var/log/messages', 1)).toEqual({ row: 0, hidden: true });
    expect(view.rowOfLine('var/log/messages', 6)).toEqual({ row: 1, hidden: true });
    expect(view.rowOfLine('var/log/messages', 7)).toBeNull();
    expect(view.rowOfLine('var/log/other', 1)).toBeNull();
  });

  it('is searched, and the search goes on when it changes', async () => {
    const { view, ready, searched, searches } = await readView([fileOf('var/log/messages', TEXT)]);
    await view.search(wanted('dbsrv07'));
    expect((await searched()).matches).toBe(5);
    searches.length = 0;
    await view.setFilter(filter({ processes: ['kernel'] }));
    await ready();
    expect((await searched()).matches).toBe(2);
    expect(await view.match(-1, 1)).toEqual({ row: 0, number: 1 });
  });

  it('filters a file that is still being read', async () => {
    const { view, ready } = await openView([fileOf('var/log/messages', TEXT.repeat(200), { chunkSize: 777 })]);
    await view.setFilter(filter({ text: { text: 'Froze', regex: false, matchCase: false }, processes: ['kernel'] }));
    expect((await ready()).rows).toBe(200);
  });

  it('says why its expression is none, and leaves nothing', async () => {
    const { view, ready } = await readView([fileOf('var/log/messages', TEXT)]);
    const state = await view.setFilter(filter({ text: { text: '[', regex: true, matchCase: false } }));
    expect(state.message).toMatch(/not understood/);
    expect((await ready()).rows).toBe(0);
    expect((await view.setFilter(NO_FILTER)).message).toBeNull();
  });
});

describe('words that an expression demands', () => {
  it.each([
    ['Page fault caused|efi_rts_wq', ['Page fault caused', 'efi_rts_wq']],
    ['abc', ['abc']],
    ['ab', null],
    ['abc|de', null],
    ['abcd?', ['abc']],
    ['abcd*ef', ['abc']],
    ['abc+def', ['abc']],
    ['(abc|def)ghij', ['ghij']],
    ['(abcde|fghij)xyz', ['abcde', 'fghij']],
    ['(?:abc)?', null],
    ['(abc){0,3}x', null],
    ['(abc){2}', ['abc']],
    ['[abc]+', null],
    ['\\d+ blocks? of', [' block']],
    ['0x[0-9a-f]+ failed\\.', [' failed.']],
    ['^kernel: .*panic$', ['kernel: ']],
    ['\\bfault\\b', ['fault']],
    ['(?i)abc', null],
    ['[]abc]def', ['def']],
    ['[^\\]abc]def', ['def']],
    ['[[:digit:]]def', ['def']],
    ['\\x41bcd', ['bcd']],
    ['\\x{41}bcd', ['bcd']],
    ['\\pLbcd', ['bcd']],
    ['\\p{Greek}bcd', ['bcd']],
    ['\\101bcd', ['bcd']],
    ['\\Qa.b\\E', null],
    ['a.b.c', null],
    ['über', ['ber']],
    ['(abc', null],
    ['abc)', null],
    ['abc{', null],
  ])('%s: %j', (expression, words) => {
    const required = requiredLiterals(expression);
    if (expression === 'abc{') return expect(required === null || required.length > 0).toBe(true);
    expect(required).toEqual(words);
  });

  it('never hides a line that the expression matches', () => {
    const words = ['abc', 'abcabc', 'xabcy', 'defg', 'ab', 'abd', 'error 42 of disk', 'ERROR 42', 'a{2}', 'abc+'];
    const expressions = [
      'ab+c',
      'ab?c|d',
      '(abc)+',
      'x?abc',
      'def|abc',
      'abc{1,2}',
      'error \\d+',
      '(error|abc) ?',
      'a\\{2\\}',
      'abc\\+',
    ];
    for (const text of expressions) {
      for (const matchCase of [true, false]) {
        const matcher = compileMatcher({ text, regex: true, matchCase });
        if (!matcher.ok) throw new Error(matcher.error);
        for (const word of words) {
          const line = Buffer.from(word);
          const seen = matcher.value.finder === null || matcher.value.finder(line)(0) >= 0;
          const truth = new RegExp(text, matchCase ? '' : 'i').test(word);
          expect([text, word, seen && matcher.value.confirm?.(line) !== false]).toEqual([text, word, truth]);
        }
      }
    }
  });
});

describe('pages of lines', () => {
  it('are searched to their ends, whole pages and the rest, lines long and short', async () => {
    const lines = Array.from({ length: 4096 * 2 }, (_, at) =>
      at % 1000 === 999 ? `${'x'.repeat(700_000)} needle` : `needle ${at} ${'y'.repeat(300)}`,
    );
    const text = `${lines.join('\n')}\n`;
    const { view, searched, searches } = await readView([fileOf('etc/x', text, { chunkSize: 1_000_000 })], {
      chunkSize: 300_000,
    });
    expect(view.state().lines).toBe(8192);
    await view.search(wanted('needle'));
    // Of a line only its first half MiB is searched.
    expect((await searched()).matches).toBe(8192 - 8);
    searches.length = 0;
    await view.search(wanted('nee(dl)e 8\\d+', { regex: true }));
    expect((await searched()).matches).toBe(lines.filter((line) => /^needle 8\d+/.test(line)).length);
  });
});
