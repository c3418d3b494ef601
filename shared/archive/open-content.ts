import { BlockChunks } from './block-chunks.ts';
import type { ByteReader } from './byte-reader.ts';
import { type DecoderPool, inProcessDecoders, SMALL_FILE } from './decoder-pool.ts';
import type { Compression, DecodeNotes } from './formats/decoder.ts';
import { readXzIndex, type XzIndex } from './formats/xz-index.ts';
import { SourceError } from './stream-errors.ts';
import type { ByteSource } from './types.ts';

/** An archive's decoded bytes, whichever way they are come by. */
export interface Content {
  readonly chunks: AsyncIterable<Uint8Array>;
  /** The same chunks where they can be skipped. */
  readonly blocks: BlockChunks | null;
  readonly xzIndex: XzIndex | null;
}

/** The bytes of `input` as they are. */
async function* plainChunks(input: ByteReader): AsyncGenerator<Uint8Array, void, void> {
  for (;;) {
    const chunk = await input.some();
    if (chunk === null) return;
    yield chunk;
    input.consume(chunk.length);
  }
}

/** The index of a source's blocks where it is an .xz of random access; null where it is not, or has no sound index. */
export async function xzIndexOf(source: ByteSource): Promise<XzIndex | null> {
  const { readAt, size } = source;
  if (readAt === null || size === null) return null;
  try {
    return await readXzIndex(readAt, size);
  } catch (error) {
    throw new SourceError(error);
  }
}

/** The pool that is worth its while for a source. */
export const decodersFor = (source: ByteSource, decoders: DecoderPool | undefined): DecoderPool =>
  decoders === undefined || (source.size !== null && source.size < SMALL_FILE) ? inProcessDecoders : decoders;

/**
 * Opens what a source decodes to. An .xz of several blocks is read by its index, where a pool is given; then `input` is left
 * where it is. All else takes its bytes from `input`, the source's beginning. Throws SourceError.
 */
export async function openContent(
  source: ByteSource,
  input: ByteReader,
  compression: Compression | null,
  decoders: DecoderPool | undefined,
  notes: DecodeNotes,
): Promise<Content> {
  if (compression === null) return { chunks: plainChunks(input), blocks: null, xzIndex: null };
  const pool = decodersFor(source, decoders);
  if (compression === 'xz' && decoders !== undefined && source.readAt !== null) {
    const xzIndex = await xzIndexOf(source);
    if (xzIndex !== null && xzIndex.blocks.length > 1) {
      const blocks = new BlockChunks(source.readAt, xzIndex, pool);
      return { chunks: blocks, blocks, xzIndex };
    }
  }
  // zlib has threads of its own.
  const decoder = pool;
  return { chunks: decoder.decode({ compression, input: plainChunks(input), notes }), blocks: null, xzIndex: null };
}
