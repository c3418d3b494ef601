import type { FromWorker } from '../../shared/contracts/worker.ts';
import { ToWorker } from '../../shared/contracts/worker.ts';
import { runAnalysis } from './run-analysis.ts';

// The entry of the analysis process: messages in, messages out, nothing else. Main ends the process after the last word.
const stop = new AbortController();
const say = (message: FromWorker) => process.parentPort.postMessage(message);

async function work({ input, articleFolders }: Extract<ToWorker, { type: 'start' }>): Promise<void> {
  const result = await runAnalysis(
    input,
    articleFolders,
    (progress) => say({ type: 'progress', progress }),
    stop.signal,
  );
  if (stop.signal.aborted) say({ type: 'cancelled' });
  else if (result.ok) say({ type: 'done', cases: result.value });
  else say({ type: 'failed', failure: result.error });
}

process.parentPort.on('message', ({ data }) => {
  const message = ToWorker.parse(data);
  if (message.type === 'cancel') stop.abort();
  else
    work(message).catch((error: unknown) => {
      if (stop.signal.aborted) return say({ type: 'cancelled' });
      // A bug of ours: leave its trace in the log and let the exit status tell main.
      console.error(error);
      process.exit(70);
    });
});
