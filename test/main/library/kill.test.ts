import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { builtinModules } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { build } from 'vite';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { caseLibrary } from '../../../main/library/library.ts';
import { versionOf } from './cases.ts';

/** How often the child is killed: a few times in every run of the tests, 200 times by `npm run test:kill`. */
const KILLS = Number(process.env.SOSIGHT_KILLS ?? 15);
/** A child is killed after it said a random number of things up to this, and a random time after that: anywhere in its writes. */
const MOST_SAID = 24;
const LONGEST_MS = 25;

let built = '';
let folder = '';

beforeAll(async () => {
  built = mkdtempSync(join(tmpdir(), 'sosight-kill-build-'));
  folder = mkdtempSync(join(tmpdir(), 'sosight-kill-'));
  await build({
    configFile: false,
    logLevel: 'error',
    ssr: { noExternal: true },
    build: {
      ssr: join(import.meta.dirname, 'kill-child.ts'),
      outDir: built,
      target: 'node20.18',
      rolldownOptions: {
        external: [...builtinModules, /^node:/],
        output: { format: 'es', entryFileNames: 'child.mjs' },
      },
    },
  });
}, 60_000);
afterAll(() => {
  for (const made of [built, folder]) rmSync(made, { recursive: true, force: true });
});

/** What a killed child said was saved: by case, the newest analysis and the newest note. */
interface Said {
  readonly analysis: Map<string, number>;
  readonly note: Map<string, number>;
}

/** Lines that came whole; a line that the kill cut off says nothing. */
function heard(output: string, said: Said): number {
  const lines = output.split('\n').slice(0, -1);
  for (const line of lines) {
    const [what = '', caseId = '', version = ''] = line.split(' ');
    if (what === 'ready') expect(line.endsWith(' 0')).toBe(true);
    if (what === 'analysis' || what === 'note') {
      said[what].set(caseId, Math.max(said[what].get(caseId) ?? 0, Number(version)));
    }
  }
  return lines.length;
}

/** Starts a child, kills it at a random moment; gives all that it said. */
async function killed(start: number): Promise<string> {
  const child: ChildProcess = spawn(process.execPath, [join(built, 'child.mjs'), folder, String(start)], {
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  const ended = new Promise((resolve) => child.on('close', resolve));
  const enough = 1 + Math.floor(Math.random() * MOST_SAID);
  const saidEnough = new Promise<void>((resolve) => {
    child.stdout?.on('data', (chunk: Buffer) => {
      output += chunk.toString('utf8');
      if (output.split('\n').length > enough) resolve();
    });
  });
  await Promise.race([saidEnough, ended]);
  await wait(Math.random() * LONGEST_MS);
  child.kill('SIGKILL');
  await ended;
  return output;
}

/** Whatever was said to be saved is there, whole, or something newer. */
async function check(said: Said): Promise<void> {
  const library = caseLibrary(folder);
  await library.ready;
  expect(library.trouble()).toEqual([]);
  for (const [caseId, version] of said.analysis) {
    expect((await library.load(caseId))?.ja.source.readSeconds).toBeGreaterThanOrEqual(version);
  }
  for (const record of library.records()) {
    const version = versionOf(record.text);
    expect(version).not.toBeNull();
    expect(version).toBeGreaterThanOrEqual(said.note.get(record.caseId) ?? 0);
    expect(record.tags).toEqual(version === 0 ? [] : [`v${version}`]);
    expect(await library.load(record.caseId)).not.toBeNull();
  }
  expect(library.trouble()).toEqual([]);
  await library.flush();
}

it(
  `loses no case and leaves none half written when it is killed ${KILLS} times while it saves`,
  async () => {
    const said: Said = { analysis: new Map(), note: new Map() };
    let lines = 0;
    for (let kill = 0; kill < KILLS; kill += 1) {
      lines += heard(await killed(kill * 100_000), said);
      await check(said);
    }
    if (KILLS > 100) console.info(`${KILLS} kills, ${lines} saves, ${said.analysis.size} cases, none lost`);
    expect(lines).toBeGreaterThan(KILLS * 3);
    expect(said.note.size).toBe(6);
    // What was cut off in writing does not pile up: only files of the last run may be left over.
    const files = [...said.analysis.keys()].flatMap((caseId) => readdirSync(join(folder, caseId)));
    expect(files.length).toBeLessThan(6 * 8);
  },
  KILLS * 5_000 + 30_000,
);
