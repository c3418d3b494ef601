import { DecodeError } from '../stream-errors.ts';

/** What a Zstandard frame header says (RFC 8878, 3.1.1.1). */
export interface FrameHeader {
  /** Bytes of the header, magic number included. */
  readonly length: number;
  readonly window: number;
  readonly contentSize: number | null;
  readonly checksum: boolean;
}

/** Longest frame header: magic, descriptor, window, dictionary id, content size. */
export const LONGEST_HEADER = 18;
export const CHECKSUM_FLAG = 4;
/** The `zstd` tool's own limit for decoding, without --long. */
const LARGEST_WINDOW = 128 * 1024 * 1024;

function littleEndian(bytes: Uint8Array, from: number, count: number): number {
  let value = 0;
  for (let at = count - 1; at >= 0; at--) value = value * 256 + (bytes[from + at] ?? 0);
  return value;
}

/** Reads a frame header from at least LONGEST_HEADER bytes (or all there are); null when there are too few. */
export function readFrameHeader(bytes: Uint8Array): FrameHeader | null {
  const descriptor = bytes[4] ?? 0;
  const single = (descriptor & 0x20) !== 0;
  const dictionaryBytes = [0, 1, 2, 4][descriptor & 3] ?? 0;
  const sizeBytes = descriptor >>> 6 === 0 ? (single ? 1 : 0) : 1 << (descriptor >>> 6);
  const length = 5 + (single ? 0 : 1) + dictionaryBytes + sizeBytes;
  if (bytes.length < length) return null;
  if ((descriptor & 8) !== 0) throw new DecodeError('corrupt', 'the zstd frame header is damaged');
  if (littleEndian(bytes, length - sizeBytes - dictionaryBytes, dictionaryBytes) !== 0) {
    throw new DecodeError('unsupported', 'the zstd data needs a dictionary');
  }
  const size = littleEndian(bytes, length - sizeBytes, sizeBytes) + (sizeBytes === 2 ? 256 : 0);
  const contentSize = sizeBytes === 0 ? null : size;
  const exponent = bytes[5] ?? 0;
  const window = single ? size : 2 ** (10 + (exponent >>> 3)) * (1 + (exponent & 7) / 8);
  if (window > LARGEST_WINDOW) {
    throw new DecodeError('unsupported', 'the zstd data needs a window of more than 128 MiB (zstd --long)');
  }
  return { length, window, contentSize, checksum: (descriptor & CHECKSUM_FLAG) !== 0 };
}

/** Largest block that the format allows, decoded or not. */
const LARGEST_BLOCK = 128 * 1024;
const RLE = 1;
const RESERVED = 3;

/** What the three bytes before a block say; `stored` is the bytes that follow them. */
export function readBlockHeader(bytes: Uint8Array): { last: boolean; stored: number } {
  const word = littleEndian(bytes, 0, 3);
  const type = (word >>> 1) & 3;
  const size = word >>> 3;
  if (type === RESERVED || size > LARGEST_BLOCK) throw new DecodeError('corrupt', 'the zstd data is damaged');
  return { last: (word & 1) === 1, stored: type === RLE ? 1 : size };
}
