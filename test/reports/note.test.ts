import { describe, expect, it } from 'vitest';
import { JsonDocument } from '../../shared/contracts/document.ts';
import type { CaseNote } from '../../shared/contracts/note.ts';
import { DEFAULT_SECTIONS, type Section } from '../../shared/contracts/sections.ts';
import { noteBlocks } from '../../shared/presentation/note-blocks.ts';
import { htmlReport } from '../../shared/reports/html.ts';
import { jsonReport, withNote } from '../../shared/reports/json.ts';
import { markdownReport } from '../../shared/reports/markdown.ts';
import { pdfDocument } from '../../shared/reports/pdf.ts';
import { redactCase } from '../../shared/reports/redact.ts';
import { sampleCase } from '../builders/case-summary.ts';

const summary = sampleCase();
const note: CaseNote = {
  text: '# Call\nAsked dbsrv08 <b>now</b>\n\n- first\n- second\n\n```\nraw *line*',
  pins: [
    {
      id: 'p1',
      path: 'var/log/messages',
      line: 41,
      text: 'May 15 23:08:41 dbsrv07 kernel: ``` <script>x</script>',
      time: '2022-05-15T23:08:41+09:00',
      boot: null,
      comment: 'from tanaka@corp.jp',
    },
  ],
};
const all: readonly Section[] = [...DEFAULT_SECTIONS, 'timeline'];
const without = (section: Section) => all.filter((one) => one !== section);
const markdown = (sections: readonly Section[], findings: readonly string[] | null = null) =>
  markdownReport(summary, { note, sections, findings });
const page = (sections: readonly Section[], findings: readonly string[] | null = null) =>
  htmlReport([summary], { note, sections, findings }).replace(/<style>[\s\S]*?<\/style>/, '');

