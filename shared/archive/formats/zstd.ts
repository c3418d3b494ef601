import { Decompress } from 'fzstd';
import openXxHash from 'xxhash-wasm';
import type { ByteReader } from '../byte-reader.ts';
import { DecodeError } from '../stream-errors.ts';
import type { DecodeNotes } from './decoder.ts';
import { CHECKSUM_FLAG, type FrameHeader, LONGEST_HEADER, readBlockHeader, readFrameHeader } from './zstd-frame.ts';

const FRAME_MAGIC = 0xfd2fb528;
const SKIPPABLE_MAGIC = 0x184d2a50;
/** Windows allocated in all: a free share, then by the bytes read. Stops files of nothing but frame headers. */
const FREE_WINDOWS = 2 ** 30;
const WINDOW_PER_BYTE = 1000;

type XxHash = Awaited<ReturnType<typeof openXxHash>>;

const endsEarly = (): DecodeError => new DecodeError('truncated', 'the zstd data ends early');
const damaged = (): DecodeError => new DecodeError('corrupt', 'the zstd data is damaged');

const word = (bytes: Uint8Array): number => new DataView(bytes.buffer, bytes.byteOffset, 4).getUint32(0, true);

/** Bytes read and windows allocated, of the whole input. */
interface Effort {
  read: number;
  windows: number;
}

/** fzstd decodes the blocks; it neither checks sums nor says where a frame ends, so frames are cut out here. */
class BlockDecoder {
  #decoded: Uint8Array[] = [];
  #decompress = new Decompress((chunk) => {
    if (chunk.length > 0) this.#decoded.push(chunk);
  });

  push(bytes: Uint8Array, last: boolean): Uint8Array[] {
    this.#decoded = [];
    try {
      this.#decompress.push(bytes, last);
    } catch {
      // fzstd throws errors of its own and, on some damage, RangeError or TypeError: all say the same.
      throw damaged();
    }
    return this.#decoded;
  }
}

/** The header with its checksum flag cleared, so that fzstd does not wait for the checksum, which we take ourselves. */
function headerWithoutChecksum(header: Uint8Array): Uint8Array {
  const copy = header.slice();
  copy[4] = (copy[4] ?? 0) & ~CHECKSUM_FLAG;
  return copy;
}

function joined(first: Uint8Array, second: Uint8Array): Uint8Array {
  const both = new Uint8Array(first.length + second.length);
  both.set(first);
  both.set(second, first.length);
  return both;
}

/** Decodes the blocks of one frame. */
async function* decodeBlocks(
  input: ByteReader,
  header: FrameHeader,
  effort: Effort,
): AsyncGenerator<Uint8Array, void, void> {
  let prefix = headerWithoutChecksum(input.buffered.subarray(0, header.length));
  input.consume(header.length);
  const decoder = new BlockDecoder();
  for (let last = false; !last; ) {
    if (!(await input.fill(3))) throw endsEarly();
    const block = readBlockHeader(input.buffered);
    const size = 3 + block.stored;
    if (!(await input.fill(size))) throw endsEarly();
    // A copy: fzstd keeps short pieces until more comes.
    const piece = joined(prefix, input.buffered.subarray(0, size));
    prefix = new Uint8Array(0);
    input.consume(size);
    effort.read += size;
    last = block.last;
    yield* decoder.push(piece, last);
  }
}

async function* decodeFrame(input: ByteReader, hashes: XxHash, effort: Effort): AsyncGenerator<Uint8Array, void, void> {
  await input.fill(LONGEST_HEADER);
  const header = readFrameHeader(input.buffered);
  if (header === null) throw endsEarly();
  effort.windows += header.window;
  if (effort.windows > FREE_WINDOWS + effort.read * WINDOW_PER_BYTE) throw damaged();
  const hash = hashes.create64();
  let size = 0;
  for await (const decoded of decodeBlocks(input, header, effort)) {
    size += decoded.length;
    if (header.contentSize !== null && size > header.contentSize) throw damaged();
    if (header.checksum) hash.update(decoded);
    yield decoded;
  }
  if (header.contentSize !== null && size !== header.contentSize) throw damaged();
  if (!header.checksum) return;
  if (!(await input.fill(4))) throw endsEarly();
  if (Number(hash.digest() & 0xffffffffn) !== word(input.buffered)) {
    throw new DecodeError('corrupt', 'the zstd data does not match its checksum');
  }
  input.consume(4);
}

async function skipFrame(input: ByteReader): Promise<void> {
  if (!(await input.fill(8))) throw endsEarly();
  let left = 8 + word(input.buffered.subarray(4));
  while (left > 0) {
    const chunk = await input.some();
    if (chunk === null) throw endsEarly();
    const count = Math.min(left, chunk.length);
    input.consume(count);
    left -= count;
  }
}

/** Decodes Zstandard (RFC 8878), frame after frame, and verifies the content checksum that the `zstd` tool writes. */
export async function* decodeZstd(input: ByteReader, notes: DecodeNotes): AsyncGenerator<Uint8Array, void, void> {
  const hashes = await openXxHash();
  const effort: Effort = { read: 0, windows: 0 };
  while (await input.fill(1)) {
    const magic = (await input.fill(4)) ? word(input.buffered) : 0;
    if (magic === FRAME_MAGIC) {
      yield* decodeFrame(input, hashes, effort);
    } else if ((magic & 0xfffffff0) >>> 0 === SKIPPABLE_MAGIC) {
      await skipFrame(input);
    } else {
      notes.trailingData = true;
      return;
    }
  }
}
