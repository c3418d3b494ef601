import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import type { ExportFormat } from '../../shared/contracts/ipc.ts';
import { htmlReport } from '../../shared/reports/html.ts';
import { jsonReport } from '../../shared/reports/json.ts';
import { markdownReport } from '../../shared/reports/markdown.ts';
import { pdfDocument } from '../../shared/reports/pdf.ts';
import { printPdf } from './print-pdf.ts';

/** The bytes or the text of a case in one format; `redacted` says that the case went through `redact`. */
export async function reportContent(
  summary: CaseSummary,
  format: ExportFormat,
  redacted: boolean,
): Promise<Uint8Array | string> {
  if (format === 'pdf') return printPdf(pdfDocument(summary, { redacted }));
  if (format === 'html') return htmlReport([summary], { redacted });
  if (format === 'markdown') return markdownReport(summary, { redacted });
  return jsonReport([summary]);
}
