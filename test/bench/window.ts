import { setTimeout as pause } from 'node:timers/promises';
import { z } from 'zod';
import { appProcesses } from './measure/app-processes.ts';
import { startElectron } from './measure/electron-app.ts';
import { addJob, FIRST_PAINT, paintedAt, TAKE_FRAMES, WATCH_FRAMES } from './measure/page-probes.ts';
import { inTurn, type System } from './measure/rounds.ts';
import { watchQueue } from './window-queue.ts';

// Run by parts/window.ts and parts/frames.ts under a display: starts apps in Electron, and prints what was measured.

const Job = z.object({
  task: z.enum(['start', 'frames', 'queue']),
  rounds: z.number(),
  program: z.string(),
  cache: z.string(),
  /** Folders of the app that shows "Hello" and of ours. */
  empty: z.string(),
  ours: z.string(),
  archive: z.string(),
  /** For the queue: an archive that takes long. */
  large: z.string(),
});
export type Job = z.infer<typeof Job>;

const Frames = z.object({ before: z.array(z.number()), after: z.array(z.number()) });
/** The page settles after its start before frames are counted, and idles for the comparison. */
const SETTLE_MS = 1500;
const IDLE_MS = 3000;
const AFTERWARDS_MS = 700;

/** Seconds from before the start of the process to the moment that `probe` gives. */
function untilPaint(name: string, job: Job, folder: string, words: readonly string[], probe: string): System {
  return {
    name,
    async measure() {
      const app = startElectron(job.program, folder, words, job.cache);
      try {
        return (z.number().parse(await app.evaluate(probe)) - app.startedAt) / 1000;
      } finally {
        await app.close();
      }
    },
  };
}

const starts = (job: Job) =>
  inTurn(
    [
      untilPaint('empty window', job, job.empty, [], FIRST_PAINT),
      untilPaint('our window', job, job.ours, [], FIRST_PAINT),
      untilPaint('built-in sample', job, job.ours, ['--sample'], paintedAt('case-title')),
      untilPaint('archive', job, job.ours, [job.archive], paintedAt('case-title')),
    ],
    job.rounds,
  );

/** Peak resident memory, in bytes, of the app's analysis process so far; 0 while there is none. */
const analysisPeak = (userData: string): number =>
  Math.max(0, ...appProcesses(userData).flatMap(({ analysis, peak }) => (analysis ? [peak] : [])));

/** One analysis in a window that is already open: gaps between frames, in milliseconds, and the memory of its process. */
async function watchOne(job: Job) {
  const app = startElectron(job.program, job.ours, [], job.cache);
  try {
    await app.evaluate(paintedAt('dropzone'));
    await pause(SETTLE_MS);
    await app.evaluate(WATCH_FRAMES);
    await pause(IDLE_MS);
    const idle = Frames.parse(await app.evaluate(TAKE_FRAMES)).before;
    let peak = 0;
    const timer = setInterval(() => {
      peak = Math.max(peak, analysisPeak(app.userData));
    }, 100);
    const begun = performance.now();
    await app.evaluate(addJob(job.archive));
    await app.evaluate(paintedAt('case-title'));
    const seconds = (performance.now() - begun) / 1000;
    clearInterval(timer);
    await pause(AFTERWARDS_MS);
    const { before, after } = Frames.parse(await app.evaluate(TAKE_FRAMES));
    return { idle, before, after, peak, seconds };
  } finally {
    await app.close();
  }
}

async function frames(job: Job) {
  const rounds = [];
  for (let round = 0; round < job.rounds; round += 1) rounds.push(await watchOne(job));
  return rounds;
}

const job = Job.parse(JSON.parse(process.argv[2] ?? ''));
const TASKS = { start: starts, frames, queue: watchQueue };
process.stdout.write(JSON.stringify(await TASKS[job.task](job)));
