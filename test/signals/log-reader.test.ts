import { describe, expect, it } from 'vitest';
import { linearPattern } from '../../shared/articles/linear-pattern.ts';
import { type Article, Article as ArticleSchema } from '../../shared/articles/schema.ts';
import type { Problem } from '../../shared/contracts/errors.ts';
import type { LogKind } from '../../shared/members/types.ts';
import { compileSignals } from '../../shared/signals/compile.ts';
import { LogReader } from '../../shared/signals/log-reader.ts';
import type { ReadLog, SignalMatches } from '../../shared/signals/match.ts';

const both = { en: 'x', ja: 'x' };

/** An article of nothing but the signals given. */
function articleOf(signals: readonly Record<string, unknown>[]): Article {
  return ArticleSchema.parse({
    id: 'a',
    status: 'draft',
    area: 'kernel',
    kind: 'observation',
    title: both,
    severity: 'low',
    likelihood: 1,
    impact: 1,
    riskOfChange: 'low',
    rebootRequired: false,
    signals: signals.map((signal) => ({
      title: both,
      from: 'kernel',
      strength: 'confirmed',
      role: 'proof',
      ...signal,
    })),
    headlines: {},
    summaries: {},
    environment: both,
    issue: both,
    resolution: [],
    rootCause: both,
    falsePositives: both,
  });
}

interface Read extends ReadLog {
  readonly problems: Problem[];
}

function read(signals: readonly Record<string, unknown>[], text: string, kind: LogKind = 'dmesg', size = 4096): Read {
  const problems: Problem[] = [];
  const member = { kind, path: 'log', modified: 0, tailed: false, boot: null };
  const reader = new LogReader(
    member,
    compileSignals([articleOf(signals)], linearPattern),
    (problem) => problems.push(problem),
    () => undefined,
  );
  const bytes = new TextEncoder().encode(text);
  for (let at = 0; at < bytes.length; at += size) reader.write(bytes.subarray(at, at + size));
  reader.end(true);
  return { ...reader.result(), problems };
}

const linesOf = (matches: readonly SignalMatches[]): number[] =>
  matches.flatMap((one) => one.lines.map(({ line }) => line));

describe('LogReader', () => {
  const hung = { id: 'hung', contains: ['blocked for more than'], followedBy: { contains: 'efi_call', within: 5 } };
  const task = (name: string): string => `[ 1.0] INFO: task ${name} blocked for more than 120 seconds.\n`;
  const frame = (name: string): string => `[ 1.0]  ${name}+0x1/0x2\n`;

  it.each([1, 3, 4096])('gives the call trace to the task above it, chunks of %i', (size) => {
    const text = task('a') + frame('nfs') + task('b') + frame('schedule') + frame('efi_call') + frame('kthread');
    const { matches } = read([hung], text, 'dmesg', size);
    expect(linesOf(matches)).toEqual([3]);
    expect(matches[0]?.lines[0]?.after.map((line) => line.trim())).toEqual([
      frame('schedule').trim(),
      frame('efi_call').trim(),
    ]);
  });

  it('looks for what must follow only so far', () => {
    const far = (count: number): string => task('a') + frame('x').repeat(count - 1) + frame('efi_call');
    expect(linesOf(read([hung], far(5)).matches)).toEqual([1]);
    expect(linesOf(read([hung], far(6)).matches)).toEqual([]);
  });

  it('counts each task once, however often its trace names the function', () => {
    const { matches } = read(
      [hung],
      task('a') + frame('efi_call') + frame('efi_call_rts') + task('b') + frame('efi_call'),
    );
    expect(linesOf(matches)).toEqual([1, 4]);
    expect(matches[0]?.count).toBe(2);
  });

  it('keeps some lines of a storm, with the last, and counts the rest by day', () => {
    const text = Array.from(
      { length: 500 },
      (_, index) => `May ${String(1 + (index % 2)).padStart(2)} 10:00:00 h kernel: needle ${index}\n`,
    );
    const [found] = read([{ id: 's', contains: ['needle'] }], text.join(''), 'syslog').matches;
    expect(found?.count).toBe(500);
    expect(found?.lines.length).toBeLessThan(100);
    expect(found?.lines.at(-1)?.line).toBe(500);
    const more = [...(found?.more.values() ?? [])].reduce((sum, one) => sum + one.count, 0);
    expect(more + (found?.lines.length ?? 0)).toBe(500);
    expect(found?.more.size).toBe(2);
  });

  it('wants literal and expression both, on the message and not on the prefix', () => {
    const signal = { id: 's', contains: ['alpha', 'beta'], pattern: '^(alpha|beta) \\d+$' };
    const { matches } = read([signal], '[ 1.0] alpha 12\n[ 1.0] alpha x\n[ 1.0] beta 7\n[ 1.0] gamma 7\n');
    expect(linesOf(matches)).toEqual([1, 3]);
    const [first] = matches[0]?.lines ?? [];
    expect(first?.marks.map(([from, to]) => first.text.slice(from, to))).toEqual(['alpha 12']);
  });

  it('listens to named processes, or to those that pass their words on', () => {
    const signal = { id: 's', from: { processes: ['mdadm'] }, contains: ['No OROM'] };
    const text = [
      'May  1 10:00:00 h mdadm[1]: No OROM/EFI',
      'May  1 10:00:00 h dracut-initqueue[7]: mdadm: No OROM/EFI',
      'May  1 10:00:00 h logger: about mdadm: No OROM/EFI',
      'No OROM/EFI',
    ].join('\n');
    expect(linesOf(read([signal], text, 'syslog').matches)).toEqual([1, 2]);
  });

  it("does not take sos's own log for the kernel, nor the kernel for sos", () => {
    const signals = [
      { id: 'k', contains: ['needle'] },
      { id: 's', from: 'sos-log', contains: ['needle'] },
    ];
    expect(read(signals, 'needle\n', 'sos-log').matches.map((one) => one.signal.signal.id)).toEqual(['s']);
    expect(read(signals, 'needle\n', 'dmesg').matches.map((one) => one.signal.signal.id)).toEqual(['k']);
  });

  it('survives any bytes, and tells of a line without end', () => {
    const noise = String.fromCharCode(...Array.from({ length: 256 }, (_, code) => code));
    const long = read([{ id: 's', contains: ['needle'] }], `${noise}needle ${'x'.repeat(300_000)}\nneedle\n`);
    expect(long.problems).toHaveLength(1);
    expect(long.problems[0]).toMatchObject({ code: 'line-too-long', path: 'log' });
    expect(linesOf(long.matches).at(-1)).toBe(3);
  });

  it('knows from when to when a log speaks', () => {
    const { record } = read(
      [{ id: 's', contains: ['needle'] }],
      'cut line\nMay  1 10:00:00 h a: x\nplain\nMay  3 10:00:00 h a: x\n',
      'syslog',
    );
    expect(record).toMatchObject({ lines: 4, first: { month: 4, day: 1 }, last: { month: 4, day: 3 } });
  });
});
