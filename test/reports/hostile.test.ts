import { describe, expect, it } from 'vitest';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import { htmlReport } from '../../shared/reports/html.ts';
import { jsonReport } from '../../shared/reports/json.ts';
import { markdownReport } from '../../shared/reports/markdown.ts';
import { code, fenced, link, plain } from '../../shared/reports/markdown-escape.ts';
import { pdfDocument } from '../../shared/reports/pdf.ts';
import { redact } from '../../shared/reports/redact.ts';
import { textReport } from '../../shared/reports/text.ts';
import { lineEvidence } from '../builders/case-evidence.ts';
import { efiFinding } from '../builders/case-findings.ts';
import { sampleCase } from '../builders/case-summary.ts';

const NASTY =
  '<img src=x onerror=alert(1)>"\'&amp; ```` </style><script>\u001b]0;owned\u0007\u001b[2J\u202e txt\u0000\u2066 # **b** [a](javascript:1)';

/** A case in which everything that comes out of an archive is hostile. */
function hostileCase(): CaseSummary {
  const base = sampleCase();
  const evidence = lineEvidence(NASTY, `var/log/${NASTY}`, 3, NASTY, 'onerror', null);
  const finding = {
    ...efiFinding(),
    title: NASTY,
    headline: `${NASTY}\n# x`,
    summary: `${NASTY}\n\n---\n1. y`,
    evidence: [evidence],
  };
  return sampleCase({
    source: { ...base.source, file: NASTY, member: NASTY, caseNumber: NASTY, format: NASTY, sosVersion: NASTY },
    host: { ...base.host, hostname: NASTY, osRelease: NASTY, kernel: { release: NASTY, source: NASTY } },
    boots: [{ index: 0, start: NASTY, end: null, kernel: NASTY, ended: 'running' }],
    findings: [
      {
        ...finding,
        signals: [{ id: NASTY, title: NASTY, count: 1, role: 'proof' }],
        conditions: [NASTY],
        references: [{ kind: 'kb', id: NASTY, url: 'javascript:alert(1)' }],
        resolution: [{ text: NASTY, command: NASTY }],
      },
    ],
    kernelUpgrade: null,
    gaps: [{ datum: NASTY, reason: 'absent', note: NASTY }],
    problems: [{ code: 'archive-corrupt', message: NASTY, path: NASTY }],
  });
}

const ACTING = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/;

describe('hostile text', () => {
  it('stays text in HTML and PDF', () => {
    const { html, headerTemplate, footerTemplate } = pdfDocument(hostileCase());
    for (const page of [htmlReport([hostileCase()]), html, headerTemplate, footerTemplate]) {
      expect(page).not.toContain('<img');
      expect(page).not.toContain('<script');
      expect(page.match(/<\/style>/g)?.length).toBe(1);
      expect(page).not.toMatch(/href="javascript/);
      expect(page).not.toMatch(ACTING);
    }
    expect(html).toContain('&lt;img src=x <mark>onerror</mark>=alert(1)&gt;');
  });

  it('cannot act on a terminal', () => {
    expect(textReport(hostileCase())).not.toMatch(ACTING);
    expect(textReport(hostileCase(), { colour: true }).replaceAll(/\u001b\[\d+m/g, '')).not.toMatch(ACTING);
  });

  it('starts no heading, link, tag or fence in Markdown', () => {
    const note = markdownReport(hostileCase());
    expect(note).not.toMatch(ACTING);
    const outside: string[] = [];
    let fence: string | null = null;
    for (const line of note.split('\n')) {
      const mark = /^`{3,}(?=[^`]*$)/.exec(line)?.[0] ?? null;
      if (fence === null && mark !== null) fence = mark;
      else if (fence !== null && line === fence) fence = null;
      else if (fence === null) outside.push(line.replace(/(`+)[^`].*?[^`]\1(?!`)/g, ''));
    }
    expect(fence).toBeNull();
    expect(outside.join('\n')).not.toMatch(/(?<!\\)<|(?<!\\)\[a\]|(?<!\\)\*\*b/);
    expect(outside.filter((line) => line.startsWith('#')).every((line) => /^#{1,3} \S/.test(line))).toBe(true);
    expect(outside.filter((line) => /^#\s*x/.test(line))).toEqual([]);
  });

  it('is kept as it is in JSON, as escapes', () => {
    const json = jsonReport([hostileCase()]);
    expect(JSON.parse(json).cases[0].host.hostname).toBe(NASTY);
    expect(json).not.toMatch(/[\u0000-\u0009\u000b-\u001f]/);
  });
});

describe('a hostile line of any length', () => {
  it.each([
    'a.',
    '1:11:11 [',
    'ab:',
    '1.1.1.1.',
    'x@y.',
    '`',
    'serial: ',
    'sosreport-a-',
    'nfs: server a',
    ' //a',
    '/home/a',
    '0000-',
    'kernel: [',
    '_a*',
  ])('costs no more than its length: %j', (unit) => {
    const text = unit.repeat(200_000 / unit.length);
    const evidence = [1, 2].map((line) => ({ ...lineEvidence('x', 'a', line, text, unit, null), path: `p${line}` }));
    const started = performance.now();
    const summary = redact(sampleCase({ findings: [{ ...efiFinding(), title: text.slice(0, 20_000), evidence }] }));
    textReport(summary);
    markdownReport(summary);
    expect(performance.now() - started).toBeLessThan(3_000);
  });
});

describe('Markdown pieces', () => {
  it('fences longer than any run of backticks', () => {
    expect(fenced(['a', '`````', '``` x'])).toEqual(['``````', 'a', '`````', '``` x', '``````']);
    expect(code('a`b')).toBe('``a`b``');
    expect(code('`')).toBe('`` ` ``');
  });

  it('disarm what starts something, and leave the rest readable', () => {
    expect(plain('3.10.0-1160.el7 with hung_task_panic=1')).toBe('3.10.0-1160.el7 with hung_task_panic=1');
    expect(plain('1. a')).toBe('1\\. a');
    expect(plain('- a\n# b')).toBe('\\- a \\# b');
    expect(plain('_a_ *b* |c|')).toBe('\\_a\\_ \\*b\\* \\|c\\|');
    expect(plain('a &lt; b & c')).toBe('a &amp;lt; b & c');
  });

  it('link only by http', () => {
    expect(link('KB', 'https://example.com/a(b)')).toBe('[KB](<https://example.com/a(b)>)');
    expect(link('KB', 'javascript:alert(1)')).toBe('KB');
    expect(link('KB', 'https://a.example/> x')).toBe('KB');
  });
});
