// npm run fleet-demo [-- --archives N] [--jobs N]: makes N small sosreports (one of them bad), analyzes each by GNU parallel, looks
// whether all is there and queries the results with SQLite. docs/fleet.md tells the same with the commands to type.
import { existsSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { availableParallelism, cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { cacheFolder, inModules, root } from './paths.mjs';
import { run } from './run.mjs';
import { say, since } from './say.mjs';
import { setUp } from './setup.mjs';

const document = join(root, 'docs', 'fleet.md');
const MARKS = ['<!-- measured: npm run fleet-demo -->', '<!-- end of measured -->'];
const place = join(cacheFolder(), 'fleet');
const uploads = join(place, 'uploads');
const results = join(place, 'results');
const joblog = join(place, 'joblog.tsv');
const cli = join(root, 'out', 'main', 'cli.cjs');
/** Somewhere in the middle. */
const BAD = 500;

async function must(command, args, options) {
  const { status, output } = await run(command, args, { quiet: true, ...options });
  if (status !== 0) throw new Error(`${command} ended with ${status}: ${output.trim().slice(-2000)}`);
  return output;
}

async function makeArchives(count) {
  process.env.VITE_CONFIG_NATIVE_IGNORE_WARNING = 'true';
  const bundle = inModules('.cache', 'sosight-fleet');
  const { build } = await import('vite');
  const rolldownOptions = { input: { fleet: join(root, 'test', 'bench', 'fleet.ts') } };
  const config = join(root, 'test', 'bench', 'vite.entry.config.ts');
  await build({ root, configFile: config, build: { outDir: bundle, rolldownOptions } });
  const start = Date.now();
  await must(process.execPath, [join(bundle, 'fleet.mjs'), uploads, String(count), String(Math.min(BAD, count))]);
  const bytes = readdirSync(uploads).reduce((sum, name) => sum + readFileSync(join(uploads, name)).length, 0);
  say(`made ${count} archives (${(bytes / 1e6).toFixed(1)} MB) in ${since(start)}`);
}

/** The command of docs/fleet.md. `batch` files go to one process and into one document. */
async function analyze(jobs, batch) {
  rmSync(results, { recursive: true, force: true });
  mkdirSync(results, { recursive: true });
  const name = batch === 1 ? '{/}' : 'batch-{#}';
  const words = batch === 1 ? ['{}'] : ['-n', String(batch)];
  const command = [process.execPath, cli, 'analyze', '--format', 'json', '--output', `${results}/${name}.json`, '{}'];
  const options = ['--jobs', String(jobs), '--joblog', joblog, ...(batch === 1 ? [] : words)];
  const start = performance.now();
  const list = [
    'sh',
    '-c',
    'find "$1" -type f | sort | (shift; exec nice parallel "$@")',
    'sh',
    uploads,
    ...options,
    ...command,
  ];
  const { output } = await run(list[0], list.slice(1), { quiet: true, env: { LC_ALL: 'C' } });
  return { seconds: (performance.now() - start) / 1000, output };
}

const jobLines = () =>
  readFileSync(joblog, 'utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'));

/** What came of it, counted from the results themselves. */
function count() {
  const documents = readdirSync(results).map((name) => JSON.parse(readFileSync(join(results, name), 'utf8')));
  const cases = documents.flatMap((one) => one.cases);
  return {
    documents: documents.length,
    hosts: new Set(cases.map((one) => one.host.hostname)).size,
    cases: cases.length,
    failures: documents.flatMap((one) => one.failures),
  };
}

async function query() {
  const database = join(place, 'fleet.db');
  rmSync(database, { force: true });
  return must('sqlite3', [database, `.read ${join(root, 'docs', 'fleet.sql')}`], { cwd: place });
}

/** Puts what was measured between the marks of docs/fleet.md. */
function write(lines, answers) {
  const before = readFileSync(document, 'utf8');
  const [begin, end] = MARKS.map((mark) => before.indexOf(mark));
  if (begin < 0 || end < begin) throw new Error(`docs/fleet.md lacks the marks ${MARKS.join(' and ')}`);
  const text = `\n${lines.map((line) => `- ${line}\n`).join('')}\n\`\`\`\n${answers.trim()}\n\`\`\`\n`;
  writeFileSync(document, before.slice(0, begin + MARKS[0].length) + text + before.slice(end));
}

const machine = () =>
  `${new Date().toISOString().slice(0, 10)}, ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), load average ${loadavg()[0].toFixed(1)} when it began`;

async function main(words) {
  const { values } = parseArgs({ args: words, options: { archives: { type: 'string' }, jobs: { type: 'string' } } });
  const archives = Number(values.archives ?? 1000);
  const jobs = Number(values.jobs ?? Math.min(2, availableParallelism()));
  for (const program of ['parallel', 'sqlite3']) {
    if ((await run('which', [program], { quiet: true })).status === 0) continue;
    say(`this needs the program ${program} (Debian: apt-get install parallel sqlite3)`);
    return 1;
  }
  await setUp({ forTests: false, window: false });
  const lines = [`${archives} archives, one of them bad; ${machine()}`];
  const tell = (line) => {
    say(line);
    lines.push(line);
  };
  await makeArchives(archives);
  const batched = await analyze(jobs, 50);
  tell(
    `50 archives a process, ${jobs} processes at a time: ${(archives / batched.seconds).toFixed(1)} archives a second`,
  );
  const { seconds, output } = await analyze(jobs, 1);
  const found = count();
  const statuses = jobLines().map(([, , , , , , status]) => status);
  const ended = (status) => statuses.filter((one) => one === status).length;
  tell(
    `one archive a process, ${jobs} at a time: ${(archives / seconds).toFixed(1)} archives a second (${seconds.toFixed(0)} s)`,
  );
  tell(`${statuses.length} jobs: ${ended('0')} ended with status 0, ${ended('1')} with 1`);
  tell(`${found.documents} documents: ${found.cases} cases of ${found.hosts} hosts, ${found.failures.length} failure`);
  for (const failure of found.failures) tell(`failed: ${failure.file} (${failure.code})`);
  const answers = await query();
  process.stdout.write(answers);
  const whole =
    found.documents === archives &&
    found.cases === archives - 1 &&
    found.failures.length === 1 &&
    found.hosts === archives - 1;
  if (!whole) say(`something is missing: ${output.slice(-2000)}`);
  else if (values.archives === undefined) write(lines, answers);
  return whole && existsSync(joblog) ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
