import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { decodePool } from '../../../main/analysis/decode-pool.ts';
import { prepareDecoders } from '../../../main/analysis/prepare-decoders.ts';
import { xz } from '../../builders/compress.ts';

/** A thread that says what it was started for, and nothing else. */
const MARKING = `const { workerData } = require('node:worker_threads');
require('node:fs').appendFileSync(__filename + '.started', workerData.first + '\\n');`;

const MIB = 1024 * 1024;
let folder = '';
const path = (name: string): string => join(folder, name);

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sosight-prepare-'));
  const noise = randomBytes(4 * MIB);
  writeFileSync(path('blocks.xz'), await xz(noise, MIB));
  writeFileSync(path('one.xz'), await xz(noise.subarray(0, MIB)));
  writeFileSync(path('small.xz'), await xz(noise.subarray(0, MIB / 4), MIB / 16));
  writeFileSync(path('cut.xz'), (await xz(noise, MIB)).subarray(0, 2 * MIB));
  writeFileSync(path('a.gz'), gzipSync(noise));
  writeFileSync(path('a.tar'), noise);
  execFileSync('mkfifo', [path('pipe')]);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** What the pool is told. */
async function told(name: string, onePlace?: boolean): Promise<unknown[]> {
  const calls: unknown[] = [];
  const prepare = (compression: string, blocks: boolean, size: number): void => {
    expect(size).toBe(statSync(path(name)).size);
    calls.push([compression, blocks]);
  };
  await prepareDecoders({ ...decodePool(null), prepare }, path(name), onePlace);
  return calls;
}

describe('threads started ahead', () => {
  it.each([
    ['blocks.xz', [['xz', true]]],
    ['one.xz', [['xz', false]]],
    ['cut.xz', [['xz', false]]],
    ['a.gz', [['gzip', false]]],
    ['small.xz', []],
    ['a.tar', []],
    ['pipe', []],
    ['.', []],
    ['missing', []],
  ])('are those that the file wants: %s', async (name, calls) => {
    expect(await told(name)).toEqual(calls);
  });

  it('are one where one place of the file is read', async () => {
    expect(await told('blocks.xz', true)).toEqual([['xz', false]]);
  });

  it.each([
    ['all of them for blocks', true, 40 * MIB, ['xz', 'xz', 'xz']],
    ['one fewer for the blocks of a smaller file', true, 40 * MIB - 1, ['xz', 'xz']],
    ['one for anything else', false, 40 * MIB, ['xz']],
  ])('are %s, started once', async (_, blocks, size, marks) => {
    const file = path(`thread-${blocks}-${size}.cjs`);
    writeFileSync(file, MARKING);
    const started = () => readFileSync(`${file}.started`, 'utf8').split('\n').slice(0, -1);
    const pool = decodePool(file, 3);
    pool.prepare('xz', blocks, size);
    pool.prepare('xz', blocks, size);
    // As many jobs as keep them at work: one at hand, and the next.
    if (blocks) expect(pool.lookAhead).toBe(marks.length * 2);
    await vi.waitFor(() => expect(started()).toEqual(marks), 20_000);
    await pool.close();
    pool.prepare('xz', true, size);
    await pool.close();
    expect(started()).toEqual(marks);
  });

  it('are one at least', async () => {
    const file = path('thread-only.cjs');
    writeFileSync(file, MARKING);
    const pool = decodePool(file, 1);
    pool.prepare('xz', true, MIB);
    await vi.waitFor(() => expect(readFileSync(`${file}.started`, 'utf8')).toBe('xz\n'), 20_000);
    expect(pool.lookAhead).toBe(2);
    await pool.close();
  });
});
