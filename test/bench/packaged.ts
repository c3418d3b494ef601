import { z } from 'zod';
import { startElectron } from './measure/electron-app.ts';
import { FIRST_PAINT, paintedAt } from './measure/page-probes.ts';
import { inTurn, type System } from './measure/rounds.ts';
import { median, pairedRatio } from './measure/statistics.ts';

// Runs under a display (scripts/bench-packaged.mjs): cold starts of the packaged app against an empty packaged app, in turn.

const Job = z.object({ rounds: z.number(), cache: z.string(), empty: z.string(), ours: z.string() });
const job = Job.parse(JSON.parse(process.argv[2] ?? ''));

/** Seconds from before the start of the process to the moment that `probe` gives. */
function start(name: string, program: string, words: readonly string[], probe: string): System {
  return {
    name,
    async measure() {
      const app = startElectron(program, null, words, job.cache);
      try {
        return (z.number().parse(await app.evaluate(probe)) - app.startedAt) / 1000;
      } finally {
        await app.close();
      }
    },
  };
}

const systems = [
  start('empty', job.empty, [], FIRST_PAINT),
  start('frame', job.ours, [], FIRST_PAINT),
  start('home', job.ours, [], paintedAt('dropzone')),
  start('sample', job.ours, ['--sample'], paintedAt('case-title')),
];
// The first start of each reads it from disk; "cold" here is a new process with a new profile.
await inTurn(systems, 1);
const values = await inTurn(systems, job.rounds);
const of = (name: string) => values[name] ?? [];
const row = (name: string) => ({ seconds: median(of(name)), ratio: pairedRatio(of(name), of('empty')) });
process.stdout.write(
  JSON.stringify({ empty: median(of('empty')), frame: row('frame'), home: row('home'), sample: row('sample') }),
);
