import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { appProcesses } from './measure/app-processes.ts';
import { type ElectronApp, startElectron } from './measure/electron-app.ts';
import { addJob, cancelJobs, paintedAt, QUEUE_STATE, TAKE_FRAMES, WATCH_FRAMES } from './measure/page-probes.ts';
import type { Job } from './window.ts';

const State = z.object({ all: z.number(), done: z.number(), ended: z.number(), running: z.array(z.string()) });
const Frames = z.object({ before: z.array(z.number()) });

const LOOK_MS = 100;
const SETTLE_MS = 1500;
/** Between two looks at the processes of a cancelled job. */
const CLOSE_LOOK_MS = 5;
const PATIENCE_MS = 10_000;

const stateOf = async (app: ElectronApp) => State.parse(await app.evaluate(QUEUE_STATE));
const analyses = (app: ElectronApp) => appProcesses(app.userData).filter(({ analysis }) => analysis);

/** A folder of archives, dropped on the window: how long, how much memory, which gaps between frames. */
async function wholeFolder(app: ElectronApp, folder: string) {
  await app.evaluate(WATCH_FRAMES);
  const begun = performance.now();
  await app.evaluate(addJob(folder));
  let together = 0;
  let one = 0;
  let atOnce = 0;
  let everything = 0;
  for (let state = await stateOf(app); state.all === 0 || state.ended < state.all; state = await stateOf(app)) {
    const all = appProcesses(app.userData);
    const working = all.filter(({ analysis }) => analysis);
    const sum = (of: typeof all) => of.reduce((total, { resident }) => total + resident, 0);
    together = Math.max(together, sum(working));
    everything = Math.max(everything, sum(all));
    one = Math.max(one, ...working.map(({ peak }) => peak));
    atOnce = Math.max(atOnce, working.length);
    await pause(LOOK_MS);
  }
  const seconds = (performance.now() - begun) / 1000;
  const { done, all } = await stateOf(app);
  const gaps = Frames.parse(await app.evaluate(TAKE_FRAMES)).before;
  return { seconds, done, all, together, one, atOnce, everything, gaps };
}

/** Milliseconds from the request that cancels a running job to the end of its process. */
async function cancelOnce(app: ElectronApp, archive: string): Promise<number> {
  await app.evaluate(addJob(archive));
  const patience = performance.now() + PATIENCE_MS;
  while (analyses(app).every(({ resident }) => resident < 100e6)) {
    if (performance.now() > patience) throw new Error('no analysis began');
    await pause(CLOSE_LOOK_MS);
  }
  const { running } = await stateOf(app);
  const begun = performance.now();
  void app.evaluate(cancelJobs(running));
  while (analyses(app).length > 0) {
    if (performance.now() - begun > PATIENCE_MS) throw new Error('the process of a cancelled job goes on');
    await pause(CLOSE_LOOK_MS);
  }
  return performance.now() - begun;
}

/** The queue under load: `archive` is a folder of archives, `large` one that is cancelled half-way. */
export async function watchQueue(job: Job) {
  const app = startElectron(job.program, job.ours, [], job.cache);
  try {
    await app.evaluate(paintedAt('dropzone'));
    await pause(SETTLE_MS);
    const folder = await wholeFolder(app, job.archive);
    const cancels: number[] = [];
    for (let round = 0; round < job.rounds; round += 1) cancels.push(await cancelOnce(app, job.large));
    return { folder, cancels };
  } finally {
    await app.close();
  }
}
