import type { ExportFormat } from '../../shared/contracts/ipc.ts';
import type { PreparedCase } from './prepared-case.ts';

/** The bytes or the text of a case in one format. Each kind of report is loaded when it is asked for. */
export async function reportContent(
  { summary, options }: PreparedCase,
  format: ExportFormat,
): Promise<Uint8Array | string> {
  switch (format) {
    case 'pdf': {
      const [{ pdfDocument }, { printPdf }] = await Promise.all([
        import('../../shared/reports/pdf.ts'),
        import('./print-pdf.ts'),
      ]);
      return printPdf(pdfDocument(summary, options));
    }
    case 'html':
      return (await import('../../shared/reports/html.ts')).htmlReport([summary], options);
    case 'markdown':
      return (await import('../../shared/reports/markdown.ts')).markdownReport(summary, options);
    case 'json':
      return jsonContent({ summary, options });
  }
}

/** The sections that were chosen decide about the note; the case is whole in JSON, for programs to read. */
async function jsonContent({ summary, options }: Pick<PreparedCase, 'summary' | 'options'>): Promise<string> {
  const { jsonReport, withNote } = await import('../../shared/reports/json.ts');
  const { holds } = await import('../../shared/reports/options.ts');
  const text = holds(options, 'notes') ? (options.note?.text ?? '') : '';
  const pins = holds(options, 'pins') ? (options.note?.pins ?? []) : [];
  return jsonReport([withNote(summary, { text, pins })]);
}
