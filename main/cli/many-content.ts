import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import { compareCsv } from '../../shared/reports/compare/compare-csv.ts';
import { compareHtml } from '../../shared/reports/compare/compare-html.ts';
import { compareJson } from '../../shared/reports/compare/compare-json.ts';
import { compareMarkdown } from '../../shared/reports/compare/compare-markdown.ts';
import { type CompareReport, compareCases } from '../../shared/reports/compare/compare-report.ts';
import { compareText } from '../../shared/reports/compare/compare-text.ts';
import { fleetCsv } from '../../shared/reports/fleet/fleet-csv.ts';
import { fleetHtml, fleetPdf } from '../../shared/reports/fleet/fleet-html.ts';
import { fleetJson } from '../../shared/reports/fleet/fleet-json.ts';
import { redactFleet } from '../../shared/reports/fleet/fleet-redact.ts';
import {
  type FleetReport,
  fleetPart,
  fleetTable,
  leadingArticle,
  sortedRows,
} from '../../shared/reports/fleet/fleet-report.ts';
import { fleetText } from '../../shared/reports/fleet/fleet-text.ts';
import { printPdfHeadless } from '../export/headless-pdf.ts';
import { EXIT, type ExitStatus } from './exit-status.ts';
import type { CompareCommand, FleetCommand } from './many-arguments.ts';
import type { ReadCases } from './read-cases.ts';

/** What is to be written, or a sentence of why there is nothing, with the exit status. */
export type Content =
  | { readonly bytes: Uint8Array | string }
  | { readonly trouble: string; readonly status: ExitStatus };

/** The hosts as one table, the most urgent first. */
export async function fleetOutput({ cases, failures }: ReadCases, command: FleetCommand): Promise<Content> {
  const whole = fleetTable(cases.map((summary, at) => fleetPart(String(at + 1), summary)));
  const article = command.article ?? leadingArticle(whole);
  if (article !== null && !whole.articles.some(({ id }) => id === article))
    return {
      trouble: `no kernel-defect article "${article}" judged these hosts: ${whole.articles.map(({ id }) => id).join(', ')}`,
      status: EXIT.usage,
    };
  const table = command.redact ? redactFleet(whole) : whole;
  const report: FleetReport = {
    language: command.language,
    table,
    rows: sortedRows(table, { column: 'verdict', descending: false }, article),
    article,
    redacted: command.redact,
    madeAt: new Date().toISOString(),
  };
  if (command.format !== 'pdf') return { bytes: fleetTextual(report, command.format, failures) };
  const document = fleetPdf(report);
  const printed = await printPdfHeadless(document.html, document);
  return printed.ok ? { bytes: printed.value } : { trouble: printed.error, status: EXIT.failed };
}

function fleetTextual(
  report: FleetReport,
  format: Exclude<FleetCommand['format'], 'pdf'>,
  failures: ReadCases['failures'],
): string {
  if (format === 'csv') return fleetCsv(report);
  if (format === 'json') return fleetJson(report, failures);
  return format === 'html' ? fleetHtml(report) : fleetText(report);
}

/** Two hosts side by side; the inputs must hold exactly two. */
export function compareOutput(cases: readonly CaseSummary[], command: CompareCommand): Content {
  const [a, b] = cases;
  if (a === undefined || b === undefined || cases.length > 2)
    return {
      trouble: `compare needs two hosts, and there ${cases.length === 1 ? 'is one' : `are ${cases.length}`}`,
      status: EXIT.usage,
    };
  const report: CompareReport = {
    language: command.language,
    comparison: compareCases(a, b),
    onlyDifferences: !command.all,
    redacted: false,
  };
  return { bytes: compareTextual(report, command.format) };
}

function compareTextual(report: CompareReport, format: CompareCommand['format']): string {
  if (format === 'markdown') return compareMarkdown(report);
  if (format === 'html') return compareHtml(report);
  if (format === 'csv') return compareCsv(report);
  return format === 'json' ? compareJson(report) : compareText(report);
}
