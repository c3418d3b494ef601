import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import type { ExportFormat } from '../../shared/contracts/ipc.ts';
import { printPdf } from './print-pdf.ts';

/** The bytes or the text of a case in one format. */
export async function reportContent(summary: CaseSummary, format: ExportFormat): Promise<Uint8Array | string> {
  if (format === 'pdf') return printPdf({ html: '<h1>being built</h1>', header: '', footer: '' });
  return JSON.stringify(summary, null, 2);
}
