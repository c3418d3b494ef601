import type { ByteReader } from '../byte-reader.ts';
import { DecodeError } from '../stream-errors.ts';
import { BitReader } from './bit-reader.ts';
import { type Bzip2Block, readBlock } from './bzip2-block.ts';
import type { DecodeNotes } from './decoder.ts';

/**
 * No block is longer than this: 900,000 symbols of at most 20 bits, and the tables before them. Having that much at hand
 * (or all there is) lets a block be decoded without stopping in the middle.
 */
const LONGEST_BLOCK = 2_400_000;
const OUT_SIZE = 256 * 1024;
/** Signatures of a block (pi) and of the stream's end (square root of pi), in halves of 24 bits. */
const BLOCK = [0x314159, 0x265359] as const;
const END = [0x177245, 0x385090] as const;

/** CRC-32 as bzip2 has it: most significant bit first. */
const CRC_TABLE = Int32Array.from({ length: 256 }, (_, byte) => {
  let crc = byte << 24;
  for (let bit = 0; bit < 8; bit++) crc = crc < 0 ? (crc << 1) ^ 0x04c11db7 : crc << 1;
  return crc;
});

/**
 * Reads a block out, undoing the first run-length coding (four equal bytes, then a count), and checks its CRC before any
 * of it is given: a damaged block is noise from end to end. At most 47 MB, mostly under one.
 */
function unpack(block: Bzip2Block, expectedCrc: number): Uint8Array[] {
  const { links, length } = block;
  const chunks: Uint8Array[] = [];
  let crc = -1;
  let out = new Uint8Array(OUT_SIZE);
  let size = 0;
  let entry = links[block.first] ?? 0;
  let previous = -1;
  let equal = 0;
  for (let left = length; left > 0; left--) {
    const byte = entry & 0xff;
    entry = links[entry >>> 8] ?? 0;
    let copies = 1;
    let value = byte;
    if (equal === 4) {
      copies = byte;
      value = previous;
      equal = 0;
      previous = -1;
    } else {
      equal = byte === previous ? equal + 1 : 1;
      previous = byte;
    }
    if (size + copies > OUT_SIZE) {
      chunks.push(out.subarray(0, size));
      out = new Uint8Array(OUT_SIZE);
      size = 0;
    }
    while (copies-- > 0) {
      out[size++] = value;
      crc = (crc << 8) ^ (CRC_TABLE[(crc >>> 24) ^ value] ?? 0);
    }
  }
  chunks.push(out.subarray(0, size));
  if (~crc >>> 0 !== expectedCrc) throw new DecodeError('corrupt', 'the bzip2 data does not match its checksum');
  return chunks;
}

const readChecksum = (bits: BitReader): number => ((bits.read(16) << 16) | bits.read(16)) >>> 0;

/** Decodes one stream whose header stands next in `input`; leaves `input` at the byte after it. */
async function* decodeStream(input: ByteReader): AsyncGenerator<Uint8Array, void, void> {
  await input.fill(4);
  const level = (input.buffered[3] ?? 0) - 0x30;
  if (input.buffered.length < 4) throw new DecodeError('truncated', 'the bzip2 data ends early');
  if (level < 1 || level > 9) throw new DecodeError('corrupt', 'the bzip2 header is damaged');
  input.consume(4);
  const links = new Int32Array(level * 100_000);
  let bitOffset = 0;
  let combined = 0;
  for (;;) {
    await input.fill(LONGEST_BLOCK);
    const bits = new BitReader(input.buffered, bitOffset);
    const step = readStep(bits, links);
    input.consume(bits.position >>> 3);
    bitOffset = bits.position & 7;
    if (step.block === null) {
      if (step.checksum !== combined) throw new DecodeError('corrupt', 'the bzip2 data does not match its checksum');
      if (bitOffset > 0) input.consume(1);
      return;
    }
    combined = (((combined << 1) | (combined >>> 31)) ^ step.checksum) >>> 0;
    yield* unpack(step.block, step.checksum);
  }
}

/** Reads the next block, or the end of the stream (`block` null), with its checksum. */
function readStep(bits: BitReader, links: Int32Array): { block: Bzip2Block | null; checksum: number } {
  try {
    const signature = [bits.read(24), bits.read(24)];
    const checksum = readChecksum(bits);
    const isEnd = signature[0] === END[0] && signature[1] === END[1];
    if (!isEnd && (signature[0] !== BLOCK[0] || signature[1] !== BLOCK[1])) {
      throw new DecodeError('corrupt', 'the bzip2 data is damaged');
    }
    const block = isEnd ? null : readBlock(bits, links);
    if (bits.overrun) throw new DecodeError('truncated', 'the bzip2 data ends early');
    return { block, checksum };
  } catch (error) {
    // Past the end the reader sees zeros, which look like damage.
    if (error instanceof DecodeError && bits.overrun) throw new DecodeError('truncated', 'the bzip2 data ends early');
    throw error;
  }
}

/**
 * Decodes bzip2, stream after stream (`pbzip2` writes many), verifying the CRC of every block and stream. Our own, since
 * the libraries at hand hold whole blocks in arrays of numbers, need Node's retired `new Buffer`, or check no CRC.
 */
export async function* decodeBzip2(input: ByteReader, notes: DecodeNotes): AsyncGenerator<Uint8Array, void, void> {
  for (;;) {
    yield* decodeStream(input);
    if (!(await input.fill(1))) return;
    await input.fill(4);
    const next = input.buffered;
    if (next[0] !== 0x42 || next[1] !== 0x5a || next[2] !== 0x68) {
      notes.trailingData = true;
      return;
    }
  }
}
