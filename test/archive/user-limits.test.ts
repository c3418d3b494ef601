import { describe, expect, it } from 'vitest';
import { analyze } from '../../shared/analyze.ts';
import { bytesSource } from '../../shared/archive/bytes-source.ts';
import { DEFAULT_LIMITS, limitsWith } from '../../shared/archive/limits.ts';
import type { ByteSource } from '../../shared/archive/types.ts';
import { LIMITS, limitText, parseLimit } from '../../shared/base/limits.ts';
import { LimitSettings } from '../../shared/contracts/limits.ts';
import { sampleTree } from '../../shared/sample/sample.ts';
import { compileSignals } from '../../shared/signals/compile.ts';
import { LogReader } from '../../shared/signals/log-reader.ts';
import { buildArchive } from '../builders/archive.ts';
import { gzip } from '../builders/compress.ts';
import { failureOf, outcomeOf, read, readSource } from './reading.ts';

describe('the limits that a user can set', () => {
  it('have a default within their range, and words in both languages', () => {
    for (const { key, standard, least, most, title, largestKnown } of LIMITS) {
      expect(DEFAULT_LIMITS[key]).toBe(standard);
      expect(standard >= least && standard <= most).toBe(true);
      for (const words of [title, largestKnown]) expect(words.en.length * words.ja.length).toBeGreaterThan(0);
    }
    expect(Object.keys(LimitSettings.shape).sort()).toEqual(LIMITS.map(({ key }) => key).sort());
  });

  it.each([
    ['decoded=50G', { decodedBytes: 50 * 2 ** 30 }],
    ['member=1g', { memberBytes: 2 ** 30 }],
    ['line=1048576', { lineBytes: 2 ** 20 }],
    ['time=90m', { seconds: 5400 }],
    ['time=2', { seconds: 2 }],
    ['nesting=0', { nesting: 0 }],
    ['members=500000', { members: 500_000 }],
  ])('%s', (text, expected) => {
    expect(parseLimit(text)).toEqual({ ok: true, value: expected });
    expect(LimitSettings.safeParse(expected).success).toBe(true);
  });

  it.each([
    'decoded',
    'decoded=',
    'decoded=0',
    'decoded=-1',
    'decoded=1.5G',
    'decoded=9999T',
    'time=2G',
    'members=1K',
    'x=1',
    '',
    '=5',
    'ratio=1e9',
    'path=99999999999999999',
  ])('refuses %j with a sentence', (text) => {
    const parsed = parseLimit(text);
    expect(parsed.ok).toBe(false);
    if (!parsed.ok) expect(parsed.error).toMatch(/^--limit /);
  });

  it('are written as they are read', () => {
    for (const { word, unit, standard } of LIMITS) {
      expect(parseLimit(`${word}=${limitText(unit, standard)}`)).toEqual({
        ok: true,
        value: expect.objectContaining({}),
      });
    }
    expect(limitText('bytes', 64 * 2 ** 30)).toBe('64G');
    expect(limitText('seconds', 3600)).toBe('1h');
    expect(limitText('count', 2000)).toBe('2000');
  });

  it('name themselves where they stop a reading', async () => {
    const bytes = await buildArchive({ 'top/a': 'x', 'top/b': new Uint8Array(3 * 2 ** 20) }, { format: 'tar+gzip' });
    const [problem] = outcomeOf((await read(bytes, { limits: limitsWith({ decodedBytes: 2 ** 20 }) })).result).problems;
    expect(problem?.message).toMatch(
      /decodes to more than 1M \(the limit "decoded" can be raised where the file is trusted\)/,
    );
  });
});

/** Gives the first bytes of an archive and then nothing, for ever. */
function stuck(bytes: Uint8Array): ByteSource {
  async function* stream(): AsyncGenerator<Uint8Array> {
    if (bytes.length > 0) yield bytes;
    await new Promise(() => undefined);
  }
  return { name: 'stuck.tar', size: null, readAt: null, stream };
}

