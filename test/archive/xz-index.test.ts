import { crc32 } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { IntegerReader, readStreamFooter, streamEnd, streamHeader } from '../../shared/archive/formats/xz-format.ts';
import { blockAt, readXzIndex } from '../../shared/archive/formats/xz-index.ts';
import { xz } from '../builders/compress.ts';

const indexOf = (bytes: Uint8Array) => readXzIndex(async (at, length) => bytes.subarray(at, at + length), bytes.length);

/** A file of zeros in place of blocks, with an index of the records given, all its checksums right. */
function forged(blockBytes: number, records: readonly number[], indexBytes?: number): Uint8Array {
  const padded = [0, ...records, ...Array.from({ length: (4 - ((1 + records.length) % 4)) % 4 }, () => 0)];
  const body = Uint8Array.from(padded);
  const sum = Buffer.alloc(4);
  sum.writeUInt32LE(crc32(body));
  const footer = streamEnd(1, 20, 20).slice(-12);
  const view = new DataView(footer.buffer);
  view.setUint32(4, (indexBytes ?? body.length + 4) / 4 - 1, true);
  view.setUint32(0, crc32(footer.subarray(4, 10)), true);
  return new Uint8Array(Buffer.concat([streamHeader(1), Buffer.alloc(blockBytes), body, sum, footer]));
}

describe('the index of an xz file', () => {
  it('tells where the blocks lie and what they decode to', async () => {
    const bytes = await xz(Buffer.alloc(25_000, 'abc'), 10_000);
    const index = await indexOf(bytes);
    expect(index?.blocks.map(({ decodedOffset, decodedSize }) => [decodedOffset, decodedSize])).toEqual([
      [0, 10_000],
      [10_000, 10_000],
      [20_000, 5000],
    ]);
    expect(index?.blocks[0]?.offset).toBe(12);
    if (index === null) return;
    expect([0, 9999, 10_000, 24_999, 25_000].map((at) => blockAt(index, at))).toEqual([0, 0, 1, 2, 3]);
  });

  it('of a file without blocks is empty', async () => {
    expect(await indexOf(await xz(new Uint8Array(0)))).toEqual({ blocks: [], decodedSize: 0 });
  });

  it('accepts a sound forgery, so that what is refused below is refused for its reason', async () => {
    expect((await indexOf(forged(40, [2, 20, 5, 17, 6])))?.decodedSize).toBe(11);
  });

  it.each([
    ['counts more records than it has', forged(40, [3, 20, 5, 17, 6])],
    ['counts a huge number of records', forged(40, [0xff, 0xff, 0xff, 0x7f, 20, 5])],
    ['has more after its records', forged(40, [1, 20, 5, 17, 6, 9, 9])],
    ['has blocks that reach before the file', forged(20, [2, 20, 5, 17, 6])],
    ['leaves a gap between header and blocks', forged(44, [2, 20, 5, 17, 6])],
    ['has a block too small to be one', forged(8, [1, 8, 5])],
    ['has a size beyond exact numbers', forged(20, [1, 20, 255, 255, 255, 255, 255, 255, 255, 255, 127])],
    ['has an integer that is not in its shortest form', forged(20, [1, 20, 0x85, 0])],
    ['has a size in the footer that is too small', forged(40, [2, 20, 5, 17, 6], 8)],
    ['has a size in the footer that leads before the file', forged(40, [2, 20, 5, 17, 6], 4096)],
    ['has a size in the footer of 16 GiB', forged(40, [2, 20, 5, 17, 6], 2 ** 34)],
  ])('is refused where it %s', async (_, bytes) => {
    expect(await indexOf(bytes)).toBeNull();
  });

  it('is refused wherever one of its bytes, or one of the footer or header, is changed', async () => {
    const bytes = await xz(Buffer.alloc(5000, 'xyz'), 1000);
    const end = readStreamFooter(bytes.slice(-12));
    const indexSize = (end?.indexSize ?? 0) + 12;
    const places = [...Array(12).keys(), ...Array.from({ length: indexSize }, (_, at) => bytes.length - 1 - at)];
    for (const at of places) {
      const changed = bytes.map((byte, i) => (i === at ? byte ^ 0x10 : byte));
      expect(await indexOf(changed)).toBeNull();
    }
  });

  it('is refused for a file with something else at its end or its beginning, and for padding without a stream', async () => {
    const bytes = await xz(Buffer.alloc(500, 'x'));
    expect(await indexOf(new Uint8Array(Buffer.concat([bytes, Buffer.from('tail')])))).toBeNull();
    expect(await indexOf(new Uint8Array(Buffer.concat([Buffer.from('head'), bytes])))).toBeNull();
    expect(await indexOf(new Uint8Array(Buffer.concat([bytes, Buffer.alloc(3)])))).toBeNull();
    expect(await indexOf(new Uint8Array(4096))).toBeNull();
  });

  it('comes to an end for any bytes between a header and a footer', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 60 }), fc.integer({ min: 0, max: 30 }), async (records, blocks) => {
        const index = await indexOf(forged(blocks, [...records]));
        expect(index === null || index.blocks.length < 60).toBe(true);
      }),
    );
  });
});

describe('variable-length integers', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(fc.maxSafeNat(), (value) => {
        const written = streamEnd(1, value, 0);
        const reader = new IntegerReader(written.subarray(2));
        expect(reader.next()).toBe(value);
      }),
    );
  });
});
