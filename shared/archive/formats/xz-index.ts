import { crc32 } from 'node:zlib';
import type { ByteSource } from '../types.ts';
import { IntegerReader, readStreamFooter, readStreamHeader, STREAM_HEADER_SIZE } from './xz-format.ts';

/** An index larger than this is not read: a million blocks, some 6 TiB of what sos writes. */
const LARGEST_INDEX = 16 * 1024 * 1024;
const MOST_BLOCKS = 1_000_000;
const MOST_STREAMS = 1000;
/** Zero bytes after a stream that are followed back. */
const MOST_PADDING = 1024 * 1024;
/** Smallest block (3.1): a header of 8 bytes and some data. */
const SMALLEST_BLOCK = 9;

/** One block: where it lies in the file, and where its bytes lie in what the file decodes to. */
export interface XzBlock {
  readonly offset: number;
  /** Size without the padding to four bytes, as the index has it. */
  readonly unpaddedSize: number;
  readonly decodedOffset: number;
  readonly decodedSize: number;
  /** Id of the check at its end. */
  readonly check: number;
}

/** The blocks of an .xz file, in order, and what they decode to in all. */
export interface XzIndex {
  readonly blocks: readonly XzBlock[];
  readonly decodedSize: number;
}

type ReadAt = NonNullable<ByteSource['readAt']>;

/** Sizes of one stream's blocks, and where the stream begins. */
interface StreamIndex {
  readonly check: number;
  readonly start: number;
  readonly sizes: readonly (readonly [unpadded: number, decoded: number])[];
}

const padded = (size: number): number => Math.ceil(size / 4) * 4;

/** The records of an index (4), checked against its own checksum. */
function readRecords(bytes: Uint8Array): StreamIndex['sizes'] | null {
  const body = bytes.subarray(0, bytes.length - 4);
  const stored = new DataView(bytes.buffer, bytes.byteOffset + body.length, 4).getUint32(0, true);
  if (bytes[0] !== 0 || crc32(body) !== stored) return null;
  const reader = new IntegerReader(body.subarray(1));
  const count = reader.next();
  if (count === null || count > MOST_BLOCKS || count * 2 > body.length) return null;
  const sizes: [number, number][] = [];
  for (let at = 0; at < count; at++) {
    const unpadded = reader.next();
    const decoded = reader.next();
    if (unpadded === null || decoded === null || unpadded < SMALLEST_BLOCK) return null;
    sizes.push([unpadded, decoded]);
  }
  const rest = body.subarray(1 + reader.at);
  return rest.length < 4 && rest.every((byte) => byte === 0) ? sizes : null;
}

/** Where the stream ends whose padding ends at `end`; null where there is none. */
async function skipPadding(readAt: ReadAt, end: number): Promise<number | null> {
  for (let at = end; at >= 2 * STREAM_HEADER_SIZE && end - at <= MOST_PADDING; at -= 4) {
    const word = await readAt(at - 4, 4);
    if (word.some((byte) => byte !== 0)) return at;
  }
  return null;
}

/** The stream that ends at `end`; null where what stands there is none, or contradicts itself. */
async function readStream(readAt: ReadAt, end: number): Promise<StreamIndex | null> {
  const footerAt = end - STREAM_HEADER_SIZE;
  if (footerAt < STREAM_HEADER_SIZE) return null;
  const footer = readStreamFooter(await readAt(footerAt, STREAM_HEADER_SIZE));
  if (footer === null || footer.indexSize > LARGEST_INDEX) return null;
  const indexAt = footerAt - footer.indexSize;
  if (indexAt < STREAM_HEADER_SIZE) return null;
  const bytes = await readAt(indexAt, footer.indexSize);
  const sizes = bytes.length === footer.indexSize ? readRecords(bytes) : null;
  if (sizes === null) return null;
  const start = sizes.reduce((at, [unpadded]) => at - padded(unpadded), indexAt) - STREAM_HEADER_SIZE;
  if (start < 0 || readStreamHeader(await readAt(start, STREAM_HEADER_SIZE)) !== footer.check) return null;
  return { check: footer.check, start, sizes };
}

/** All streams of the file, last first; null where any is malformed or something else stands between them. */
async function readStreams(readAt: ReadAt, size: number): Promise<StreamIndex[] | null> {
  const streams: StreamIndex[] = [];
  let end = size;
  // Every round moves `end` to the front by the size of a stream at least.
  while (end > 0) {
    if (end % 4 !== 0 || streams.length >= MOST_STREAMS) return null;
    const streamEnd = await skipPadding(readAt, end);
    const stream = streamEnd === null ? null : await readStream(readAt, streamEnd);
    if (stream === null) return null;
    streams.push(stream);
    end = stream.start;
  }
  return streams;
}

/**
 * Reads the indexes of an .xz file from its end: the blocks of all streams, each within the file and none over another.
 * Null where anything is not as it should be: then the file is to be read front to back, which also says what is wrong.
 * What a block decodes to is the index's word until the block is decoded. Throws what `readAt` throws.
 */
export async function readXzIndex(readAt: ReadAt, size: number): Promise<XzIndex | null> {
  const streams = await readStreams(readAt, size);
  if (streams === null) return null;
  const blocks: XzBlock[] = [];
  let decodedOffset = 0;
  for (const { check, start, sizes } of streams.reverse()) {
    let offset = start + STREAM_HEADER_SIZE;
    for (const [unpaddedSize, decodedSize] of sizes) {
      if (decodedSize > 0) blocks.push({ offset, unpaddedSize, decodedOffset, decodedSize, check });
      offset += padded(unpaddedSize);
      decodedOffset += decodedSize;
      if (blocks.length > MOST_BLOCKS || !Number.isSafeInteger(decodedOffset)) return null;
    }
  }
  return { blocks, decodedSize: decodedOffset };
}

/** Place of the block that holds a decoded offset; `blocks.length` past the end. */
export function blockAt({ blocks }: XzIndex, offset: number): number {
  let low = 0;
  let high = blocks.length;
  while (low < high) {
    const middle = (low + high) >>> 1;
    const block = blocks[middle];
    if (block !== undefined && block.decodedOffset + block.decodedSize <= offset) low = middle + 1;
    else high = middle;
  }
  return low;
}
