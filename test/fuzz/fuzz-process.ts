import { Coverage } from './coverage.ts';
import { FAULTS } from './faults.ts';
import { attempts, standGuard } from './guard.ts';
import { Inputs } from './inputs.ts';
import type { Finding, FuzzOrder, FuzzReport } from './protocol.ts';
import { Random } from './random.ts';
import type { Target } from './target.ts';

// The entry of a fuzzing process: an order in, reports out. It writes nothing; fuzz.ts watches it and ends it.

const BATCH = 100;
/** Milliseconds of processor time that one input may take. */
const SLOW_MS = 2000;
const ALIVE_EVERY_MS = 500;

const say = (report: FuzzReport): Promise<void> =>
  new Promise((sent) => {
    process.send?.(report, () => sent());
  });

let told = performance.now();
async function stillAlive(): Promise<void> {
  if (performance.now() - told < ALIVE_EVERY_MS) return;
  told = performance.now();
  await say({ type: 'alive', rss: process.memoryUsage.rss() });
}

/** Heap, buffers and WebAssembly memory after a collection, in bytes. */
function held(): number {
  globalThis.gc?.();
  const { heapUsed, external } = process.memoryUsage();
  return heapUsed + external;
}

/** Runs one input; what it did wrong, null for nothing. `ms` is processor time. */
async function runOne(target: Target, input: Uint8Array): Promise<{ wrong: string | null; ms: number }> {
  const before = process.cpuUsage();
  const tried = attempts.length;
  let wrong: string | null = null;
  try {
    await target.run(input);
  } catch (error) {
    wrong = error instanceof Error ? (error.stack ?? error.message) : String(error);
  }
  const { user, system } = process.cpuUsage(before);
  const ms = (user + system) / 1000;
  if (ms > SLOW_MS) wrong ??= `took ${Math.round(ms)} ms`;
  const attempt = attempts[tried];
  return { wrong: attempt === undefined ? wrong : `tried ${attempt}`, ms };
}

async function runAll(target: Target, inputs: readonly Uint8Array[]) {
  const findings: Finding[] = [];
  let slowest = 0;
  for (const input of inputs) {
    const { wrong, ms } = await runOne(target, input);
    if (wrong !== null) findings.push({ input, what: wrong });
    slowest = Math.max(slowest, ms);
    await stillAlive();
  }
  return { findings, slowest };
}

/** Runs a batch; where it reaches something new, its inputs are run again one by one to keep those that do. */
async function runGuided(target: Target, batch: readonly Uint8Array[], pool: Inputs, coverage: Coverage) {
  const outcome = await runAll(target, batch);
  const ran = await coverage.take();
  if (coverage.news(ran) === 0) return outcome;
  for (const input of batch) {
    await runOne(target, input);
    await stillAlive();
    if (coverage.learn(await coverage.take()) > 0) pool.keep(input);
  }
  coverage.learn(ran);
  return outcome;
}

const memory = () => ({ rss: process.memoryUsage().rss, heap: held() });

async function carryOut(order: FuzzOrder): Promise<void> {
  const coverage = order.guided ? new Coverage() : null;
  await coverage?.start();
  const { TARGETS } = await import('./targets.ts');
  const target = [...TARGETS, ...FAULTS].find(({ name }) => name === order.target);
  if (target === undefined) throw new Error(`no target ${order.target}`);
  standGuard();
  if (order.only !== undefined) {
    const { findings, slowest } = await runAll(target, order.only);
    await say({ type: 'ran', inputs: order.only.length, findings, slowest, ...memory(), covered: 0 });
    await say({ type: 'end', corpus: [] });
    return;
  }
  const pool = new Inputs(order.corpus, target.mutate, new Random(order.seed));
  await runAll(target, pool.kept);
  if (coverage !== null) coverage.learn(await coverage.take());
  await say({ type: 'ran', inputs: 0, findings: [], slowest: 0, ...memory(), covered: coverage?.covered ?? 0 });
  for (let done = 0; done < order.inputs; ) {
    const batch = Array.from({ length: Math.min(BATCH, order.inputs - done) }, () => pool.next());
    done += batch.length;
    await say({ type: 'batch', inputs: batch });
    const { findings, slowest } = await (coverage === null
      ? runAll(target, batch)
      : runGuided(target, batch, pool, coverage));
    await say({ type: 'ran', inputs: batch.length, findings, slowest, ...memory(), covered: coverage?.covered ?? 0 });
  }
  await say({ type: 'end', corpus: pool.kept });
}

process.once('message', (order: FuzzOrder) => {
  carryOut(order).then(
    () => process.disconnect?.(),
    (error: unknown) => {
      console.error(error);
      process.exit(1);
    },
  );
});
// Whoever started it is gone, or all is said.
process.once('disconnect', () => process.exit());
