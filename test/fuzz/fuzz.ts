import { createHash } from 'node:crypto';
import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Finding, FuzzOrder } from './protocol.ts';
import type { Target } from './target.ts';
import { TARGETS } from './targets.ts';
import { blame, runWatched, type Watched } from './watched-process.ts';

const DEFAULT_INPUTS = 100_000;
/** Of the inputs of a target, those that are guided by coverage: slower, they grow what the others are made of. */
const GUIDED = 0.1;
/** A process is replaced after so many inputs, so that what it keeps shows as growth within a run. */
const INPUTS_A_PROCESS = 100_000;
const KEPT_FINDINGS = 20;

interface Wanted {
  readonly inputs: number;
  readonly seed: number;
  readonly targets: readonly Target[];
}

function wantedOf(words: readonly string[]): Wanted {
  const { values } = parseArgs({
    args: [...words],
    options: { inputs: { type: 'string' }, seed: { type: 'string' }, target: { type: 'string', multiple: true } },
  });
  const number = (name: 'inputs' | 'seed', otherwise: number) => {
    const value = values[name] === undefined ? otherwise : Number(values[name].replaceAll('_', ''));
    if (!Number.isSafeInteger(value) || value < 1) throw new Error(`--${name} takes a whole number from 1`);
    return value;
  };
  const names = values.target ?? TARGETS.map(({ name }) => name);
  const unknown = names.find((name) => !TARGETS.some((target) => target.name === name));
  if (unknown !== undefined) throw new Error(`--target takes one of ${TARGETS.map(({ name }) => name).join(', ')}`);
  return {
    inputs: number('inputs', DEFAULT_INPUTS),
    seed: number('seed', 1),
    targets: TARGETS.filter(({ name }) => names.includes(name)),
  };
}

/** What one target came to, over all its processes. */
interface Total {
  readonly name: string;
  inputs: number;
  seconds: number;
  slowest: number;
  mostMemory: number;
  growth: number;
  coveredAtFirst: number;
  covered: number;
  corpus: number;
  seeds: number;
  readonly findings: Finding[];
}

const mib = (bytes: number): string => (bytes / 2 ** 20).toFixed(1);

function add(total: Total, ran: Watched): void {
  total.inputs += ran.inputs;
  total.slowest = Math.max(total.slowest, ran.slowest);
  total.mostMemory = Math.max(total.mostMemory, ran.mostMemory);
  total.growth = Math.max(total.growth, ran.heap[1] - ran.heap[0]);
  total.findings.push(...ran.findings);
}

function save(folder: string, target: string, { input, what }: Finding): string {
  mkdirSync(folder, { recursive: true });
  const name = `${target}-${createHash('sha256').update(input).digest('hex').slice(0, 12)}`;
  writeFileSync(join(folder, name), input);
  writeFileSync(join(folder, `${name}.txt`), `${what}\n`);
  return name;
}

/** A first part guided by coverage, then the rest from what that kept, under Node's permission model. */
async function fuzzTarget(target: Target, inputs: number, seed: number, entry: string): Promise<Total> {
  const start = performance.now();
  const seeds = await target.seeds();
  const total: Total = {
    name: target.name,
    inputs: 0,
    seconds: 0,
    slowest: 0,
    mostMemory: 0,
    growth: 0,
    coveredAtFirst: 0,
    covered: 0,
    corpus: seeds.length,
    seeds: seeds.length,
    findings: [],
  };
  let corpus: readonly Uint8Array[] = seeds;
  let round = 0;
  const guidedInputs = Math.ceil(inputs * GUIDED);
  while (total.inputs < inputs && total.findings.length < KEPT_FINDINGS) {
    const guided = round === 0;
    const left = (guided ? guidedInputs : inputs) - total.inputs;
    const before = total.inputs;
    const order: FuzzOrder = {
      target: target.name,
      seed: seed * 1000 + round,
      inputs: Math.min(left, INPUTS_A_PROCESS),
      corpus,
      guided,
    };
    const ran = await runWatched(entry, order, (done) => progress(target.name, before + done, inputs));
    add(total, ran);
    if (guided && ran.lost === null) {
      corpus = ran.corpus;
      total.covered = ran.covered;
      total.coveredAtFirst = ran.coveredAtFirst;
      total.corpus = corpus.length;
    }
    if (ran.lost !== null) {
      total.findings.push(...(await blame(entry, order, ran.lost)));
      total.inputs += ran.lost.inputs.length;
    }
    round++;
  }
  total.seconds = (performance.now() - start) / 1000;
  return total;
}

let shown = 0;
function progress(name: string, done: number, inputs: number): void {
  if (performance.now() - shown < 10_000) return;
  shown = performance.now();
  process.stderr.write(`${name}: ${done} of ${inputs}\n`);
}

const row = (one: Total): string =>
  `| ${one.name} | ${one.inputs} | ${one.seconds.toFixed(0)} | ${(one.inputs / one.seconds).toFixed(0)} | ${one.slowest.toFixed(0)} | ${mib(one.mostMemory)} | ${mib(one.growth)} | ${one.seeds} to ${one.corpus} | ${one.coveredAtFirst} to ${one.covered} | ${one.findings.length} |`;

const HEAD = `| target | inputs | s | inputs/s | slowest, ms of processor | most memory, MiB | heap growth, MiB | corpus | code run, characters | found |
| --- | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: | ---: |`;

/** `npm run fuzz`: every target its share of the inputs. Findings are saved to `findings`; gives how many there were. */
export async function fuzz(words: readonly string[], entry: string, findings: string): Promise<number> {
  const wanted = wantedOf(words);
  const shares = wanted.targets.reduce((sum, { share }) => sum + share, 0);
  process.stdout.write(`seed ${wanted.seed}, Node ${process.versions.node}\n${HEAD}\n`);
  let found = 0;
  let done = 0;
  const start = performance.now();
  for (const target of wanted.targets) {
    const inputs = Math.ceil((wanted.inputs * target.share) / shares);
    const total = await fuzzTarget(target, inputs, wanted.seed, entry);
    process.stdout.write(`${row(total)}\n`);
    for (const finding of total.findings)
      process.stdout.write(`  ${save(findings, target.name, finding)}: ${finding.what.split('\n')[0]}\n`);
    found += total.findings.length;
    done += total.inputs;
  }
  process.stdout.write(`${done} inputs in ${((performance.now() - start) / 1000).toFixed(0)} s, ${found} findings\n`);
  return found;
}
