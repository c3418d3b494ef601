import type { FromWorker } from '../../shared/contracts/worker.ts';
import { ToWorker } from '../../shared/contracts/worker.ts';
import { logError } from '../security/log-error.ts';
import { denyNetwork, networkAttempts } from '../security/network-guard.ts';
import { runAnalysis } from './run-analysis.ts';

// The entry of the analysis process: messages in, messages out, nothing else. Main ends the process after the last word.
denyNetwork();

const ALIVE_EVERY_MS = 1_000;
const stop = new AbortController();
const say = (message: FromWorker) => process.parentPort.postMessage(message);

async function work({ input, ...settings }: Extract<ToWorker, { type: 'start' }>): Promise<void> {
  const result = await runAnalysis(input, settings, (progress) => say({ type: 'progress', progress }), stop.signal);
  if (stop.signal.aborted) say({ type: 'cancelled' });
  else if (result.ok) say({ type: 'done', cases: result.value, kept: result.kept });
  else say({ type: 'failed', failure: result.error });
}

process.parentPort.on('message', ({ data }) => {
  const message = ToWorker.parse(data);
  if (message.type === 'cancel') stop.abort();
  else
    work(message).catch((error: unknown) => {
      if (stop.signal.aborted) return say({ type: 'cancelled' });
      die(error);
    });
});

/** A bug of ours: leaves its trace in the log and lets the exit status tell main. */
function die(error: unknown): never {
  logError('the analysis failed', error);
  process.exit(70);
}

process.on('uncaughtException', die);
process.on('unhandledRejection', die);
setInterval(() => say({ type: 'alive', networkAttempts: networkAttempts() }), ALIVE_EVERY_MS);
