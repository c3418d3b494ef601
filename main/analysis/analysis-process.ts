import { join } from 'node:path';
import { utilityProcess } from 'electron';
import type { StartAnalysis } from './outcome.ts';
import type { AnalysisSettings } from './run-analysis.ts';
import { supervised } from './supervise.ts';

/** MiB of objects that an analysis may hold, some ten times what the largest took: past it the process ends itself, not the machine. */
const HEAP_MIB = 2048;

const OPTIONS = {
  serviceName: 'Sosight analysis',
  stdio: 'inherit',
  execArgv: [`--js-flags=--max-old-space-size=${HEAP_MIB}`],
} as const;

/** Analyses in Electron utility processes, one for each archive. `settings` are asked for when one begins. */
export const analysisProcess = (settings: () => AnalysisSettings): StartAnalysis =>
  supervised(
    () => utilityProcess.fork(join(__dirname, 'worker.cjs'), [], { ...OPTIONS, execArgv: [...OPTIONS.execArgv] }),
    settings,
  );
