import { join } from 'node:path';
import { utilityProcess } from 'electron';
import type { StartAnalysis } from './outcome.ts';
import { supervised } from './supervise.ts';

/** Analyses in Electron utility processes, one for each archive. `articleFolders` are those of the user's own articles. */
export const analysisProcess = (articleFolders: () => readonly string[]): StartAnalysis =>
  supervised(
    () => utilityProcess.fork(join(__dirname, 'worker.cjs'), [], { serviceName: 'Sosight analysis', stdio: 'inherit' }),
    articleFolders,
  );
