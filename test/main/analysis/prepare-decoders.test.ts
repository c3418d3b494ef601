import { execFileSync } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { decodePool } from '../../../main/analysis/decode-pool.ts';
import { prepareDecoders } from '../../../main/analysis/prepare-decoders.ts';
import { xz } from '../../builders/compress.ts';

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
function told(name: string, onePlace?: boolean): unknown[] {
  const calls: unknown[] = [];
  const prepare = (...words: unknown[]) => void calls.push(words);
  prepareDecoders({ ...decodePool(null), prepare }, path(name), onePlace);
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
  ])('are those that the file wants: %s', (name, calls) => {
    expect(told(name)).toEqual(calls);
  });

  it('are one where one place of the file is read', () => {
    expect(told('blocks.xz', true)).toEqual([['xz', false]]);
  });
});
