import { describe, expect, it } from 'vitest';
import { FleetDocument } from '../../shared/contracts/fleet.ts';
import { compareCases } from '../../shared/presentation/compare.ts';
import { fleetPart, fleetTable } from '../../shared/presentation/fleet.ts';
import { compareCsv } from '../../shared/reports/compare/compare-csv.ts';
import { compareHtml } from '../../shared/reports/compare/compare-html.ts';
import { compareJson } from '../../shared/reports/compare/compare-json.ts';
import { compareMarkdown } from '../../shared/reports/compare/compare-markdown.ts';
import { compareText } from '../../shared/reports/compare/compare-text.ts';
import { csv } from '../../shared/reports/csv.ts';
import { fleetCsv } from '../../shared/reports/fleet/fleet-csv.ts';
import { fleetHtml, fleetPdf } from '../../shared/reports/fleet/fleet-html.ts';
import { fleetJson } from '../../shared/reports/fleet/fleet-json.ts';
import { redactFleet } from '../../shared/reports/fleet/fleet-redact.ts';
import { fleetText } from '../../shared/reports/fleet/fleet-text.ts';
import { caseWithVerdict, sampleCase } from '../builders/case-summary.ts';

const HOSTILE = '=cmd|"/c calc"!A1,<script>alert(1)</script>|`x`\u202e\u001b[31m';
const hostile = sampleCase({
  host: { ...sampleCase().host, hostname: HOSTILE, commandLine: `root=${HOSTILE}` },
  source: { ...sampleCase().source, file: `@${HOSTILE}` },
});

const parts = [
  fleetPart('a', hostile),
  fleetPart('b', caseWithVerdict('fixed-not-running')),
  fleetPart('c', caseWithVerdict('unknown')),
];
const table = fleetTable(parts);
const fleet = (language: 'en' | 'ja' = 'en') => ({
  language,
  table,
  rows: table.rows,
  article: 'rhel7-efi-page-fault',
  redacted: false,
  madeAt: '2022-05-24T08:15:00Z',
});

/** RFC 4180, read back. */
function parsedCsv(text: string): string[][] {
  const rows: string[][] = [[]];
  const cells = /("(?:[^"]|"")*"|[^",\r\n]*)(,|\r\n|$)/gy;
  for (let match = cells.exec(text); match !== null && match.index < text.length; match = cells.exec(text)) {
    const [, cell = '', end] = match;
    rows.at(-1)?.push(cell.startsWith('"') ? cell.slice(1, -1).replaceAll('""', '"') : cell);
    if (end === '\r\n') rows.push([]);
  }
  return rows.filter((row) => row.length > 0);
}

describe('CSV', () => {
  it('quotes what RFC 4180 wants quoted, and ends every row with CRLF', () => {
    expect(csv([['a', 'b"c', 'd,e', 'f\ng', null, 4]])).toBe('a,"b""c","d,e","f\ng",,4\r\n');
  });

  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1', '＝1+1'])(
    'disarms %j, which a spreadsheet would calculate',
    (text) => {
      expect(parsedCsv(csv([[text, 'x']]))[0]?.[0]).toBe(`'${text}`);
    },
  );

  it('leaves numbers and plain texts alone', () => {
    expect(csv([[-1, 'a-b', '3.10.0-1160']])).toBe('-1,a-b,3.10.0-1160\r\n');
  });
});

describe('a fleet', () => {
  it('is a CSV whose rows all have as many cells as the head, whatever a host is called', () => {
    const rows = parsedCsv(fleetCsv(fleet()).slice(1));
    expect(rows).toHaveLength(4);
    expect(new Set(rows.map((row) => row.length))).toEqual(new Set([14]));
    expect(rows[1]?.[0]?.startsWith("'=cmd|")).toBe(true);
    expect(rows[1]?.join()).not.toMatch(/[\u202e\u001b]/);
    expect(rows.map((row) => row[3])).toEqual(['Kernel verdict (id)', 'affected-hit', 'fixed-not-running', 'unknown']);
  });

  it('is a page that runs nothing and loads nothing', () => {
    for (const page of [fleetHtml(fleet()), fleetPdf(fleet('ja')).html]) {
      expect(page).not.toContain('<script>');
      expect(page).not.toMatch(/[\u202e\u001b]/);
      expect(page).toContain('&lt;script&gt;');
      expect(page).toContain("default-src 'none'");
    }
    expect(fleetHtml(fleet())).toContain('1 of 3 hosts hit, 1 more to act on');
  });

  it('is printed on A4 landscape with the head on every sheet', () => {
    const { html } = fleetPdf(fleet());
    expect(html).toContain('size:A4 landscape');
    expect(html).toContain('thead{display:table-header-group}');
    expect(html).toContain('<thead>');
  });

  it('is JSON that fits its schema, and a text that no host can act on the terminal with', () => {
    expect(FleetDocument.parse(JSON.parse(fleetJson(fleet()))).rows).toHaveLength(3);
    expect(fleetText(fleet())).not.toMatch(/[\u202e\u001b]/);
    expect(fleetText(fleet('ja'))).toContain('3 ホスト中 1 ホストで発生');
  });

  it('is redacted with the same word for the same host', () => {
    const twice = fleetTable([...parts, fleetPart('d', hostile)]);
    const names = redactFleet(twice).rows.map(({ hostname }) => hostname);
    expect(names).toEqual(['host1', 'host2', 'host2', 'host1']);
    expect(JSON.stringify(redactFleet(twice))).not.toMatch(/dbsrv07|03871245|script/);
  });
});

describe('a comparison', () => {
  const report = (onlyDifferences: boolean, language: 'en' | 'ja' = 'en') => ({
    language,
    comparison: compareCases({ ...hostile, language }, caseWithVerdict('not-affected', { language })),
    onlyDifferences,
    redacted: false,
  });

  it('leaves equal rows out and says how many, or lists them all', () => {
    const short = compareMarkdown(report(true));
    expect(short).toContain('| Running kernel | ≠ | 3.10.0-1160.36.2.el7 | 3.10.0-1160.62.1.el7 |');
    expect(short).not.toContain('| Boot mode | = |');
    expect(short).toMatch(/\d+ equal rows? not listed\./);
    expect(compareMarkdown(report(false))).toContain('| Boot mode | = | UEFI | UEFI |');
  });

  it('is Markdown, HTML, CSV and text that a stranger cannot break out of', () => {
    const outsideOfCode = compareMarkdown(report(false)).replace(/``[^\n]*?``/g, '');
    expect(outsideOfCode).not.toContain('<script>');
    const rows = compareMarkdown(report(false))
      .split('\n')
      .filter((line) => line.startsWith('| '));
    for (const row of rows) expect(row.match(/(?<!\\)\|/g)).toHaveLength(5);
    expect(compareHtml(report(false))).not.toContain('<script>');
    const cells = parsedCsv(compareCsv(report(false)).slice(1));
    expect(new Set(cells.map((row) => row.length))).toEqual(new Set([5]));
    expect(compareText(report(false))).not.toMatch(/[\u202e\u001b]/);
  });

  it('is JSON that says the same', () => {
    const document = JSON.parse(compareJson(report(false)));
    expect(document).toMatchObject({ schemaVersion: 1, rows: report(false).comparison.rows });
  });

  it('is told in Japanese', () => {
    expect(compareText(report(true, 'ja'))).toContain('項目が相違');
  });
});
