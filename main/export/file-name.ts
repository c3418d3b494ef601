import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import type { ExportFormat } from '../../shared/contracts/ipc.ts';

const EXTENSIONS: Readonly<Record<ExportFormat, string>> = { pdf: 'pdf', markdown: 'md', html: 'html', json: 'json' };

/** Archives are strangers' text: only what every file system takes, and no leading dot or dash. */
const safe = (text: string) =>
  text
    .replace(/[^A-Za-z0-9._-]+/g, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
    .slice(0, 60);

/** The name to propose for an export: "sosight-HOST-2022-05-16.pdf", the case number before the host where there is one. */
export function exportFileName(summary: CaseSummary, format: ExportFormat): string {
  const day = /^\d{4}-\d{2}-\d{2}/.exec(summary.host.collectedAt ?? summary.analyzedAt)?.[0] ?? '';
  const parts = ['sosight', summary.source.caseNumber ?? '', summary.host.hostname ?? '', day].map(safe);
  return `${parts.filter((part) => part !== '').join('-')}.${EXTENSIONS[format]}`;
}
