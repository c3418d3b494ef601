import { existsSync, readFileSync, rmSync } from 'node:fs';
import { type Command, run } from './run.ts';

/**
 * Runs inside the measured process. Linux's VmHWM is the process's own; `maxRSS` of getrusage can be that of the process
 * that started it, so it is only the second choice. Worker threads belong to the process and add a line each.
 */
const PROBE = `import fs from 'node:fs';
process.on('exit', () => {
  let kib = process.resourceUsage().maxRSS;
  try { kib = Number(/VmHWM:\\s+(\\d+)/.exec(fs.readFileSync('/proc/self/status', 'latin1'))[1]); } catch {}
  fs.appendFileSync(process.env.SOSIGHT_BENCH_PEAK, kib + '\\n');
});`;

/** Peak resident memory, in bytes, of a Node program that starts no others. `scratch` is a file that may be written. */
export async function peakMemory(words: readonly string[], scratch: string): Promise<number> {
  rmSync(scratch, { force: true });
  const command: Command = {
    program: process.execPath,
    args: ['--import', `data:text/javascript,${encodeURIComponent(PROBE)}`, ...words],
    env: { SOSIGHT_BENCH_PEAK: scratch },
  };
  await run(command);
  if (!existsSync(scratch)) throw new Error('the peak of memory was not told');
  const peaks = readFileSync(scratch, 'utf8').trim().split('\n').map(Number);
  rmSync(scratch, { force: true });
  return Math.max(...peaks) * 1024;
}
