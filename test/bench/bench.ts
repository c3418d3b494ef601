import { mkdirSync } from 'node:fs';
import { Setting } from './bench-setting.ts';
import { has } from './measure/run.ts';
import { type PartName, parseOptions, USAGE } from './options.ts';
import { articles } from './parts/articles.ts';
import { type Context, contextOf } from './parts/context.ts';
import { explore } from './parts/explore.ts';
import { frames } from './parts/frames.ts';
import { growth } from './parts/growth.ts';
import { memory } from './parts/memory.ts';
import { queue } from './parts/queue.ts';
import { scan } from './parts/scan.ts';
import { start } from './parts/start.ts';
import { tools } from './parts/tools.ts';
import { window } from './parts/window.ts';
import { keep, writeDocument } from './report/keep.ts';
import { loadText, machineText } from './report/machine.ts';
import type { KeptResult, PartResult } from './report/result.ts';
import { plainPart } from './report/text.ts';

const RUN: Record<PartName, (context: Context) => Promise<PartResult>> = {
  tools,
  start,
  growth,
  memory,
  scan,
  articles,
  window,
  frames,
  queue,
  explore,
};
const PROGRAMS = ['sh', 'xz', 'gzip', 'tar', 'grep'];

const print = (text: string) => process.stdout.write(`${text}\n`);
const say = (text: string) => process.stderr.write(`[bench] ${text}\n`);

async function measure(part: PartName, context: Context): Promise<KeptResult> {
  const load = loadText();
  const began = performance.now();
  const result = await RUN[part](context);
  const { options, setting } = context;
  return {
    ...result,
    part,
    date: new Date().toISOString().slice(0, 10),
    commit: setting.commit,
    command: ['npm run bench', ...(options.words.length > 0 ? ['--', ...options.words] : [])].join(' '),
    rounds: options.rounds,
    seconds: (performance.now() - began) / 1000,
    machine: machineText(),
    load,
  };
}

/** One part: measured, printed, kept. A part that breaks off says why and leaves the others alone. */
async function runPart(part: PartName, context: Context): Promise<boolean> {
  say(`part ${part}`);
  try {
    const result = await measure(part, context);
    print(`\n${plainPart(result)}\n`);
    if (!context.options.quick) keep(result, context.setting.cache);
    return true;
  } catch (error) {
    print(`\n== ${part} could not be measured: ${error instanceof Error ? error.message : String(error)}\n`);
    return false;
  }
}

/** Runs the bench as the words ask for. Gives the exit status: 0 all measured, 1 a part was not, 2 wrong usage. */
export async function bench(words: readonly string[], given: unknown): Promise<number> {
  const options = parseOptions(words);
  if (!options.ok) {
    say(`${options.error}\n${USAGE}`);
    return 2;
  }
  const setting = Setting.parse(given);
  mkdirSync(setting.cache, { recursive: true });
  for (const program of PROGRAMS) {
    if (await has(program)) continue;
    say(`the bench needs the program ${program}, which is not here`);
    return 1;
  }
  const context = contextOf(setting, options.value, say);
  print(`${machineText()}; load average ${loadText()}; commit ${setting.commit}`);
  const began = performance.now();
  const done: boolean[] = [];
  for (const part of options.value.parts) done.push(await runPart(part, context));
  if (!options.value.quick) {
    writeDocument(setting.root, setting.cache);
    say('docs/performance.md written');
  }
  say(`all of it in ${Math.round((performance.now() - began) / 60_000)} min`);
  return done.every(Boolean) ? 0 : 1;
}
