import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import type { JsonDocument } from '../../shared/contracts/document.ts';
import type { Format } from './words.ts';

export interface RenderOptions {
  readonly redacted: boolean;
  readonly colour: boolean;
  readonly width: number;
}

const RULE = `\n${'='.repeat(80)}\n\n`;

/** All cases (and, in JSON, the failures) as one text; only its format's report is loaded. A PDF is made case by case: `renderPdf`. */
export async function renderText(
  cases: readonly CaseSummary[],
  failures: JsonDocument['failures'],
  format: Exclude<Format, 'pdf'>,
  options: RenderOptions,
): Promise<string> {
  if (format === 'json') return (await import('../../shared/reports/json.ts')).jsonReport(cases, failures);
  if (format === 'html') return (await import('../../shared/reports/html.ts')).htmlReport(cases, options);
  if (format === 'markdown') {
    const { markdownReport } = await import('../../shared/reports/markdown.ts');
    return cases.map((one) => markdownReport(one, options)).join('\n---\n\n');
  }
  const { textReport } = await import('../../shared/reports/text.ts');
  return cases.map((one) => textReport(one, options)).join(RULE);
}

/** One case as PDF; the error is a sentence for the user. */
export async function renderPdf(summary: CaseSummary, options: RenderOptions): Promise<Result<Uint8Array, string>> {
  const { pdfDocument } = await import('../../shared/reports/pdf.ts');
  const { printPdfHeadless } = await import('../export/headless-pdf.ts');
  const document = pdfDocument(summary, options);
  const printed = await printPdfHeadless(document.html, document);
  return printed.ok ? ok(printed.value) : fail(printed.error);
}