describe('the note in a report', () => {
  it('stands in Markdown below our headings, its open fence closed', () => {
    const text = markdown(all);
    expect(text).toContain('## Case note\n\n### Call\nAsked dbsrv08 <b>now</b>');
    expect(text).toMatch(/```\nraw \*line\*\n```\n\n## Pinned lines/);
    expect(text).toContain('`var/log/messages:41`, 15 May 2022, 23:08 UTC+9: from tanaka@corp.jp');
    expect(text).toContain('````\nMay 15 23:08:41 dbsrv07 kernel: ``` <script>x</script>\n````');
  });

  it.each([
    ['~~~\nopen', '~~~\nopen\n~~~'],
    ['~~~\n```\n~~~', '~~~\n```\n~~~'],
    ['```\n~~~', '```\n~~~\n```'],
    ['`````\n```\n# no heading', '`````\n```\n# no heading\n`````'],
  ])('takes none of what follows into a fence: %j', (text, shown) => {
    const report = markdownReport(summary, { note: { text, pins: note.pins }, sections: all, findings: null });
    expect(report).toContain(`## Case note\n\n${shown}\n\n## Pinned lines`);
  });

  it('stands in HTML and PDF as text, whatever is in it', () => {
    for (const shown of [page(all), pdfDocument(summary, { note }).html]) {
      expect(shown).toContain('Asked dbsrv08 &lt;b&gt;now&lt;/b&gt;');
      expect(shown).toContain('<li>first</li><li>second</li>');
      expect(shown).toContain('raw *line*</pre>');
      expect(shown).not.toContain('<script>x');
    }
  });

  it('goes into the JSON beside the case, and only where there is one', () => {
    const [withIt] = JsonDocument.parse(JSON.parse(jsonReport([withNote(summary, note)]))).cases;
    expect(withIt?.note).toEqual(note);
    const [bare] = JsonDocument.parse(JSON.parse(jsonReport([withNote(summary, { text: '', pins: [] })]))).cases;
    expect(bare).not.toHaveProperty('note');
  });
});

describe('sections', () => {
  const marks: readonly (readonly [Section, string, string])[] = [
    ['summary', '## Findings, ranked', '<table class="findings"'],
    ['kernel', '## What to do', '<h2>What to do'],
    ['system', '## Host', '<h2>Host</h2>'],
    ['findings', '## 1. EFI page fault', '1. EFI page fault freezes the EFI work queue</h2>'],
    ['evidence', '### Evidence', '<h3>Evidence</h3>'],
    ['timeline', '## Timeline', '<h2>Timeline</h2>'],
    ['gaps', '## Could not be assessed', '<h2>Could not be assessed</h2>'],
    ['notes', '## Case note', '<h2>Case note</h2>'],
    ['pins', '## Pinned lines', '<h2>Pinned lines</h2>'],
  ];

  it.each(marks.filter(([section]) => section !== 'summary'))('%s can be left out', (section, inMarkdown, inHtml) => {
    expect(markdown(all)).toContain(inMarkdown);
    expect(markdown(without(section))).not.toContain(inMarkdown);
    expect(page(all)).toContain(inHtml);
    expect(page(without(section))).not.toContain(inHtml);
  });

  it('leave the verdict and the source in a report that holds nothing else', () => {
    for (const text of [markdown([]), page([])]) {
      expect(text).toContain(summary.findings[0]?.headline ?? 'no finding');
      expect(text).toContain(summary.source.sha256 ?? 'no hash');
    }
  });

  it('tell only the chosen findings, under the numbers that they have', () => {
    const [first, second] = summary.findings;
    const only = [second?.article ?? ''];
    expect(markdown(all, only)).toContain(`## 2. ${second?.title}`);
    expect(markdown(all, only)).not.toContain(`## 1. ${first?.title}`);
    expect(page(all, only)).not.toContain(`1. ${first?.title}</h2>`);
    expect(markdown(all, [])).toContain(first?.headline ?? 'no finding');
  });

  it('keep the resolution of the lead finding where the kernel section is left out', () => {
    const command = summary.kernelUpgrade?.steps.find((step) => step.command !== undefined)?.command ?? '';
    expect(markdown(without('kernel'))).toContain('### Resolution');
    expect(markdown(all)).toContain(command);
  });
});

describe('redaction with a note', () => {
  const choices = { keep: [], words: [] };

  it('uses the same words in case and note, and tells what it replaced', () => {
    const done = redactCase(summary, note, choices);
    expect(done.summary.host.hostname).toBe('host1.domain1');
    expect(done.note.text).toContain('Asked host2');
    expect(done.note.pins[0]?.text).toContain(' host1 kernel:');
    expect(done.note.pins[0]?.comment).toMatch(/^from email\d$/);
    const host = done.replacements.find(({ key }) => key === 'host:dbsrv07');
    expect(host).toMatchObject({ kind: 'host', original: 'dbsrv07', replacement: 'host1', on: true });
    expect(host?.count).toBeGreaterThan(3);
  });

  it('keeps what the user keeps, and renames nothing else for it', () => {
    const done = redactCase(summary, note, { keep: ['host:dbsrv07'], words: [] });
    expect(done.summary.host.hostname).toBe('dbsrv07.domain1');
    expect(done.note.text).toContain('Asked host2');
    expect(done.replacements.find(({ key }) => key === 'host:dbsrv07')?.on).toBe(false);
  });

  it('replaces own words first, by what the user says or by a number', () => {
    const words = [
      { original: 'asked', replacement: 'XX' },
      { original: 'a.b*', replacement: '' },
      { original: '  ', replacement: 'never' },
    ];
    const done = redactCase(summary, { text: 'Asked a.b* aXb', pins: [] }, { keep: [], words });
    expect(done.note.text).toBe('XX word1 aXb');
  });
});

describe('a note in blocks', () => {
  it.each([
    ['', []],
    [
      'a\nb\n\nc',
      [
        { kind: 'text', text: 'a\nb' },
        { kind: 'text', text: 'c' },
      ],
    ],
    [
      '- a\n2. b\ntext',
      [
        { kind: 'list', lines: ['a', 'b'] },
        { kind: 'text', text: 'text' },
      ],
    ],
    [
      '## H\r\n```\n- no list\n```',
      [
        { kind: 'heading', text: 'H' },
        { kind: 'code', lines: ['- no list'] },
      ],
    ],
    ['```\nopen', [{ kind: 'code', lines: ['open'] }]],
    [
      '~~~\n```\n~~~\nafter',
      [
        { kind: 'code', lines: ['```'] },
        { kind: 'text', text: 'after' },
      ],
    ],
    [
      '````\n```\n````\nafter',
      [
        { kind: 'code', lines: ['```'] },
        { kind: 'text', text: 'after' },
      ],
    ],
    [
      '```c\n``` no end\n```\nafter',
      [
        { kind: 'code', lines: ['``` no end'] },
        { kind: 'text', text: 'after' },
      ],
    ],
    ['``` `in a line` ```\nafter', [{ kind: 'text', text: '``` `in a line` ```\nafter' }]],
    ['#no heading', [{ kind: 'text', text: '#no heading' }]],
  ])('%j', (text, blocks) => {
    expect(noteBlocks(text)).toEqual(blocks);
  });
});
