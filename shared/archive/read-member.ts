import type { Problem } from '../contracts/errors.ts';
import { BlockChunks } from './block-chunks.ts';
import { ByteReader } from './byte-reader.ts';
import type { DecoderPool } from './decoder-pool.ts';
import type { IndexedMember, MemberIndex } from './member-index.ts';
import { decodersFor, openContent } from './open-content.ts';
import { sniffCompression } from './sniff.ts';
import { sourceFailure } from './source-failure.ts';
import { DecodeError, SourceError } from './stream-errors.ts';
import type { ByteSource } from './types.ts';

/** Bytes read at a time from a plain tar. */
const PIECE_SIZE = 256 * 1024;
const MAGIC_BYTES = 6;

/** Part of a member's content, in bytes; the whole of it by default. */
export interface MemberRange {
  readonly start?: number;
  /** Not with this byte. */
  readonly end?: number;
}

/** Thrown while a member is read whose bytes are damaged, cut off or not to be had. */
export class MemberDamaged extends Error {
  readonly problem: Problem;

  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

const damaged = (path: string, message: string): MemberDamaged =>
  new MemberDamaged({ code: 'member-unreadable', message: `The file could be read in part only: ${message}.`, path });

async function* plainRange(source: ByteSource, start: number, end: number): AsyncGenerator<Uint8Array, void, void> {
  const { readAt } = source;
  for (let at = start; at < end && readAt !== null; at += PIECE_SIZE) {
    const piece = await readAt(at, Math.min(PIECE_SIZE, end - at)).catch((error: unknown) => {
      throw new SourceError(error);
    });
    if (piece.length > 0) yield piece;
    if (piece.length < Math.min(PIECE_SIZE, end - at)) throw new DecodeError('truncated', 'the archive ends early');
  }
}

/** The source from its beginning, its errors told apart from ours. */
async function* sourceChunks(source: ByteSource): AsyncGenerator<Uint8Array, void, void> {
  try {
    yield* source.stream();
  } catch (error) {
    throw new SourceError(error);
  }
}

/** Decodes from the beginning and drops what lies before `start`: for formats that have no other way in. */
async function* streamedRange(
  source: ByteSource,
  decoders: DecoderPool | undefined,
  start: number,
  end: number,
): AsyncGenerator<Uint8Array, void, void> {
  const input = new ByteReader(sourceChunks(source));
  await input.fill(MAGIC_BYTES);
  const compression = sniffCompression(input.buffered);
  const { chunks } = await openContent(source, input, compression, decoders, { trailingData: false });
  let at = 0;
  try {
    for await (const chunk of chunks) {
      const part = chunk.subarray(Math.max(0, start - at), Math.max(0, end - at));
      at += chunk.length;
      if (part.length > 0) yield part;
      if (at >= end) return;
    }
  } finally {
    await input.close();
  }
  throw new DecodeError('truncated', 'the archive ends early');
}

async function rangeOf(source: ByteSource, index: MemberIndex, decoders: DecoderPool | undefined) {
  const { readAt } = source;
  const { blocks } = index;
  if (readAt !== null && blocks !== null) {
    const pool = decodersFor(source, decoders);
    return (start: number, end: number) => new BlockChunks(readAt, blocks, pool, start, end);
  }
  if (readAt !== null) {
    const compression = sniffCompression(await readAt(0, MAGIC_BYTES));
    if (compression === null) return (start: number, end: number) => plainRange(source, start, end);
    if (compression === 'gzip' && index.checkpoints.length > 0) {
      const { gzipRange } = await import('./formats/gzip-range.ts');
      return (start: number, end: number) => gzipRange(readAt, index.checkpoints, start, end);
    }
  }
  return (start: number, end: number) => streamedRange(source, decoders, start, end);
}

/**
 * The content of one member, or a range of it, in chunks that are valid until the next is pulled. From an .xz of several
 * blocks only the blocks are decoded that hold it, a plain tar is read where it lies; a gzip is entered at the nearest checkpoint; single-block xz,
 * bzip2 and zstd are decoded from their beginning. The source must be the one that the index was made of, and readable again.
 * Throws MemberDamaged, after everything that could be read. Take no further chunk to stop.
 */
export async function* readMember(
  source: ByteSource,
  index: MemberIndex,
  member: IndexedMember,
  range: MemberRange = {},
  decoders?: DecoderPool,
): AsyncGenerator<Uint8Array, void, void> {
  const { path, size } = member.header;
  const start = Math.max(0, Math.min(range.start ?? 0, size));
  const end = Math.max(start, Math.min(range.end ?? size, size));
  if (start === end) return;
  let given = 0;
  try {
    const read = await rangeOf(source, index, decoders);
    for await (const chunk of read(member.offset + start, member.offset + end)) {
      given += chunk.length;
      yield chunk;
    }
  } catch (error) {
    if (error instanceof DecodeError) throw damaged(path, error.message);
    if (error instanceof SourceError) throw damaged(path, sourceFailure(error.cause).message);
    throw error;
  }
  if (given < end - start) throw damaged(path, 'the archive ends early');
}
