import { describe, expect, it } from 'vitest';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import { SECTIONS } from '../../shared/contracts/sections.ts';
import { kernelTable } from '../../shared/errata/kernel-table.ts';
import { htmlReport } from '../../shared/reports/html.ts';
import { markdownReport } from '../../shared/reports/markdown.ts';
import { pdfDocument } from '../../shared/reports/pdf.ts';
import { caseWithVerdict, sampleCase } from '../builders/case-summary.ts';

const all = { sections: SECTIONS };
/** What stands in the section of that class. */
const sectionOf = (page: string): string => /<section class="timeline">[\s\S]*?<\/section>/.exec(page)?.[0] ?? '';

describe('the timeline of a report', () => {
  it('is a picture and a table of key events in HTML and PDF, a list in Markdown, where it is chosen', () => {
    const page = sectionOf(htmlReport([sampleCase()], all));
    expect(page).toContain('class="ruler timeline"');
    expect(page).toContain('15 May 2022 23:08:33');
    expect(page).toContain('Kernel panic');
    expect(page).toContain('url(#down)');
    expect(sectionOf(pdfDocument(sampleCase(), all).html)).toContain('<tbody>');
    expect(markdownReport(sampleCase(), all)).toMatch(/## Timeline[\s\S]*Kernel panic/);
    expect(sectionOf(htmlReport([sampleCase()]))).toBe('');
  });

  it('is left out where nothing has a time', () => {
    const bare = sampleCase({ timeline: [], boots: [], logs: [] });
    expect(sectionOf(htmlReport([bare], all))).toBe('');
  });

  it('disarms what an archive put into titles and paths', () => {
    const base = sampleCase();
    const [first, ...rest] = base.timeline;
    if (first === undefined) throw new Error('the sample case has events');
    const evil = { ...first, text: '<script>alert(1)</script>', path: '"><img src=x>', line: 1 };
    const page = sectionOf(htmlReport([{ ...base, timeline: [evil, ...rest] }], all));
    expect(page).not.toContain('<script>');
    expect(page).not.toContain('<img');
    expect(page).toContain('&lt;script&gt;');
  });
});

describe('the ruler of a report', () => {
  const onRhel8 = (language: CaseSummary['language']): CaseSummary => ({
    ...caseWithVerdict('not-affected', { kernelStream: null, kernelUpgrade: null }),
    language,
    kernelTable: kernelTable({ running: '4.18.0-348.el8.x86_64', installed: [], boots: [] }, []),
  });

  it('of a recalled table says so, in both languages, and calls nothing the latest', () => {
    const page = htmlReport([onRhel8('en')]);
    expect(page).toContain('recalled and not looked up');
    expect(page).toContain('>8.5</text>');
    expect(page).not.toContain('latest known');
    expect(htmlReport([onRhel8('ja')])).toContain('未確認');
  });

  it('is none where the stream is known by its form only', () => {
    const table = kernelTable({ running: '5.15.0-91-generic', installed: [], boots: [] }, []);
    expect(htmlReport([{ ...onRhel8('en'), kernelTable: table }])).not.toContain('class="ruler"');
  });
});
