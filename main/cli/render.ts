import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import type { JsonDocument } from '../../shared/contracts/document.ts';
import { htmlReport } from '../../shared/reports/html.ts';
import { jsonReport } from '../../shared/reports/json.ts';
import { markdownReport } from '../../shared/reports/markdown.ts';
import { pdfDocument } from '../../shared/reports/pdf.ts';
import { textReport } from '../../shared/reports/text.ts';
import { printPdfHeadless } from '../export/headless-pdf.ts';
import type { Format } from './arguments.ts';

export interface RenderOptions {
  readonly redacted: boolean;
  readonly colour: boolean;
  readonly width: number;
}

const RULE = `\n${'='.repeat(80)}\n\n`;

/** All cases (and, in JSON, the failures) as one text. A PDF is made case by case: `renderPdf`. */
export function renderText(
  cases: readonly CaseSummary[],
  failures: JsonDocument['failures'],
  format: Exclude<Format, 'pdf'>,
  options: RenderOptions,
): string {
  if (format === 'json') return jsonReport(cases, failures);
  if (format === 'html') return htmlReport(cases, options);
  if (format === 'markdown') return cases.map((one) => markdownReport(one, options)).join('\n---\n\n');
  return cases.map((one) => textReport(one, options)).join(RULE);
}

/** One case as PDF; the error is a sentence for the user. */
export async function renderPdf(summary: CaseSummary, options: RenderOptions): Promise<Result<Uint8Array, string>> {
  const document = pdfDocument(summary, options);
  const printed = await printPdfHeadless(document.html, document);
  return printed.ok ? ok(printed.value) : fail(printed.error);
}
