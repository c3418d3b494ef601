import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FuzzOrder } from './protocol.ts';
import { blame, runWatched } from './watched-process.ts';

const root = join(import.meta.dirname, '../..');
let folder = '';
let entry = '';

beforeAll(async () => {
  // Below node_modules, so that the bundle finds the packages that it leaves out.
  folder = mkdtempSync(join(root, 'node_modules', '.sosight-fuzz-test-'));
  await build({ root, configFile: join(import.meta.dirname, 'vite.config.ts'), build: { outDir: folder } });
  entry = join(folder, 'fuzz-process.mjs');
}, 60_000);
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const order = (target: string, changes: Partial<FuzzOrder> = {}): FuzzOrder => ({
  target,
  seed: 1,
  inputs: 1,
  corpus: [new Uint8Array([1])],
  guided: false,
  ...changes,
});
const only = [new Uint8Array([1, 2, 3])];
const watch = (one: FuzzOrder, silenceMs = 15_000) =>
  runWatched(entry, one, () => undefined, { silenceMs, memory: 400 * 1024 * 1024 });

describe('a fuzzing process', () => {
  it.each([false, true])('finds nothing in a target that does nothing (guided: %s)', async (guided) => {
    expect(await watch(order('fault-none', { guided, inputs: 250 }))).toMatchObject({
      inputs: 250,
      findings: [],
      lost: null,
    });
  });

  it.each([
    ['throw', /a defect/],
    ['slow', /took \d{4,5} ms/],
    ['write', /writeFileSync|ERR_ACCESS_DENIED/],
    ['program', /execFileSync|ERR_ACCESS_DENIED/],
    ['connect', /connect/],
  ])('finds a target that does this: %s', async (name, words) => {
    const { findings, lost } = await watch(order(`fault-${name}`, { only }));
    expect(lost).toBeNull();
    expect(findings).toEqual([{ input: only[0], what: expect.stringMatching(words) }]);
    expect(existsSync(join(root, 'test-results/fuzz-must-not-write'))).toBe(false);
  });

  it.each([
    ['die', /dies/],
    ['hang', /hangs/],
  ])('that goes under names the input that did it: %s', async (name, words) => {
    const one = order(`fault-${name}`, { only });
    const { lost } = await watch(one, name === 'hang' ? 2000 : 15_000);
    expect(lost?.why).toMatch(words);
    if (name === 'hang') return;
    expect(await blame(entry, one, { inputs: only, why: '' })).toEqual([
      { input: only[0], what: expect.stringMatching(words) },
    ]);
  });

  it('is ended when it takes too much memory', async () => {
    const { lost } = await watch(order('fault-hoard', { inputs: 300 }));
    expect(lost?.why).toMatch(/MiB/);
  });

  it('keeps inputs that reach code which nothing reached before', async () => {
    const { TARGETS } = await import('./targets.ts');
    const tar = TARGETS.find(({ name }) => name === 'tar');
    const seeds = (await tar?.seeds()) ?? [];
    const ran = await watch(order('tar', { guided: true, inputs: 200, corpus: seeds }));
    expect(ran.findings).toEqual([]);
    expect(ran.corpus.length).toBeGreaterThan(seeds.length);
    expect(ran.covered).toBeGreaterThan(ran.coveredAtFirst);
  });
});
