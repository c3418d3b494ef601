import { describe, expect, it } from 'vitest';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import { JsonDocument } from '../../shared/contracts/document.ts';
import { Verdict } from '../../shared/contracts/verdict.ts';
import { columns } from '../../shared/presentation/text-width.ts';
import { words } from '../../shared/presentation/words.ts';
import { htmlReport } from '../../shared/reports/html.ts';
import { jsonReport } from '../../shared/reports/json.ts';
import { markdownReport } from '../../shared/reports/markdown.ts';
import { pdfDocument } from '../../shared/reports/pdf.ts';
import { textReport } from '../../shared/reports/text.ts';
import { efiFinding } from '../builders/case-findings.ts';
import { caseWithVerdict, sampleCase } from '../builders/case-summary.ts';

/** Base64 of the fonts holds every short word. */
const withoutFonts = (page: string): string => page.replaceAll(/base64,[^"]+/g, '');

const OUTPUTS: readonly (readonly [string, (summary: CaseSummary) => string])[] = [
  ['text', (summary) => textReport(summary)],
  ['markdown', (summary) => markdownReport(summary)],
  ['html', (summary) => withoutFonts(htmlReport([summary]))],
  ['pdf', (summary) => withoutFonts(pdfDocument(summary).html)],
];

describe.each(OUTPUTS)('%s', (name, output) => {
  it('says verdict, evidence with path and line, target and what was missing', () => {
    const report = output(sampleCase());
    expect(report).toContain('This host hits the EFI page-fault kernel bug. Upgrade the kernel and reboot.');
    expect(report).toContain('Affected, bug has struck');
    expect(report).toContain('Page fault caused by firmware');
    expect(report).toContain('sos_commands/kernel/dmesg');
    expect(report).toMatch(/(?:dmesg:|class="line">|\n)1205/);
    expect(report).toContain('3.10.0-1160.62.1.el7');
    expect(report).toContain('RHSA-2022:1198');
    expect(report).toContain('yum update kernel');
    expect(report).toContain('Timed out after 300 s');
    expect(report).toContain('38 lines of call trace');
    expect(report).toContain('9f2c41d07be83a55e60d1c9248af07b351d6ee0f2a94c7b80c3be716d58fa24e');
  });

  it.each(Verdict.options)('says %s in both languages', (verdict) => {
    for (const language of ['en', 'ja'] as const) {
      const report = output(caseWithVerdict(verdict, { language }));
      expect(report).toContain(words(language).verdict[verdict]);
      expect(report).toContain(words(language).title.notAssessed);
    }
  });

  it('tells the steps of the first finding, too, where the kernel upgrade is the cure of another', () => {
    const [efi, ...others] = sampleCase().findings;
    const full = others.find(({ article }) => article === 'filesystem-full');
    if (efi === undefined || full === undefined) throw new Error('the sample case has both findings');
    const report = output(sampleCase({ findings: [full, efi] }));
    expect(report).toContain('Find what fills it.');
    expect(report).toContain('du -xh /var');
    expect(report).toContain('3.10.0-1160.62.1.el7');
    expect(report).toContain('yum update kernel');
  });

  it('offers no el7 kernel where none is the cure, and never claims health', () => {
    const foreign = caseWithVerdict('symptom-other-kernel');
    const findings = foreign.findings.map((finding) => ({
      ...finding,
      resolution: [],
      rootCause: null,
      conditions: [],
    }));
    expect(output({ ...foreign, findings })).not.toContain('62.1');
    const report = output(caseWithVerdict('not-affected'));
    expect(report).toContain('None of the 84 articles applies.');
    expect(report).not.toMatch(/\bOK\b|healthy|no problem/i);
  });

  it('says reboot, not upgrade, where the fixed kernel is installed', () => {
    const report = output(caseWithVerdict('fixed-not-running'));
    expect(report).toContain('Kernel 3.10.0-1160.71.1.el7 is installed but not running. Reboot into it.');
    expect(report).not.toContain('Upgrade to kernel');
  });

  it('says that an archive was cut short, and every problem', () => {
    const source = { ...sampleCase().source, complete: false };
    const problems = [{ code: 'archive-truncated' as const, message: 'It ends at 118 MB.', path: null }];
    const report = output(sampleCase({ source, problems }));
    expect(report).toContain('cut short');
    expect(report).toContain('It ends at 118 MB.');
  });

  it('survives a case in which nothing is known', () => {
    const base = sampleCase();
    const report = output(
      sampleCase({
        host: {
          ...base.host,
          hostname: null,
          osRelease: null,
          kernel: null,
          collectedAt: null,
          uptimeSeconds: null,
          utcOffsetMinutes: null,
          secureBoot: null,
          raid: [],
        },
        source: { ...base.source, caseNumber: null, sha256: null, sosVersion: null, complete: false },
        boots: [],
        findings: [],
        verdicts: {},
        kernelStream: null,
        kernelUpgrade: null,
        gaps: [],
      }),
    );
    expect(report).toContain('unknown');
    expect(report).not.toMatch(/\bnull\b|undefined|NaN/);
    expect(name).not.toBe('');
  });
});

describe('"What happened"', () => {
  const [heading, issue] = [words('en').title.whatHappened, words('en').title.issue];
  const general = 'Inside a call to the machine';

  it('tells what this host shows; the general issue stands with the finding', () => {
    const { html } = pdfDocument(sampleCase());
    const [page = '', proof = ''] = html.split('class="details');
    expect(page.split(`<h2>${heading}</h2>`)[1]).toContain('turned off EFI runtime services within 35 seconds');
    expect(page).not.toContain(general);
    expect(proof.split(`<h3>${issue}</h3>`)[1]).toContain(general);
  });

  it('is not told where nothing did', () => {
    const { html } = pdfDocument(caseWithVerdict('affected-no-symptom'));
    expect(html).not.toContain(`<h2>${heading}</h2>`);
    expect(html.split('class="details')[0]).not.toContain(general);
    expect(html.split('class="details')[0]).toContain(efiFinding().summary);
  });
});

describe('the chain of events', () => {
  it('has columns for some steps, names the rest, and marks what was not seen again', () => {
    const { html } = pdfDocument(sampleCase());
    const chain = html.slice(html.indexOf('<table class="chain">')).split('</table>')[0] ?? '';
    expect(chain.match(/<th>\d /g)?.length).toBe(5);
    expect(chain).toContain('Also seen');
    expect(chain).toContain('boot of 15 May 23:04');
    expect(chain).toContain('–');
  });
});

describe('the text report', () => {
  it('begins with the verdict and holds no colour unless asked for', () => {
    const lines = textReport(sampleCase()).split('\n');
    expect(lines.slice(0, 2).join(' ')).toContain('Upgrade the kernel and reboot.');
    expect(textReport(sampleCase())).not.toContain('\u001b');
    expect(textReport(sampleCase(), { colour: true })).toContain('\u001b[31m');
  });

  it('wraps sentences to the width and never cuts a log line', () => {
    const report = textReport(sampleCase({ language: 'ja' }), { width: 80 });
    const long = report.split('\n').filter((line) => columns(line) > 80);
    expect(long.every((line) => /:\d+: /.test(line))).toBe(true);
    expect(report).toContain('efi_recover_from_page_fault+0x40/0x120');
  });
});

describe('the PDF document', () => {
  it('loads nothing, runs nothing, and names its language', () => {
    const { html, headerTemplate, footerTemplate } = pdfDocument(sampleCase({ language: 'ja' }));
    expect(html).toContain('<html lang="ja">');
    expect(html).toContain("default-src 'none'");
    expect(html).not.toMatch(/<script|<link|src="http|url\("?http/);
    expect(html.match(/@font-face\{[^}]*url\("data:font\/woff2;base64,/g)).toHaveLength(3);
    expect(headerTemplate).toContain('03871245');
    expect(footerTemplate).toContain('class="pageNumber"');
    expect(footerTemplate).toContain('UTC+9');
  });

  it('has headings in order and the ruler in words', () => {
    const { html } = pdfDocument(sampleCase());
    expect(html.match(/<h1/g)).toHaveLength(1);
    expect(html).toMatch(
      /role="img" aria-label="Kernel builds of 3\.10\.0-1160\.N\.el7: running 36\.2, upgrade to 62\.1/,
    );
  });

  const many = (issue: string) =>
    Array.from({ length: 40 }, (_, index) => ({
      ...efiFinding(),
      article: `a${index}`,
      title: `Finding ${index}`,
      summary: issue,
      causedBy: index === 39 ? 'a0' : null,
    }));
  const pageOne = (html: string) => html.slice(0, html.indexOf('class="details'));

  it('keeps the first page for itself, however many findings there are', () => {
    const { html } = pdfDocument(sampleCase({ findings: many('It struck.') }));
    const rows = pageOne(html).match(/Finding \d+/g) ?? [];
    expect(rows.length).toBeGreaterThanOrEqual(8);
    expect(rows.length).toBeLessThan(16);
    expect(pageOne(html)).toContain('<b>1. Finding 0</b> <span class="quiet">Led to: 40</span>');
    expect(html).toContain('class="details new-page"');
    expect(html).toMatch(/\d+ further findings on the next pages/);
    expect(html).toContain('40. Finding 39');
  });

  it('goes on right below a table that spills over the first page', () => {
    const { html } = pdfDocument(sampleCase({ findings: many('It struck again and again. '.repeat(60)) }));
    expect(pageOne(html).match(/Finding \d+/g)).toHaveLength(8);
    expect(html).not.toContain('class="details new-page"');
  });

  it('begins a new page for the evidence, and none where there is nothing to prove', () => {
    expect(pdfDocument(sampleCase()).html).toContain('class="details new-page"');
    expect(pdfDocument(caseWithVerdict('not-affected')).html).not.toContain('class="details new-page"');
  });
});

describe('the JSON document', () => {
  it('fits its contract and gives the cases back', () => {
    const failures = [{ file: 'x.tar', code: 'empty' as const, message: 'The file is empty.' }];
    const document = JsonDocument.parse(JSON.parse(jsonReport([sampleCase()], failures)));
    expect(document.cases).toEqual([sampleCase()]);
    expect(document.failures).toEqual(failures);
    expect(document.schemaVersion).toBe(1);
  });
});

describe('the HTML report', () => {
  it('holds several cases, light and dark', () => {
    const page = htmlReport([sampleCase(), caseWithVerdict('unknown')]);
    expect(page.match(/<main/g)).toHaveLength(2);
    expect(page).toContain('prefers-color-scheme:dark');
  });
});
