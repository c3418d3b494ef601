import type { CompareFormat } from '../../shared/contracts/fleet.ts';
import { compareCsv } from '../../shared/reports/compare/compare-csv.ts';
import { compareHtml } from '../../shared/reports/compare/compare-html.ts';
import { compareMarkdown } from '../../shared/reports/compare/compare-markdown.ts';
import type { CompareReport } from '../../shared/reports/compare/compare-report.ts';

/** The text of a comparison in one format. */
export function compareContent(report: CompareReport, format: CompareFormat): string {
  if (format === 'html') return compareHtml(report);
  return format === 'csv' ? compareCsv(report) : compareMarkdown(report);
}
