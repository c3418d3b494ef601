import { createHash } from 'node:crypto';
import { copyFile, mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { decodePool } from '../../main/analysis/decode-pool.ts';
import { bytesSource } from '../../shared/archive/bytes-source.ts';
import { type DecoderPool, inProcessDecoders } from '../../shared/archive/decoder-pool.ts';
import type { GzipCheckpoint } from '../../shared/archive/formats/gzip-checkpoints.ts';
import { DEFAULT_LIMITS } from '../../shared/archive/limits.ts';
import { readArchive } from '../../shared/archive/read-archive.ts';
import type { MemberVisitor } from '../../shared/archive/types.ts';
import { collectSosreports } from '../../shared/members/intake.ts';
import { buildArchive } from '../builders/archive.ts';
import { readSource } from './reading.ts';

/** Bytes that do not compress, so that the archive is large enough for threads. */
function noise(length: number): Uint8Array {
  const bytes = new Uint8Array(length);
  let state = 1;
  for (let at = 0; at < length; at++) {
    state = (state * 48_271) % 2_147_483_647;
    bytes[at] = state >> 8;
  }
  return bytes;
}

const tree = { 'a/1': noise(300_000), 'a/2': noise(500_000), 'a/3': 'text', 'a/4': noise(100_000) };
let folder = '';
let file = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sosight-pool-'));
  file = join(folder, 'decode-thread.cjs');
  await build({
    configFile: false,
    logLevel: 'silent',
    build: {
      ssr: 'main/analysis/decode-thread.ts',
      outDir: folder,
      rolldownOptions: { output: { format: 'cjs', entryFileNames: '[name].cjs', chunkFileNames: '[name].cjs' } },
    },
    ssr: { noExternal: true },
  });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

const sha256 = (read: Uint8Array): string => createHash('sha256').update(read).digest('hex');

async function readWith(bytes: Uint8Array, decoders: DecoderPool) {
  const { result, collector } = await readSource(bytesSource('a', bytes), { decoders });
  return {
    result,
    contents: collector.members.map(({ header, bytes: read, ended }) => ({ header, hash: sha256(read), ended })),
  };
}

describe('decoding in threads', () => {
  it.each([
    ['tar+xz', 60_000],
    ['tar+xz', 400_000],
    ['tar+xz', undefined],
    ['tar+bzip2', undefined],
    ['tar+zstd', undefined],
    ['tar+gzip', undefined],
  ] as const)('gives what decoding here gives: %s in blocks of %s', async (format, blockSize) => {
    const bytes = await buildArchive(tree, blockSize === undefined ? { format } : { format, blockSize });
    const pool = decodePool(file, 2);
    const whole = await readWith(bytes, pool);
    expect(whole).toEqual(await readWith(bytes, inProcessDecoders));
    expect(whole.result.ok && whole.result.value.complete).toBe(true);
    for (const damaged of [
      bytes.subarray(0, bytes.length - 200_000),
      bytes.map((byte, at) => (at === 599_999 ? ~byte : byte)),
    ])
      expect(await readWith(damaged, pool)).toEqual(await readWith(damaged, inProcessDecoders));
    await pool.close();
  });

  it('gives the same in threads that were started before', async () => {
    const bytes = await buildArchive(tree, { format: 'tar+xz', blockSize: 60_000 });
    const pool = decodePool(file, 2);
    pool.prepare('xz', true, 100_000_000);
    pool.prepare('xz', false, bytes.length);
    expect(await readWith(bytes, pool)).toEqual(await readWith(bytes, inProcessDecoders));
    // Prepared for something else, they still decode what comes.
    const other = await buildArchive(tree, { format: 'tar+zstd' });
    expect(await readWith(other, pool)).toEqual(await readWith(other, inProcessDecoders));
    await pool.close();
    pool.prepare('xz', true, bytes.length);
    await pool.close();
  });

  it('decodes not much ahead of a reader that is slow', async () => {
    // Stored, not deflated: so many bytes come out as go in.
    const bytes = gzipSync(Buffer.alloc(60_000_000, 'text'), { level: 0 });
    const pool = decodePool(file, 2);
    let pulled = 0;
    async function* input() {
      for await (const chunk of bytesSource('a', bytes).stream()) {
        pulled += chunk.length;
        yield chunk;
      }
    }
    const chunks = pool.decode({ compression: 'gzip', notes: { trailingData: false }, input: input() });
    await chunks.next();
    await new Promise((resolve) => setTimeout(resolve, 500));
    expect(pulled).toBeLessThan(30_000_000);
    let left = 0;
    for await (const chunk of chunks) left += chunk.length;
    expect(left).toBeGreaterThan(59_000_000);
    await pool.close();
  });

  it('ends its threads soon when a reading is aborted', async () => {
    const bytes = await buildArchive(tree, { format: 'tar+xz', blockSize: 100_000 });
    const pool = decodePool(file, 2);
    const stop = new AbortController();
    const visitor: MemberVisitor = { member: () => ({ write: () => stop.abort(), end: () => undefined }) };
    const options = { limits: DEFAULT_LIMITS, signal: stop.signal, decoders: pool, onProgress: () => undefined };
    await expect(readArchive(bytesSource('a', bytes), visitor, options)).rejects.toThrow(/abort/i);
    const started = performance.now();
    await pool.close();
    expect(performance.now() - started).toBeLessThan(200);
    expect(() =>
      pool.decode({ compression: 'xz', input: bytesSource('a', bytes).stream(), notes: { trailingData: false } }),
    ).toThrow(/ended/);
  });

  it('fails the reading when a thread cannot be started', async () => {
    const bytes = await buildArchive(tree, { format: 'tar+xz', blockSize: 100_000 });
    const pool = decodePool(join(folder, 'none.cjs'), 2);
    await expect(readWith(bytes, pool)).rejects.toThrow(/none\.cjs/);
    await pool.close();
  });

  it('goes on with new threads after some died', async () => {
    const bytes = await buildArchive(tree, { format: 'tar+xz', blockSize: 100_000 });
    const later = join(folder, 'later.cjs');
    const pool = decodePool(later, 2);
    await expect(readWith(bytes, pool)).rejects.toThrow(/later\.cjs/);
    await copyFile(file, later);
    const expected = await readWith(bytes, inProcessDecoders);
    // The other thread may be dying still.
    await vi.waitFor(async () => expect(await readWith(bytes, pool)).toEqual(expected), 10_000);
    await pool.close();
  });

  it('brings the checkpoints of a gzip along', async () => {
    const text = Buffer.from(Array.from({ length: 60_000 }, (_, at) => `line ${at} of ${at * 7919}\n`).join(''));
    const checkpoints: GzipCheckpoint[] = [];
    const notes = { trailingData: false, checkpoints, checkpointSpacing: 200_000 };
    const pool = decodePool(file, 1);
    const input = bytesSource('a', gzipSync(text), 10_000).stream();
    for await (const _ of pool.decode({ compression: 'gzip', input, notes })) void _;
    await pool.close();
    expect(checkpoints.length).toBeGreaterThan(1);
    for (const { offset, window } of checkpoints)
      expect(Buffer.from(window ?? []).equals(text.subarray(offset - 32_768, offset))).toBe(true);
  });

  it.each([1, 2])('decodes archives inside an archive without waiting for itself, %i threads', async (threads) => {
    const inner = await buildArchive(
      {
        'sosreport-a/version.txt': 'sosreport: 3.9\n',
        'sosreport-a/uname': 'Linux a\n',
        'sosreport-a/noise': noise(800_000),
      },
      { format: 'tar+xz', blockSize: 200_000 },
    );
    const packed = await buildArchive(
      {
        'sos-collector/sosreport-a.tar.xz': inner,
        'sos-collector/sosreport-b.tar.xz': inner,
        'sos-collector/x': noise(300_000),
      },
      { format: 'tar+xz', blockSize: 300_000 },
    );
    const pool = decodePool(file, threads);
    const options = {
      limits: DEFAULT_LIMITS,
      signal: new AbortController().signal,
      decoders: pool,
      onProgress: () => undefined,
      openReport: () => () => null,
    };
    const read = await collectSosreports(bytesSource('sos-collector.tar.xz', packed), options);
    await pool.close();
    expect(read.ok && read.value.reports.map(({ innerArchive }) => innerArchive)).toEqual([
      'sos-collector/sosreport-a.tar.xz',
      'sos-collector/sosreport-b.tar.xz',
    ]);
  });
});
