import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BlockChunks } from '../../shared/archive/block-chunks.ts';
import { bytesSource } from '../../shared/archive/bytes-source.ts';
import { type DecoderPool, inProcessDecoders } from '../../shared/archive/decoder-pool.ts';
import { readXzIndex, type XzBlock } from '../../shared/archive/formats/xz-index.ts';
import { DEFAULT_LIMITS } from '../../shared/archive/limits.ts';
import { readArchive } from '../../shared/archive/read-archive.ts';
import type { ByteSource, MemberVisitor } from '../../shared/archive/types.ts';
import { buildArchive, type Tree } from '../builders/archive.ts';
import { xz } from '../builders/compress.ts';
import { type Collector, outcomeOf, readSource } from './reading.ts';

/** Text that does not compress to nothing, the same for the same arguments. */
function noise(length: number, seed: number): string {
  let state = seed + 1;
  let text = '';
  while (text.length < length) {
    state = (state * 48_271) % 2_147_483_647;
    text += `${state.toString(36)}${state % 7 === 0 ? '\n' : ' '}`;
  }
  return text.slice(0, length);
}

const tree: Tree = Object.fromEntries(
  Array.from({ length: 14 }, (_, at) => [`top/${at}`, noise(at % 4 === 3 ? 9000 : 700 * at, at)]),
);

const contents = (collector: Collector): unknown[] =>
  collector.members.map(({ header, bytes, ended }) => ({ header, bytes: Buffer.from(bytes).toString('hex'), ended }));

/** As threads do it: several jobs at a time, the last block ahead of all others. */
const aheadDecoders: DecoderPool = { ...inProcessDecoders, lookAhead: 4 };

/** Reads front to back, and by the index; the two in one form. */
async function bothWays(bytes: Uint8Array, chunkSize: number) {
  const forms = [undefined, inProcessDecoders].map(async (decoders) => {
    const { result, collector } = await readSource(bytesSource('a.tar.xz', bytes, chunkSize), { decoders });
    const outcome = result.ok ? { ...result.value, index: result.value.index?.members } : result.error;
    return { outcome, contents: contents(collector) };
  });
  return Promise.all(forms);
}

const blockSize = fc.constantFrom(100, 512, 1000, 4096, 10_000, 1_000_000);
const chunkSize = fc.constantFrom(1000, 4096, 65_536);

/** A source that notes what is read of it at random. */
function watched(bytes: Uint8Array): { source: ByteSource; touched: (block: XzBlock) => boolean } {
  const source = bytesSource('a.tar.xz', bytes);
  const reads: (readonly [number, number])[] = [];
  return {
    source: {
      ...source,
      async readAt(offset, length) {
        reads.push([offset, offset + length]);
        return bytes.subarray(offset, offset + length);
      },
    },
    touched: (block) => reads.some(([from, to]) => from === block.offset && to > block.offset + 12),
  };
}

async function blocksOf(bytes: Uint8Array): Promise<readonly XzBlock[]> {
  const index = await readXzIndex(async (at, length) => bytes.subarray(at, at + length), bytes.length);
  return index?.blocks ?? [];
}

/** What blocks give to a reader that skips after some chunks, by turns; the error's message last where there is one. */
async function skipping(bytes: Uint8Array, decoders: DecoderPool, skips: readonly number[]): Promise<string[]> {
  const readAt = async (offset: number, length: number) => bytes.subarray(offset, offset + length);
  const index = await readXzIndex(readAt, bytes.length);
  if (index === null) return ['no index'];
  const blocks = new BlockChunks(readAt, index, decoders);
  const given: string[] = [];
  try {
    let turn = 0;
    for await (const chunk of blocks) {
      given.push(Buffer.from(chunk).toString('hex'));
      turn += 1;
      const skip = skips[turn] ?? 0;
      if (skip > 0) given.push(`skipped ${blocks.skip(skip)}`);
    }
  } catch (error) {
    given.push(String(error));
  }
  return given;
}

