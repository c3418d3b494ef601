import { describe, expect, it } from 'vitest';
import { analyze } from '../../shared/analyze.ts';
import { DEFAULT_LIMITS } from '../../shared/archive/limits.ts';
import { CaseSummary } from '../../shared/contracts/case-summary.ts';
import type { Progress } from '../../shared/contracts/progress.ts';
import { sampleSource, sampleTree } from '../../shared/sample/sample.ts';
import { analyzeBytes, analyzeTree } from '../builders/analyze.ts';
import { buildArchive, type Tree } from '../builders/archive.ts';

const options = { limits: DEFAULT_LIMITS, extraArticles: [], now: () => Date.UTC(2022, 4, 24) };

describe('the built-in sample', () => {
  it('is a case that keeps to the contract, in both languages', async () => {
    const progress: Progress[] = [];
    const result = await analyze(sampleSource(), options, (one) => progress.push(one), new AbortController().signal);
    const [both] = result.ok ? result.value : [];
    for (const language of ['en', 'ja'] as const) {
      const summary = CaseSummary.parse(both?.[language]);
      expect(summary.language).toBe(language);
      expect(summary.verdicts['rhel7-efi-page-fault']).toBe('affected-hit');
      expect(summary.problems).toEqual([]);
    }
    expect(progress.at(-1)?.findings).toBeGreaterThan(0);
  });

  it('tells the whole story: three boots, every consequence, what was lacking', async () => {
    const summary = await analyzeTree(sampleTree());
    expect(summary.boots.map((boot) => boot.ended)).toEqual(['running', 'panic', 'shutdown']);
    expect(summary.findings[0]?.signals.map((signal) => signal.id)).toEqual([
      'page-fault',
      'queue-frozen',
      'hung-kworker',
      'hung-task-panic',
      'list-corruption',
      'imsm-assembly',
      'efibootmgr-timeout',
      'worker-in-recovery',
      'recovery-warning',
      'services-disabled',
    ]);
    expect(summary.gaps.map((gap) => gap.datum)).toContain('efibootmgr');
    const times = summary.timeline.map((event) => event.time);
    expect([...times].sort()).toEqual(times);
    expect(
      summary.timeline.at(-1)?.kind === 'collection' || summary.timeline.some((event) => event.kind === 'collection'),
    ).toBe(true);
  });
});

describe('the pipeline on archives that are not whole', () => {
  it('keeps the findings of a cut archive, says it was cut, and what is lacking', async () => {
    const bytes = await buildArchive(
      Object.fromEntries(Object.entries(sampleTree()).map(([path, entry]) => [`s/${path}`, entry])),
      { format: 'tar+gzip' },
    );
    const [both] = await analyzeBytes(bytes.subarray(0, Math.floor(bytes.length * 0.8)));
    expect(both?.en.source.complete).toBe(false);
    expect(both?.en.problems.map((problem) => problem.code)).toContain('archive-truncated');
    expect(both?.en.verdicts['rhel7-efi-page-fault']).toBe('affected-hit');
    const absent = both?.en.gaps.filter((gap) => gap.reason === 'absent') ?? [];
    expect(absent.length).toBeGreaterThan(1);
    for (const gap of absent) expect(gap.note).toContain('broke off');
  });

  it('never claims "no symptom" of logs that it did not reach', async () => {
    const { 'sos_commands/kernel/uname_-a': uname = '', ...rest } = sampleTree();
    const tree: Tree = {
      's/sos_commands/kernel/uname_-a': uname,
      ...Object.fromEntries(Object.entries(rest).map(([p, e]) => [`s/${p}`, e])),
    };
    const bytes = await buildArchive(tree);
    const [both] = await analyzeBytes(bytes.subarray(0, 2048), 100);
    expect(both?.en.host.kernel?.release).toContain('1160.36.2');
    expect(both?.en.verdicts['rhel7-efi-page-fault']).toBe('unknown');
  });

  it('gives a case for each sosreport of a sos collect archive', async () => {
    const inner = async (name: string): Promise<Uint8Array> =>
      buildArchive(Object.fromEntries(Object.entries(sampleTree()).map(([p, e]) => [`${name}/${p}`, e])), {
        format: 'tar+xz',
      });
    const bytes = await buildArchive(
      {
        'sos-collector-x/sosreport-a.tar.xz': await inner('sosreport-a'),
        'sos-collector-x/sosreport-b.tar.xz': await inner('sosreport-b'),
        'sos-collector-x/broken.tar.xz': 'no archive at all',
      },
      { format: 'tar+gzip' },
    );
    const cases = await analyzeBytes(bytes);
    expect(cases.map((both) => both.en.source.member)).toEqual([
      'sos-collector-x/sosreport-a.tar.xz',
      'sos-collector-x/sosreport-b.tar.xz',
    ]);
    for (const both of cases) expect(both.en.verdicts['rhel7-efi-page-fault']).toBe('affected-hit');
    expect(cases.map((both) => both.en.problems.map(({ code }) => code))).toEqual([['inner-archive-unreadable'], []]);
  });

  it('stops at once when it is cancelled', async () => {
    const controller = new AbortController();
    const running = analyze(sampleSource(), options, () => controller.abort(), controller.signal);
    await expect(running).rejects.toThrow();
  });
});

describe("strangers' text", () => {
  it('keeps HTML as text, and shows control characters as such', async () => {
    const evil = '<img src=x onerror=alert(1)>\u001b[31m\u0000';
    const summary = await analyzeTree({
      ...sampleTree(),
      'sos_commands/host/hostname': `${evil}\n`,
      'sos_commands/kernel/dmesg': `[ 1.0] [Firmware Bug]: Page fault caused by firmware at PA: ${evil}\n[ 1.1] CPU: 1 PID: 1 Comm: ${evil} Not tainted 3.10.0-1160.36.2.el7.x86_64 #1\n`,
    });
    const evidence = summary.findings[0]?.evidence.find((one) => one.path.endsWith('dmesg') && one.line === 1);
    expect(evidence?.text).toContain('<img src=x');
    expect(JSON.stringify(summary)).not.toContain('\\u001b');
  });
});
