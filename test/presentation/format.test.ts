import { describe, expect, it } from 'vitest';
import * as format from '../../shared/presentation/format.ts';

describe('times', () => {
  it('are said as the host showed them, with the offset where it is known', () => {
    expect(format.formatTime('2022-05-16T02:41:00+09:00', 'en')).toBe('16 May 2022, 02:41 UTC+9');
    expect(format.formatTime('2022-05-16T02:41:00+09:00', 'ja')).toBe('2022年5月16日 02:41 UTC+9');
    expect(format.formatTime('2022-05-16T02:41:00', 'en')).toBe('16 May 2022, 02:41');
    expect(format.formatTime('2022-05-24T08:15:00.000Z', 'en')).toBe('24 May 2022, 08:15 UTC');
    expect(format.formatShortTime('2022-05-16T02:36:07+09:00', 'en')).toBe('16 May 02:36');
    expect(format.formatShortTime('2022-05-16T02:36:07+09:00', 'ja')).toBe('5/16 02:36');
  });

  it('may be only a month, or no time at all', () => {
    expect(format.formatDate('2024-06', 'en')).toBe('June 2024');
    expect(format.formatDate('2024-06', 'ja')).toBe('2024年6月');
    expect(format.formatTime('soon', 'en')).toBe('soon');
  });

  it('name a zone by its offset', () => {
    expect([540, 0, -210, null].map(format.formatZone)).toEqual(['UTC+9', 'UTC', 'UTC-3:30', null]);
  });
});

describe('sizes and durations', () => {
  it('round to what people say', () => {
    expect([0, 999, 1000, 641_728_512, 7_800_000_000].map(format.formatBytes)).toEqual([
      '0 B',
      '999 B',
      '1.0 kB',
      '642 MB',
      '7.8 GB',
    ]);
    expect(format.formatMemory(768 * 1024 ** 3)).toBe('768 GiB');
    expect(format.formatBytes(999_999)).toBe('1.0 MB');
  });

  it('give the two largest units', () => {
    expect([0, 35, 11_940, 86_400 * 12 + 4 * 3600 + 59].map((time) => format.formatDuration(time, 'en'))).toEqual([
      '0 s',
      '35 s',
      '3 h 19 min',
      '12 d 4 h',
    ]);
    expect(format.formatDuration(11_940, 'ja')).toBe('3 時間 19 分');
  });

  it('take the architecture off a release and nothing else', () => {
    expect(format.withoutArchitecture('3.10.0-1160.36.2.el7.x86_64')).toBe('3.10.0-1160.36.2.el7');
    expect(format.withoutArchitecture('3.10.0-1160.36.2.el7')).toBe('3.10.0-1160.36.2.el7');
    expect(format.withoutArchitecture('5.14.0-70.el9.aarch64.debug')).toBe('5.14.0-70.el9.debug');
  });
});

describe('visible text', () => {
  it('replaces what acts instead of being seen, one for one', () => {
    const nasty = 'a\u0000\u001b[2J\u202eevil\u2066\u200b\ufeff\u0085\ud800';
    const shown = format.visibleText(nasty);
    expect(shown).toHaveLength(nasty.length);
    expect(shown).toBe('a\uFFFD\uFFFD[2J\uFFFDevil\uFFFD\uFFFD\uFFFD\uFFFD\uFFFD');
  });

  it('leaves tabs, Japanese and emoji', () => {
    expect(format.visibleText('a\tカーネル 😀')).toBe('a\tカーネル 😀');
  });

  it('keeps line ends only where lines are wanted', () => {
    expect(format.visibleText('a\nb')).toBe('a\uFFFDb');
    expect(format.visibleLines('a\r\nb\u001b')).toBe('a\nb\uFFFD');
  });
});
