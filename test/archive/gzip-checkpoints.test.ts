import { gzipSync, constants as zlib } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { ByteReader } from '../../shared/archive/byte-reader.ts';
import { bytesSource } from '../../shared/archive/bytes-source.ts';
import { decodeGzip } from '../../shared/archive/formats/gzip.ts';
import { CheckpointMaker, type GzipCheckpoint } from '../../shared/archive/formats/gzip-checkpoints.ts';
import { checkpointBefore, gzipRange } from '../../shared/archive/formats/gzip-range.ts';
import { readMember } from '../../shared/archive/read-member.ts';
import type { ByteSource } from '../../shared/archive/types.ts';
import { buildArchive } from '../builders/archive.ts';
import { readSource } from './reading.ts';

const MIB = 1024 * 1024;

/** A log of some length, its lines alike and yet different: what deflate makes many blocks of. */
function log(bytes: number, seed = 1): Buffer {
  let state = seed;
  const lines: string[] = [];
  for (let length = 0; length < bytes; ) {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    const line = `May 15 23:21:${state % 60} dbsrv07 proc${state % 91}[${state % 9973}]: event ${state.toString(36)} of ${length}\n`;
    lines.push(line);
    length += line.length;
  }
  return Buffer.from(lines.join('')).subarray(0, bytes);
}

/** Decodes with checkpoints every half MiB, the file coming in pieces of `chunk` bytes. */
async function checkpointsOf(file: Uint8Array, chunk = 64 * 1024): Promise<GzipCheckpoint[]> {
  const checkpoints: GzipCheckpoint[] = [];
  const pieces = async function* () {
    for (let at = 0; at < file.length; at += chunk) yield file.subarray(at, at + chunk);
  };
  const input = new ByteReader(pieces());
  for await (const _ of decodeGzip(input, { trailingData: false, checkpoints, checkpointSpacing: MIB / 2 })) void _;
  return checkpoints;
}

async function range(file: Uint8Array, checkpoints: readonly GzipCheckpoint[], start: number, end: number) {
  const { readAt } = bytesSource('a.gz', file);
  if (readAt === null) throw new Error('no random access');
  const parts: Uint8Array[] = [];
  for await (const part of gzipRange(readAt, checkpoints, start, end)) parts.push(part.slice());
  return Buffer.concat(parts);
}

describe('checkpoints of a gzip', () => {
  const text = log(4 * MIB);
  const levels = [1, 6, 9] as const;
  it.each(levels)('give the same bytes as decoding from the beginning, at level %i', async (level) => {
    const file = gzipSync(text, { level });
    const checkpoints = await checkpointsOf(file);
    expect(checkpoints.length).toBeGreaterThanOrEqual(3);
    expect(checkpoints.some(({ bit }) => bit % 8 !== 0)).toBe(true);
    for (const { offset } of checkpoints) {
      for (const start of [offset, offset + 1, offset + MIB]) {
        const found = await range(file, checkpoints, start, start + 100_000);
        expect(found.equals(text.subarray(start, start + 100_000))).toBe(true);
      }
    }
    // Up to the very end, and not a byte beyond.
    const tail = await range(file, checkpoints, text.length - 1000, text.length + 1000);
    expect(tail.equals(text.subarray(text.length - 1000))).toBe(true);
  });

  it('lead on over joined members, from inside one into the next', async () => {
    const parts = [log(2 * MIB, 2), log(MIB / 4, 3), log(3 * MIB, 4)];
    const file = Buffer.concat(parts.map((part) => gzipSync(part, { level: 6 })));
    const whole = Buffer.concat(parts);
    const checkpoints = await checkpointsOf(file, 100_000);
    expect(checkpoints.length).toBeGreaterThanOrEqual(2);
    for (const start of [1.99 * MIB, 2.2 * MIB, 1.7 * MIB, 4 * MIB].map(Math.floor)) {
      const found = await range(file, checkpoints, start, start + MIB);
      expect(found.equals(whole.subarray(start, start + MIB))).toBe(true);
    }
  });

  it('are not made of what has no blocks of its own, and it is read from the beginning all the same', async () => {
    const text = log(2 * MIB);
    const fixed = gzipSync(text, { level: 6, strategy: zlib.Z_FIXED });
    const checkpoints = await checkpointsOf(fixed);
    expect(checkpoints).toEqual([]);
    expect((await range(fixed, checkpoints, MIB, MIB + 10)).equals(text.subarray(MIB, MIB + 10))).toBe(true);
  });

  it('of a bomb are not looked for at any cost', async () => {
    const file = gzipSync(Buffer.alloc(50 * MIB), { level: 9 });
    expect(await checkpointsOf(file)).toEqual([]);
  });

  it('are thinned out when there are too many', () => {
    const made: GzipCheckpoint[] = [];
    const maker = new CheckpointMaker(made, 1000);
    for (let at = 0; at < 2000; at++) {
      maker.member(at * 500);
      maker.decoded(new Uint8Array(1000));
      maker.taken(new Uint8Array(480), at * 500 + 10);
    }
    expect(made.length).toBeLessThanOrEqual(512);
    expect(made.length).toBeGreaterThan(100);
    for (const [at, { offset, bit }] of made.entries()) {
      expect(bit / 8 / 500).toBe(offset / 1000);
      if (at > 0) expect(offset).toBeGreaterThan(made[at - 1]?.offset ?? 0);
    }
  });

  it('are found by the byte that is wanted', () => {
    const points = [10, 20, 30].map((offset) => ({ bit: offset * 8, offset, window: null }));
    expect([9, 10, 29, 99].map((at) => checkpointBefore(points, at)?.offset ?? null)).toEqual([null, 10, 20, 30]);
  });
});

describe('a member of a gzip, read again', () => {
  it('is decoded from a checkpoint, not from the beginning of the archive', async () => {
    const text = log(24 * MIB);
    const file = gzipSync(
      await buildArchive({ 'top/var/log/messages': text.toString('latin1'), 'top/uname': 'Linux\n' }),
    );
    let read = 0;
    const plain = bytesSource('a.tar.gz', file);
    const source: ByteSource = {
      ...plain,
      readAt: async (offset, length) => {
        const bytes = await plain.readAt?.(offset, length);
        read += bytes?.length ?? 0;
        return bytes ?? new Uint8Array(0);
      },
    };
    const { result } = await readSource(source, { randomAccess: true });
    const index = result.ok ? result.value.index : null;
    const member = index?.members.find(({ header }) => header.path.endsWith('messages'));
    if (index == null || member === undefined) throw new Error('nothing was read');
    read = 0;
    const parts: Uint8Array[] = [];
    for await (const part of readMember(source, index, member, { start: 20 * MIB, end: 20 * MIB + 1000 }))
      parts.push(part.slice());
    expect(Buffer.concat(parts).equals(text.subarray(20 * MIB, 20 * MIB + 1000))).toBe(true);
    expect(read).toBeLessThan(file.length / 2);
  });
});
