import { createInflateRaw } from 'node:zlib';
import { ByteReader } from '../byte-reader.ts';
import { DecodeError, SourceError } from '../stream-errors.ts';
import { decodeGzip, Inflater } from './gzip.ts';
import type { GzipCheckpoint } from './gzip-checkpoints.ts';

type ReadAt = (offset: number, length: number) => Promise<Uint8Array>;

const PIECE_SIZE = 64 * 1024;

/** The last checkpoint at or before a decoded byte; null where only the file's beginning is. */
export function checkpointBefore(checkpoints: readonly GzipCheckpoint[], offset: number): GzipCheckpoint | null {
  let low = 0;
  let high = checkpoints.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((checkpoints[middle]?.offset ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return checkpoints[low - 1] ?? null;
}

/** The file from a byte on, in pieces. */
async function* piecesFrom(readAt: ReadAt, start: number): AsyncGenerator<Uint8Array, void, void> {
  for (let at = start; ; at += PIECE_SIZE) {
    const piece = await readAt(at, PIECE_SIZE).catch((error: unknown) => {
      throw new SourceError(error);
    });
    if (piece.length > 0) yield piece;
    if (piece.length < PIECE_SIZE) return;
  }
}

/** The same bits, each byte moved down so that bit `shift` of the first byte is the first. */
async function* shifted(pieces: AsyncIterable<Uint8Array>, shift: number): AsyncGenerator<Uint8Array, void, void> {
  if (shift === 0) {
    yield* pieces;
    return;
  }
  /** The byte whose upper bits are still to come; the first has nothing before it to be joined to. */
  let last = -1;
  for await (const piece of pieces) {
    const begun = last >= 0;
    const out = new Uint8Array(begun ? piece.length : piece.length - 1);
    let low = begun ? last : (piece[0] ?? 0);
    for (let at = 0; at < out.length; at++) {
      const high = piece[begun ? at : at + 1] ?? 0;
      out[at] = (low >> shift) | (high << (8 - shift));
      low = high;
    }
    last = low;
    if (out.length > 0) yield out;
  }
  if (last >= 0) yield Uint8Array.of(last >> shift);
}

/** What stands after a checkpoint in a block, up to the end of its gzip member; returns the bytes of the file that it took. */
async function* fromBlock(readAt: ReadAt, bit: number, window: Uint8Array): AsyncGenerator<Uint8Array, number, void> {
  const input = new ByteReader(shifted(piecesFrom(readAt, Math.floor(bit / 8)), bit % 8));
  // zlib refuses an empty dictionary.
  const dictionary = window.length > 0 ? { dictionary: window } : {};
  const inflater = new Inflater(createInflateRaw({ ...dictionary, chunkSize: PIECE_SIZE }));
  try {
    while (!inflater.ended) {
      const chunk = await input.some();
      if (chunk === null) throw new DecodeError('truncated', 'the gzip data ends early');
      input.consume(yield* inflater.inflate(chunk.subarray(0, PIECE_SIZE)));
    }
    return input.consumed;
  } finally {
    inflater.close();
    await input.close();
  }
}

const TRAILER_SIZE = 8;

/** Where the next gzip member begins, after deflate data that ended in the byte before `end` or in that byte; null for none. */
async function nextMember(readAt: ReadAt, end: number): Promise<number | null> {
  const bytes: Uint8Array = await readAt(end + TRAILER_SIZE, 4);
  for (const at of [0, 1]) {
    if (bytes[at] === 0x1f && bytes[at + 1] === 0x8b && bytes[at + 2] === 8) return end + TRAILER_SIZE + at;
  }
  return null;
}

/** Everything from a checkpoint to the end of the file, gzip member after gzip member. */
async function* fromCheckpoint(
  readAt: ReadAt,
  { bit, window }: GzipCheckpoint,
): AsyncGenerator<Uint8Array, void, void> {
  let member: number | null = bit / 8;
  if (window !== null) {
    const taken = yield* fromBlock(readAt, bit, window);
    member = await nextMember(readAt, Math.floor(bit / 8) + taken);
  }
  if (member === null) return;
  const input = new ByteReader(piecesFrom(readAt, member));
  try {
    yield* decodeGzip(input, { trailingData: false });
  } finally {
    await input.close();
  }
}

const BEGINNING: GzipCheckpoint = { bit: 0, offset: 0, window: null };

/**
 * The decoded bytes `start` to `end` of a gzip file, decoded from the nearest checkpoint on. Checksums of what began before it
 * are not checked: the file was decoded whole when the checkpoints were made. Ends early where the file does. Throws DecodeError
 * and SourceError.
 */
export async function* gzipRange(
  readAt: ReadAt,
  checkpoints: readonly GzipCheckpoint[],
  start: number,
  end: number,
): AsyncGenerator<Uint8Array, void, void> {
  const checkpoint = checkpointBefore(checkpoints, start) ?? BEGINNING;
  let at = checkpoint.offset;
  for await (const chunk of fromCheckpoint(readAt, checkpoint)) {
    const part = chunk.subarray(Math.max(0, start - at), Math.max(0, end - at));
    at += chunk.length;
    if (part.length > 0) yield part;
    if (at >= end) return;
  }
}
