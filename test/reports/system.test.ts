import { describe, expect, it } from 'vitest';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import { DEFAULT_SECTIONS } from '../../shared/contracts/sections.ts';
import { systemRemarks } from '../../shared/presentation/system/remarks.ts';
import { htmlReport } from '../../shared/reports/html.ts';
import { jsonReport } from '../../shared/reports/json.ts';
import { markdownReport } from '../../shared/reports/markdown.ts';
import type { ReportOptions } from '../../shared/reports/options.ts';
import { pdfDocument } from '../../shared/reports/pdf.ts';
import { redact } from '../../shared/reports/redact.ts';
import { textReport } from '../../shared/reports/text.ts';
import { rhel7Host } from '../../shared/sample/rhel7-host.ts';
import { sampleTree } from '../../shared/sample/sample.ts';
import { analyzeAll, analyzeTree } from '../builders/analyze.ts';

const [both] = await analyzeAll(sampleTree());
if (both === undefined) throw new Error('the sample is one case');
const { en, ja } = both;

const OUTPUTS: readonly (readonly [string, (summary: CaseSummary, options?: ReportOptions) => string])[] = [
  ['text', textReport],
  ['markdown', markdownReport],
  ['html', (summary, options) => htmlReport([summary], options)],
  ['pdf', (summary, options) => pdfDocument(summary, options).html],
];

describe.each(OUTPUTS)('the system section in %s', (_, output) => {
  // Lines of text are wrapped.
  const flat = (report: string): string => report.replace(/\\|<[^>]+>/g, '').replace(/\s+/g, ' ');

  it('tells remarks and host, in both languages', () => {
    const report = flat(output(en));
    expect(report).toContain('mpathb: 1 of 2 paths failed');
    expect(report).toContain('efi_recover_from_page_fault');
    expect(report).toContain('Hugepages 384 GiB');
    expect(report).toContain('vm.swappiness = 10');
    expect(flat(output(ja))).toContain('mpathb: 2 パス中 1 パスが障害');
  });

  it('is left out where it was not chosen, and for cases of before', () => {
    const sections = DEFAULT_SECTIONS.filter((section) => section !== 'system');
    expect(flat(output(en, { sections }))).not.toContain('mpathb');
    expect(flat(output({ ...en, overview: null }))).not.toContain('mpathb');
  });

  it('gives no address away once redacted', () => {
    const report = output(redact(en));
    expect(report).not.toMatch(/192\.0\.2\.57|198\.51\.100\.57|203\.0\.113\.57|02:00:5e:00:57/);
    expect(report).not.toContain('dbsrv07');
  });
});

describe('a stranger', () => {
  it('cannot write markup through a mount point or a command', async () => {
    const tree = sampleTree();
    const df = 'sos_commands/filesys/df_-al_-x_autofs';
    const evil = '</td><script>alert(1)</script>';
    const summary = await analyzeTree({
      ...tree,
      [df]: `Filesystem 1K-blocks Used Available Use% Mounted on\n/dev/sda1 100 99 1 99% /${evil}\n`,
    });
    expect(summary.overview?.filesystems?.rows[0]?.mountpoint).toContain('<script>');
    for (const page of [htmlReport([summary]), pdfDocument(summary).html]) expect(page).not.toContain('<script>alert');
  });
});

describe('JSON', () => {
  it('has the overview as numbers, with the members that they were read from', () => {
    const document = JSON.parse(jsonReport([en], [])) as { cases: { overview: CaseSummary['overview'] }[] };
    expect(document.cases[0]?.overview?.memory).toMatchObject({ path: 'proc/meminfo', totalBytes: 811_505_369_088 });
    expect(document.cases[0]?.overview?.cpu?.cpus).toBe(56);
  });
});

describe('a healthy host', () => {
  it('is remarked on only for what its archive shows: support that has ended', async () => {
    const summary = await analyzeTree(rhel7Host({ release: '3.10.0-1160.119.1.el7.x86_64' }));
    const remarks = systemRemarks({ ...summary, analyzedAt: '2026-11-22T00:00:00Z' });
    expect(remarks.map(({ part, state }) => [part, state])).toEqual([['os', 'warn']]);
  });
});
