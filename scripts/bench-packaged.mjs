// npm run bench:packaged [-- --rounds N]: the packaged app against an empty app packed the same way: size on disk and cold start. Prints
// a table and writes it into docs/packaging.md, between the two marks there.
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { cpus, loadavg } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { dist } from './dist.mjs';
import { isolation } from './isolation.mjs';
import { packagingTools } from './packaging/tools.mjs';
import { cacheFolder, inModules, root } from './paths.mjs';
import { run } from './run.mjs';
import { say } from './say.mjs';
import { setUpSystemPackages } from './setup/system-packages.mjs';

const cache = join(cacheFolder(), 'bench-packaged');
const document = join(root, 'docs', 'packaging.md');
const MARKS = ['<!-- measured: npm run bench:packaged -->', '<!-- end of measured -->'];

const EMPTY = {
  'package.json': '{"name":"empty","version":"1.0.0","main":"main.js"}',
  'main.js': `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, show: false });
  window.once('ready-to-show', () => window.show());
  window.loadURL('data:text/html,<!doctype html><title>Empty</title><h1>Hello</h1>');
});
`,
};

/** The same runtime with the same fuses, languages and licences, and an app that does nothing but show a word. */
async function emptyApp(unpacked) {
  const folder = join(cache, 'empty');
  const source = join(cache, 'empty-source');
  for (const one of [folder, source]) rmSync(one, { recursive: true, force: true });
  cpSync(unpacked, folder, { recursive: true, verbatimSymlinks: true });
  mkdirSync(source, { recursive: true });
  for (const [name, text] of Object.entries(EMPTY)) writeFileSync(join(source, name), text);
  const asar = (await packagingTools()).require('@electron/asar');
  await asar.createPackage(source, join(folder, 'resources', 'app.asar'));
  return folder;
}

function size(folder) {
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  return files.reduce((sum, entry) => sum + statSync(join(entry.parentPath, entry.name)).size, 0);
}

async function bundle() {
  process.env.VITE_CONFIG_NATIVE_IGNORE_WARNING = 'true';
  const { build } = await import('vite');
  const outDir = inModules('.cache', 'sosight-bench-packaged');
  const rolldownOptions = { input: { packaged: join(root, 'test', 'bench', 'packaged.ts') } };
  const configFile = join(root, 'test', 'bench', 'vite.entry.config.ts');
  await build({ root, configFile, build: { outDir, rolldownOptions } });
  return join(outDir, 'packaged.mjs');
}

const milliseconds = (seconds) => `${Math.round(seconds * 1000)} ms`;
const ratio = ({ median, least, most }) => `${median.toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)})`;
const megabytes = (bytes) => `${(bytes / 1e6).toFixed(1)} MB`;

function table({ sizes, starts, rounds, commit, load }) {
  const { empty, frame, home, sample } = starts;
  return `Measured on ${new Date().toISOString().slice(0, 10)}, commit ${commit}, ${cpus().length} cores (${cpus()[0]?.model ?? 'unknown'}), under Xvfb,
load average ${load} when it began; medians of
${rounds} paired starts, each with a new profile; ratios are medians of the rounds' own (least to most).

| what | empty app | Sosight | ratio | target |
| --- | ---: | ---: | ---: | ---: |
| unpacked on disk | ${megabytes(sizes.empty)} | ${megabytes(sizes.ours)} | ${(sizes.ours / sizes.empty).toFixed(2)} | below 1.3 |
| start to first content on the screen (ours: the window's frame) | ${milliseconds(empty)} | ${milliseconds(frame.seconds)} | ${ratio(frame.ratio)} | at most 1.4 |
| start to Home, painted and ready for a drop | | ${milliseconds(home.seconds)} | ${ratio(home.ratio)} | |
| start with \`--sample\` to the painted summary | | ${milliseconds(sample.seconds)} | ${ratio(sample.ratio)} | |
`;
}

function write(text) {
  const before = readFileSync(document, 'utf8');
  const [begin, end] = MARKS.map((mark) => before.indexOf(mark));
  if (begin < 0 || end < begin) throw new Error(`docs/packaging.md lacks the marks ${MARKS.join(' and ')}`);
  writeFileSync(document, `${before.slice(0, begin + MARKS[0].length)}\n${text}${before.slice(end)}`);
}

async function main(words) {
  const { values } = parseArgs({
    args: words,
    options: { rounds: { type: 'string' }, 'no-write': { type: 'boolean' } },
  });
  const rounds = Number(values.rounds ?? 10);
  await setUpSystemPackages({ forTests: true });
  const { folder, program } = await dist({
    dir: true,
    release: false,
    testHooks: false,
    arch: process.arch,
    targets: [],
  });
  mkdirSync(cache, { recursive: true });
  const empty = await emptyApp(folder);
  const inEmpty = program.replace(folder, empty);
  const { wrapper } = await isolation();
  const job = JSON.stringify({ rounds, cache, empty: inEmpty, ours: program });
  const [command, ...args] = [...wrapper, process.execPath, await bundle(), job];
  const load = (loadavg()[0] ?? 0).toFixed(1);
  say(`starting windows in turn, ${rounds} rounds`);
  const { status, output } = await run(command, args, { quiet: true });
  if (status !== 0) throw new Error(output);
  const starts = JSON.parse(output.slice(output.indexOf('{"empty"')));
  const commit = (await run('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, quiet: true })).output.trim();
  const text = table({ sizes: { empty: size(empty), ours: size(folder) }, starts, rounds, commit, load });
  process.stdout.write(`${text}\n`);
  if (!values['no-write']) write(text);
  return 0;
}

process.exitCode = await main(process.argv.slice(2));
