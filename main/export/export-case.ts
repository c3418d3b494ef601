import type { ExportFormat, ExportOutcome } from '../../shared/contracts/ipc.ts';
import type { Dialogs } from '../dialogs.ts';
import { ORDINARY, writeFileWhole } from '../state/write-file.ts';
import { writeErrorText } from './file-errors.ts';
import { exportFileName } from './file-name.ts';
import type { PreparedCase } from './prepared-case.ts';
import { reportContent } from './report-content.ts';

/** Asks where to, then writes the case in that format, whole or not at all. */
export async function exportCase(
  prepared: PreparedCase,
  format: ExportFormat,
  dialogs: Dialogs,
): Promise<ExportOutcome> {
  const { summary } = prepared;
  const target = await dialogs.chooseTarget(exportFileName(summary, format), format);
  if (target === null) return { state: 'cancelled' };
  try {
    await writeFileWhole(target, await reportContent(prepared, format), ORDINARY);
    return { state: 'saved', file: target };
  } catch (error) {
    return { state: 'failed', message: writeErrorText(error, summary.language) };
  }
}
