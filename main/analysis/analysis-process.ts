import { utilityProcess } from 'electron';
import type { KeptIndex } from '../../shared/analyze.ts';
import type { AnalysisInput } from '../../shared/contracts/worker.ts';
import { builtPath } from '../built.ts';
import { testHooks } from '../test-hooks.ts';
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

/**
 * Analyses in Electron utility processes, one for each archive. `settings` are asked for when one begins; `keep` gets the
 * index that one leaves behind, with the size of the file.
 */
export function analysisProcess(
  settings: () => AnalysisSettings,
  keep: (input: AnalysisInput, size: number, kept: KeptIndex) => void,
): StartAnalysis {
  const start = supervised(
    () => utilityProcess.fork(builtPath('worker.cjs'), [], { ...OPTIONS, execArgv: [...OPTIONS.execArgv] }),
    settings,
    testHooks.lookEveryMs ?? undefined,
  );
  return (input, onProgress, onEnd) =>
    start(input, onProgress, (outcome) => {
      const [first] = outcome.type === 'done' ? outcome.cases : [];
      // The process is ours and of this build: what it keeps is what `analyze` gave.
      const kept = outcome.type === 'done' ? (outcome.kept as KeptIndex | null | undefined) : null;
      if (first !== undefined && kept != null) keep(input, first.en.source.bytes, kept);
      onEnd(outcome);
    });
}
