import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import type { ExportFormat } from '../../shared/contracts/ipc.ts';
import { PRIVATE, writeFileWhole } from '../state/write-file.ts';
import { exportFileName } from './file-name.ts';
import type { PreparedCase } from './prepared-case.ts';
import { reportContent } from './report-content.ts';

/**
 * Reports that are carried out of the window as files. A file manager wants a file that exists, so it is made when the drag
 * begins, in a folder of our own that is emptied when the app starts and ends; nothing of an archive is ever in it.
 */
export interface DragFiles {
  /** Gives the path of the report. */
  make(prepared: PreparedCase, format: ExportFormat): Promise<string>;
  /** Takes all of them away. */
  clear(): Promise<void>;
}

export function dragFiles(folder: string): DragFiles {
  return {
    async make(prepared, format) {
      await mkdir(folder, { recursive: true, mode: 0o700 });
      const path = join(folder, exportFileName(prepared.summary, format));
      await writeFileWhole(path, await reportContent(prepared, format), PRIVATE);
      return path;
    },
    clear: () => rm(folder, { recursive: true, force: true }),
  };
}
