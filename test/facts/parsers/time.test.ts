import { describe, expect, it } from 'vitest';
import { isoHostTime } from '../../../shared/base/host-time.ts';
import { parseDate } from '../../../shared/facts/parsers/date.ts';
import { offsetMinutes, parseTimedatectl } from '../../../shared/facts/parsers/time-zone.ts';
import { parseBootTime, parseProcUptime, parseUptime } from '../../../shared/facts/parsers/uptime.ts';

function told(text: string): string {
  const result = parseDate(text);
  if (result.state !== 'ok') return result.state;
  return `${isoHostTime(result.value.time, result.value.utcOffsetMinutes)} ${result.value.zone}`;
}

describe('parseDate', () => {
  it.each([
    ['Mon May 16 02:41:00 JST 2022\n', '2022-05-16T02:41:00+09:00 JST'],
    ['Sun Nov 22 17:01:11 UTC 2026', '2026-11-22T17:01:11+00:00 UTC'],
    ['Tue Mar  1 23:59:59 CET 2022', '2022-03-01T23:59:59+01:00 CET'],
    ['Mon May 16 02:41:00 CST 2022', '2022-05-16T02:41:00 CST'],
    ['Mon May 16 02:41:00 IST 2022', '2022-05-16T02:41:00 IST'],
    ['Mon May 16 02:41:00 NOVT 2022', '2022-05-16T02:41:00 NOVT'],
    ['Mon May 16 02:41:00 -03 2022', '2022-05-16T02:41:00-03:00 -03'],
    ['Mon May 16 02:41:00 AM JST 2022', '2022-05-16T02:41:00+09:00 JST'],
    ['Mon 16 May 2022 02:41:00 PM JST', '2022-05-16T14:41:00+09:00 JST'],
    ['Mon 16 May 2022 12:00:01 AM UTC', '2022-05-16T00:00:01+00:00 UTC'],
    ['Mon May 16 12:00:01 PM UTC 2022', '2022-05-16T12:00:01+00:00 UTC'],
    ['Mon, 16 May 2022 02:41:00 +0900', '2022-05-16T02:41:00+09:00 +0900'],
    ['2022-05-16 02:41:00+09:00', '2022-05-16T02:41:00+09:00 +09:00'],
    ['2022-05-16T02:41:00,123456+0530', '2022-05-16T02:41:00+05:30 +0530'],
    ['2022-05-16T02:41:00Z', '2022-05-16T02:41:00+00:00 Z'],
    ['2022-05-16 02:41:00', '2022-05-16T02:41:00 null'],
    ['2022年  5月 16日 月曜日 02:41:00 JST', '2022-05-16T02:41:00+09:00 JST'],
    ['2022年 5月16日 月曜日 午後 02時41分00秒 JST', '2022-05-16T14:41:00+09:00 JST'],
    ['Mo 16. Mai 02:41:00 CEST 2022', '2022-05-16T02:41:00+02:00 CEST'],
    ['mar. 15 mars 2022 02:41:00 CET', '2022-03-15T02:41:00+01:00 CET'],
    ['lundi 16 mai 2022, 02:41:00 (UTC+0200)', '2022-05-16T02:41:00+02:00 UTC+0200'],
    ['Thu Feb 29 00:00:00 UTC 2024', '2024-02-29T00:00:00+00:00 UTC'],
    ['Sat Dec 31 23:59:60 UTC 2016', '2016-12-31T23:59:59+00:00 UTC'],
  ])('%s', (text, expected) => {
    expect(told(text)).toBe(expected);
  });

  it.each([
    '',
    'date: command not found',
    'Mon May 16 2022',
    '02:41:00',
    'Tue Feb 29 00:00:00 UTC 2022',
    'Mon May 16 25:41:00 JST 2022',
    'Mon May 16 02:61:00 JST 2022',
    '16/05/2022 02:41:00',
    '\u0000\u0001\u0002',
    '<b>May 16</b>',
    '1'.repeat(100_000),
  ])('%j is unparsable', (text) => {
    expect(parseDate(text).state).toBe('unparsable');
  });
});

describe('offsetMinutes', () => {
  it.each([
    ['JST', 540],
    ['+0530', 330],
    ['-03', -180],
    ['-0000', 0],
    ['UTC-05:00', -300],
    ['CST', null],
    ['BST', null],
    ['PST', null],
    ['XYZ', null],
    ['+9900', null],
    ['', null],
    ['constructor', null],
  ])('%s is %s', (zone, minutes) => {
    expect(offsetMinutes(zone)).toBe(minutes);
  });
});

describe('parseTimedatectl', () => {
  it.each([
    ['      Local time: Mon 2022-05-16 02:41:00 JST\n       Time zone: Asia/Tokyo (JST, +0900)\n', 540],
    ['        Timezone: America/St_Johns (NDT, -0230)\n', -150],
    ['       Time zone: UTC (UTC, +0000)', 0],
  ])('%j', (text, minutes) => {
    expect(parseTimedatectl(text)).toEqual({ state: 'ok', value: minutes });
  });
  it.each(['', 'Failed to connect to bus: Host is down', 'Time zone: n/a', `Time zone: ${'('.repeat(100_000)}`])(
    '%j is unparsable',
    (text) => {
      expect(parseTimedatectl(text).state).toBe('unparsable');
    },
  );
});

describe('parseUptime', () => {
  it.each([
    [' 02:41:00 up  3:19,  2 users,  load average: 0.04, 0.03, 0.05', 3 * 3600 + 19 * 60],
    [' 02:41:00 up 12 days,  4:01,  1 user,  load average: 0,06, 0,05', 12 * 86_400 + 4 * 3600 + 60],
    [' 02:41:00 up 1 day, 22 min,  0 users,  load average: 0.00', 86_400 + 22 * 60],
    [' 02:41:00 up 5 min,  0 users,  load average: 0.00', 300],
    [' 02:41:00 up 0 min,  0 users', 0],
    ['02:41am  up 400 days  0:05,  3 users', 400 * 86_400 + 300],
    ['up 2 weeks, 1 day, 3 hours, 4 minutes', 15 * 86_400 + 3 * 3600 + 240],
    [' 02:41:00 up 1 day(s),  1:00,  0 users', 90_000],
  ])('%s', (text, seconds) => {
    expect(parseUptime(text)).toEqual({ state: 'ok', value: seconds });
  });
  it.each(['', 'uptime: command not found', 'up', 'up and running', ' 02:41:00 up users'])(
    '%j is unparsable',
    (text) => {
      expect(parseUptime(text).state).toBe('unparsable');
    },
  );
});

describe('parseProcUptime and parseBootTime', () => {
  it('read the numbers', () => {
    expect(parseProcUptime('11961.48 191293.10\n')).toEqual({ state: 'ok', value: 11_961.48 });
    expect(parseBootTime('cpu 1 2\nbtime 1652628060\nprocesses 5\n')).toEqual({ state: 'ok', value: 1_652_628_060 });
  });
  it('reject anything else', () => {
    for (const text of ['', 'x', '-1 2', '1e9 1']) expect(parseProcUptime(text).state).toBe('unparsable');
    for (const text of ['', 'btime x', ' btime 1652628060']) expect(parseBootTime(text).state).toBe('unparsable');
  });
});
