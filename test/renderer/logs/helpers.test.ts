import { describe, expect, it } from 'vitest';
import { copiedLines } from '../../../renderer/state/logs/copied-lines.ts';
import {
  activeParts,
  NO_FILTER,
  textFilterOf,
  toggled,
  withoutPart,
  worseThan,
} from '../../../renderer/state/logs/filters.ts';
import { matcherOf, piecesOf, rangesOfWords } from '../../../renderer/state/logs/marked-text.ts';
import { firstFile, provingLines } from '../../../renderer/state/logs/proving-lines.ts';
import { countsOf, rowOfStrip, stripPath, thumbOf, topOfThumb } from '../../../renderer/state/logs/strips.ts';
import { hostTime, isoOf, lengthOf, rangeWords, ticksOf } from '../../../renderer/state/logs/time-axis.ts';
import { relatedFindings } from '../../../renderer/state/related-findings.ts';
import { sampleCase } from '../../builders/case-summary.ts';

const search = { text: 'EFI', regex: false, matchCase: false, word: false };

describe('matches in a line', () => {
  it('finds plain text in both cases, or only as typed', async () => {
    expect((await matcherOf(search))('efi: EFI')).toEqual([
      [0, 3],
      [5, 8],
    ]);
    expect((await matcherOf({ ...search, matchCase: true }))('efi: EFI')).toEqual([[5, 8]]);
  });

  it('finds whole words only where asked to', async () => {
    const words = await matcherOf({ ...search, word: true });
    expect(words('efi_rts_wq efi')).toEqual([[11, 14]]);
    expect(words('ÄEFI efi')).toEqual([[5, 8]]);
  });

  it('takes signs of expressions as they are in plain text', async () => {
    expect((await matcherOf({ ...search, text: 'a.c[' }))('abc[ a.c[')).toEqual([[5, 9]]);
  });

  it('finds expressions, in time that grows with the line only', async () => {
    const cruel = await matcherOf({ ...search, text: '(a+)+$', regex: true });
    const started = performance.now();
    expect(cruel(`${'a'.repeat(5000)}b`)).toEqual([]);
    expect(performance.now() - started).toBeLessThan(1000);
    expect((await matcherOf({ ...search, text: 'PID: \\d+', regex: true }))('pid: 12 PID: 7')).toEqual([
      [0, 7],
      [8, 14],
    ]);
  });

  it('matches nothing by an expression that is none, that is empty or that matches nothing', async () => {
    expect((await matcherOf({ ...search, text: '(', regex: true }))('(')).toEqual([]);
    expect((await matcherOf({ ...search, text: '' }))('x')).toEqual([]);
    expect((await matcherOf({ ...search, text: 'x*', regex: true }))('abc')).toEqual([]);
  });

  it('cuts a line into pieces that make the line again, matches over proving words', () => {
    const line = 'kernel: efi: Froze efi_rts_wq';
    const pieces = piecesOf(line, [[13, 18]], rangesOfWords(line, ['Froze efi_rts_wq', 'not there']));
    expect(pieces.map(({ text }) => text).join('')).toBe(line);
    expect(pieces.map(({ text, mark }) => [text, mark])).toEqual([
      ['kernel: efi: ', 'none'],
      ['Froze', 'match'],
      [' efi_rts_wq', 'proof'],
    ]);
  });
});

describe('the map on the scroll bar', () => {
  it('draws one box for neighbours, none for empty strips', () => {
    expect(stripPath([], 0, 4)).toBe('');
    const path = stripPath(countsOf([0, 1, 2, 399]), 2, 6);
    expect(path).toBe('M2 0h6v3h-6zM2 399h6v1h-6z');
  });

  it('finds the first row of a strip, for few rows and many', () => {
    for (const rows of [1, 7, 399, 400, 401, 1_000_000]) {
      for (const row of [0, Math.floor(rows / 2), rows - 1]) {
        const strip = Math.floor((row / rows) * 400);
        expect(rowOfStrip(strip, rows)).toBeLessThanOrEqual(row);
      }
    }
  });

  it('puts the thumb at the end when the rows are, and finds its place again', () => {
    const place = { top: 999_970, rows: 1_000_000, seen: 30 };
    const thumb = thumbOf(place, 500, 18);
    expect(thumb.top + thumb.height).toBeCloseTo(500);
    expect(thumb.height).toBe(18);
    expect(topOfThumb(thumb.top, 1_000_000, 30, 500, 18)).toBeCloseTo(999_970);
    expect(topOfThumb(-5, 1_000_000, 30, 500, 18)).toBe(0);
    expect(thumbOf({ top: 0, rows: 10, seen: 30 }, 500, 18)).toEqual({ top: 0, height: 500 });
    expect(topOfThumb(100, 10, 30, 500, 18)).toBe(0);
  });
});