describe('an xz read by its index', () => {
  it('gives what reading front to back gives, for blocks and chunks of any size', async () => {
    await fc.assert(
      fc.asyncProperty(blockSize, chunkSize, async (size, chunk) => {
        const bytes = await buildArchive(tree, { format: 'tar+xz', blockSize: size });
        const [streamed, indexed] = await bothWays(bytes, chunk);
        expect(indexed).toEqual(streamed);
        expect(indexed?.contents).toHaveLength(14);
      }),
      { numRuns: 8 },
    );
  });

  it('gives the same when it is cut or changed anywhere', async () => {
    const bytes = await buildArchive(tree, { format: 'tar+xz', blockSize: 4096 });
    const place = fc.integer({ min: 0, max: bytes.length - 1 });
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 0, max: 255 }), async (at, flip) => {
        const damaged = flip === 0 ? bytes.subarray(0, at) : bytes.map((byte, i) => (i === at ? byte ^ flip : byte));
        const [streamed, indexed] = await bothWays(damaged, 65_536);
        expect(indexed).toEqual(streamed);
      }),
      { numRuns: 120 },
    );
  });

  it('reads joined streams with padding between them, whatever their checks', async () => {
    const tar = await buildArchive(tree);
    const parts = [tar.subarray(0, 9000), tar.subarray(9000, 9001), tar.subarray(9001)];
    const streams = await Promise.all(parts.map((part) => xz(part, 5000)));
    const bytes = new Uint8Array(Buffer.concat(streams.flatMap((one) => [one, Buffer.alloc(8)])));
    expect((await blocksOf(bytes)).length).toBeGreaterThan(3);
    const [streamed, indexed] = await bothWays(bytes, 4096);
    expect(indexed).toEqual(streamed);
    expect(indexed?.outcome).toMatchObject({ complete: true, members: 14 });
  });

  it('does not decode blocks that lie in members nobody asked for, and still hashes every byte', async () => {
    const big = noise(200_000, 7);
    const entries = { 'top/a': 'first', 'top/skipped': big, 'top/b': 'second', 'top/also': big, 'top/c': 'third' };
    const bytes = await buildArchive(entries, { format: 'tar+xz', blockSize: 10_000 });
    const { source, touched } = watched(bytes);
    const read: string[] = [];
    const visitor: MemberVisitor = {
      member({ path, size }) {
        if (size > 1000) return null;
        return { write: (chunk) => void read.push(`${path}=${Buffer.from(chunk)}`), end: () => undefined };
      },
    };
    const signal = new AbortController().signal;
    const options = { limits: DEFAULT_LIMITS, signal, decoders: inProcessDecoders, onProgress: () => undefined };
    const outcome = outcomeOf(await readArchive(source, visitor, options));
    const plain = outcomeOf((await readSource(bytesSource('a', bytes))).result);
    expect(read).toEqual(['top/a=first', 'top/b=second', 'top/c=third']);
    expect(outcome).toMatchObject({ complete: true, sha256: plain.sha256, decodedBytes: plain.decodedBytes });
    const blocks = await blocksOf(bytes);
    expect(blocks.length).toBeGreaterThan(40);
    expect(blocks.filter(touched).length).toBeLessThanOrEqual(5);
  });

  it('gives the same whether blocks are decoded ahead or not, whatever is skipped or damaged', async () => {
    const bytes = await buildArchive(tree, { format: 'tar+xz', blockSize: 4096 });
    const skips = fc.array(fc.oneof(fc.constant(0), fc.nat(60_000)), { maxLength: 20 });
    const damage = fc.option(fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 })), { nil: null });
    await fc.assert(
      fc.asyncProperty(skips, damage, async (each, hurt) => {
        const read = hurt === null ? bytes : bytes.map((byte, at) => (at === hurt[0] ? byte ^ hurt[1] : byte));
        expect(await skipping(read, aheadDecoders, each)).toEqual(await skipping(read, inProcessDecoders, each));
      }),
      { numRuns: 150 },
    );
  });

  it('decodes the last block ahead of those before it, once, where blocks are decoded ahead at all', async () => {
    const entries = { 'top/a': noise(400_000, 1), 'top/skipped': noise(500_000, 7), 'top/b': 'second' };
    const bytes = await buildArchive(entries, { format: 'tar+xz', blockSize: 20_000 });
    const last = (await blocksOf(bytes)).at(-1);
    const begun: number[] = [];
    const source: ByteSource = {
      ...bytesSource('a', bytes),
      async readAt(offset, length) {
        begun.push(offset);
        return bytes.subarray(offset, offset + length);
      },
    };
    const read: string[] = [];
    const visitor: MemberVisitor = {
      member({ path }) {
        if (path === 'top/skipped') return null;
        // When the first member has been read nothing of the second is known yet.
        return { write: () => undefined, end: () => void read.push(path, `${begun.includes(last?.offset ?? 0)}`) };
      },
    };
    const options = { limits: DEFAULT_LIMITS, signal: new AbortController().signal, onProgress: () => undefined };
    const outcome = outcomeOf(await readArchive(source, visitor, { ...options, decoders: aheadDecoders }));
    expect(outcome).toMatchObject({ complete: true, members: 3 });
    expect(read).toEqual(['top/a', 'true', 'top/b', 'true']);
    expect(begun.filter((offset) => offset === last?.offset)).toHaveLength(1);
  });

  it('stops at once when it is aborted', async () => {
    const bytes = await buildArchive(tree, { format: 'tar+xz', blockSize: 1000 });
    const stop = new AbortController();
    const visitor: MemberVisitor = { member: () => ({ write: () => stop.abort(), end: () => undefined }) };
    const options = { limits: DEFAULT_LIMITS, signal: stop.signal, decoders: inProcessDecoders, onProgress() {} };
    await expect(readArchive(bytesSource('a', bytes), visitor, options)).rejects.toThrow(/abort/i);
  });

  it('keeps to the limit of decoded bytes also for what it skips', async () => {
    const bytes = await buildArchive({ 'a/x': 'x', 'a/y': noise(100_000, 1) }, { format: 'tar+xz', blockSize: 5000 });
    const options = {
      limits: { ...DEFAULT_LIMITS, decodedBytes: 50_000 },
      signal: new AbortController().signal,
      decoders: inProcessDecoders,
      onProgress: () => undefined,
    };
    const outcome = outcomeOf(await readArchive(bytesSource('a', bytes), { member: () => null }, options));
    expect(outcome).toMatchObject({ complete: false, problems: [{ code: 'limit-exceeded' }] });
  });
});