describe('the time limit', () => {
  const limits = limitsWith({ seconds: 1 });

  it('ends a reading that gets nowhere, and keeps what was read', async () => {
    const bytes = await buildArchive({ 'top/a': 'x', 'top/b': 'y'.repeat(5000) });
    const { result, collector } = await readSource(stuck(bytes.subarray(0, 4000)), { limits });
    expect(outcomeOf(result)).toMatchObject({ complete: false, members: 2, problems: [{ code: 'limit-exceeded' }] });
    expect(outcomeOf(result).problems[0]?.message).toMatch(/took longer than 1s.*"time"/);
    expect(collector.text('top/a')).toBe('x');
    expect(collector.members[1]?.ended).toBe(false);
  });

  it('is a failure where nothing came at all', async () => {
    expect(failureOf((await readSource(stuck(new Uint8Array(0)), { limits })).result)).toMatchObject({
      code: 'limit-exceeded',
      message: expect.stringMatching(/longer than 1s/),
    });
  });

  it('gives a case of what was read', async () => {
    const tree = Object.fromEntries(
      Object.entries(sampleTree()).map(([path, entry]) => [`sosreport-a/${path}`, entry]),
    );
    const bytes = await buildArchive(tree);
    const options = { limits, extraArticles: [], now: () => 0 };
    const result = await analyze(
      stuck(bytes.subarray(0, -20_000)),
      options,
      () => undefined,
      new AbortController().signal,
    );
    if (!result.ok) throw new Error(result.error.message);
    const [one] = result.value;
    expect(one?.en.source.complete).toBe(false);
    expect(one?.en.problems.map(({ code }) => code)).toContain('limit-exceeded');
    expect(one?.en.host.hostname).not.toBeNull();
  });

  it('leaves nothing behind that would keep a process from ending', async () => {
    const before = process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length;
    await read(await buildArchive({ a: 'x' }));
    expect(process.getActiveResourcesInfo().filter((name) => name === 'Timeout').length).toBe(before);
  });
});

describe('the limits of a log', () => {
  it('stop a compressed one at its size, and the case says so', async () => {
    const log = Buffer.from('May 15 23:22:09 dbsrv07 kernel: a line\n'.repeat(40_000));
    const bytes = await buildArchive({
      'sosreport-a/sos_commands/kernel/uname_-a': 'Linux a 3.10.0-1160.el7.x86_64\n',
      'sosreport-a/var/log/messages-20220508.gz': gzip(log),
    });
    const options = { limits: limitsWith({ memberBytes: 2 ** 20 }), extraArticles: [], now: () => 0 };
    const result = await analyze(bytesSource('a.tar', bytes), options, () => undefined, new AbortController().signal);
    const problems = result.ok ? (result.value[0]?.en.problems ?? []) : [];
    expect(problems).toEqual([
      {
        code: 'member-too-large',
        message: expect.stringMatching(/more than 1M.*"member"/),
        path: 'var/log/messages-20220508.gz',
      },
    ]);
  });

  it.each([100, 100_000])('keep so many bytes of a line, in chunks of %i', (chunk) => {
    const problems: string[] = [];
    const member = { kind: 'syslog' as const, path: 'var/log/messages', modified: 0, tailed: false, boot: null };
    const reader = new LogReader(
      member,
      compileSignals([]),
      ({ code }) => problems.push(code),
      () => undefined,
      2048,
    );
    const bytes = Buffer.from(`short\n${'x'.repeat(50_000)} Linux version 3.10.0-1160.el7.x86_64\nshort\n`);
    for (let at = 0; at < bytes.length; at += chunk) reader.write(bytes.subarray(at, at + chunk));
    reader.end(true);
    expect(problems).toEqual(['line-too-long']);
    expect(reader.result().record.lines).toBe(3);
  });
});