describe('the time axis', () => {
  it('reads and writes times on the host clock, whatever this machine has', () => {
    const time = hostTime('2022-05-15T23:21:50+09:00');
    expect(time === null ? '' : isoOf(time.at, time.zone)).toBe('2022-05-15T23:21:50+09:00');
    expect(hostTime('2022-05-15T23:21')?.zone).toBe('');
    expect(hostTime('yesterday')).toBeNull();
  });

  it('places ticks at round moments, the day named at its first', () => {
    const from = Date.UTC(2022, 4, 15, 22, 10);
    const ticks = ticksOf(from, from + 4 * 3_600_000, 9);
    expect(ticks.map(({ label }) => label)).toEqual([
      '05-15 22:30',
      '23:00',
      '23:30',
      '05-16 00:00',
      '00:30',
      '01:00',
      '01:30',
      '02:00',
    ]);
    expect(ticks.every(({ x }) => x >= 0 && x <= 1)).toBe(true);
  });

  it.each([
    [0, 0],
    [1000, 1],
    [90_000, 9],
    [40 * 86_400_000, 9],
    [20 * 365 * 86_400_000, 9],
  ])('places few ticks on %s ms', (span, most) => {
    expect(ticksOf(1e12, 1e12 + span, most).length).toBeLessThanOrEqual(most + 1);
  });

  it('says lengths and ranges shortly', () => {
    expect(lengthOf(180_000)).toBe('3 min');
    expect(lengthOf(108_000)).toBe('1.8 min');
    expect(lengthOf(500)).toBe('500 ms');
    expect(rangeWords('2022-05-15T23:16:00+09:00', '2022-05-15T23:38:30+09:00')).toBe('05-15 23:16 – 23:38:30');
    expect(rangeWords('2022-05-15T23:16:00+09:00', null)).toBe('05-15 23:16 –');
    expect(rangeWords(null, null)).toBe('');
  });
});

describe('filters', () => {
  it('names the parts that leave something out, and drops them one by one', () => {
    const filter = { ...NO_FILTER, levels: ['error' as const], from: '2022-05-15T23:16:00+09:00' };
    expect(activeParts(filter)).toEqual(['levels', 'time']);
    expect(withoutPart(withoutPart(filter, 'time'), 'levels')).toEqual(NO_FILTER);
    expect(toggled(toggled([0], -1), 0)).toEqual([-1]);
  });

  it('says levels as "and worse" only where none between is left out', () => {
    expect(worseThan(['warning', 'error'])).toBe('warning');
    expect(worseThan(['error', 'notice'])).toBeNull();
    expect(worseThan([])).toBeNull();
  });

  it('turns whole words into an expression, signs kept as signs', () => {
    expect(textFilterOf({ ...search, text: 'a.b', word: true })).toEqual({
      text: '\\b(?:a\\.b)\\b',
      regex: true,
      matchCase: false,
    });
    expect(textFilterOf({ ...search, text: '' })).toBeNull();
  });
});

describe('evidence', () => {
  const summary = sampleCase();

  it('lists each proving line once, by file, ascending, with its words', () => {
    const lines = provingLines(summary);
    for (const [path, of] of lines) {
      expect(of.every((line) => line.path === path)).toBe(true);
      expect([...of].sort((a, b) => a.line - b.line)).toEqual(of);
      expect(new Set(of.map(({ line }) => line)).size).toBe(of.length);
    }
    expect([...lines.values()].flat().some(({ words }) => words.join(' ').includes('Page fault'))).toBe(true);
  });

  it('opens the file that proves most, else the longest log, else none', () => {
    const most = [...provingLines(summary)].sort(([, a], [, b]) => b.length - a.length)[0]?.[0];
    expect(firstFile(summary)).toBe(most);
    const logs = [
      { path: 'a', lines: 3, from: null, to: null },
      { path: 'b', lines: 9, from: null, to: null },
    ];
    expect(firstFile({ findings: [], logs })).toBe('b');
    expect(firstFile({ findings: [], logs: [] })).toBeNull();
  });

  it('relates cause and consequence, and findings on the same lines', () => {
    const [first, second] = summary.findings;
    if (first === undefined || second === undefined) throw new Error('the sample has two findings');
    const cause = { ...first, article: 'cause', causedBy: null };
    const effect = { ...second, article: 'effect', causedBy: 'cause', evidence: [] };
    const twin = { ...second, article: 'twin', causedBy: null, evidence: first.evidence };
    const far = { ...second, article: 'far', causedBy: null, evidence: [] };
    const all = [cause, effect, twin, far];
    expect(relatedFindings(cause, all).map(({ index, how }) => [index, how])).toEqual([
      [1, 'consequence'],
      [2, 'sameLines'],
    ]);
    expect(relatedFindings(effect, all).map(({ how }) => how)).toEqual(['cause']);
    expect(relatedFindings(far, all)).toEqual([]);
  });

  it('copies lines as path:line: text, made visible', () => {
    const row = { row: 0, path: 'var/log/a\u202e', line: 7, text: 'x\u0007y', cut: 0, time: null };
    const rows = [{ ...row, process: null, level: null, boot: null, proves: [] }];
    expect(copiedLines(rows)).toBe('var/log/a\uFFFD:7: x\uFFFDy\n');
    const [first] = rows;
    if (first === undefined) throw new Error('there is a row');
    expect(copiedLines([{ ...first, cut: 12 }])).toBe('var/log/a\uFFFD:7: x\uFFFDy … (+12)\n');
  });
});
