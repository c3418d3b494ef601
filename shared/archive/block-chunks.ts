import type { DecodedChunks, DecoderPool } from './decoder-pool.ts';
import { streamEnd, streamHeader } from './formats/xz-format.ts';
import { blockAt, type XzBlock, type XzIndex } from './formats/xz-index.ts';
import { KeptChunks } from './kept-chunks.ts';
import { DecodeError, SourceError } from './stream-errors.ts';
import type { ByteSource } from './types.ts';

/** Compressed bytes read at a time. */
const PIECE_SIZE = 512 * 1024;

/**
 * The last block of an archive is needed whatever is skipped: the tar ends in it. In archives of no more blocks than this it is decoded
 * ahead, once so many blocks are read that the threads are sure to be at work, and kept. Else the reader that has passed over the
 * last large member waits for all of it, which is seen in the time of small archives only.
 */
const LAST_AHEAD = { mostBlocks: 64, afterBlocks: 2, decodedSize: 8 * 1024 * 1024 };

type ReadAt = NonNullable<ByteSource['readAt']>;

/** A block as an .xz stream of its own: header, block, an index of one record, footer. */
async function* blockStream(readAt: ReadAt, block: XzBlock): AsyncGenerator<Uint8Array, void, void> {
  yield streamHeader(block.check);
  const size = sizeInFile(block);
  for (let at = 0; at < size; at += PIECE_SIZE) {
    const piece = await readAt(block.offset + at, Math.min(PIECE_SIZE, size - at)).catch((error: unknown) => {
      throw new SourceError(error);
    });
    yield piece;
  }
  yield streamEnd(block.check, block.unpaddedSize, block.decodedSize);
}

/** A block whose decoding has begun. */
interface BlockJob {
  readonly block: XzBlock;
  readonly chunks: DecodedChunks;
  /** Decoded bytes taken so far. */
  taken: number;
}

const endOf = ({ decodedOffset, decodedSize }: XzBlock): number => decodedOffset + decodedSize;
const sizeInFile = ({ unpaddedSize }: XzBlock): number => Math.ceil(unpaddedSize / 4) * 4;

/** Ends a job whose bytes nobody wants; whatever it meets on the way is of no interest. */
function giveUp(job: BlockJob): void {
  job.chunks.return().catch(() => undefined);
}

/**
 * What an .xz of many blocks decodes to, from any offset on: blocks ahead are decoded meanwhile, and bytes that are
 * skipped are not decoded where whole blocks of them are, nor the rest of a block from where the skipping begins. So
 * the check of a block that is skipped wholly or in part is not verified; that of every other block is.
 */
export class BlockChunks implements AsyncIterable<Uint8Array> {
  readonly #readAt: ReadAt;
  readonly #index: XzIndex;
  readonly #pool: DecoderPool;
  /** Begun, in the order of their blocks, without gaps. */
  #jobs: BlockJob[] = [];
  #position: number;
  readonly #end: number;
  /** Up to here the bytes are known to be wanted. */
  #wanted = 0;
  /** Blocks read to their ends. */
  #read = 0;
  /** The last block, decoded ahead. */
  #last: BlockJob | null = null;
  /** Blocks read to their ends since bytes were last skipped, at first as many as make no difference. */
  #streak = Number.POSITIVE_INFINITY;

  /** Gives the decoded bytes from `start` up to, not with, `end`. */
  constructor(readAt: ReadAt, index: XzIndex, pool: DecoderPool, start = 0, end = Number.POSITIVE_INFINITY) {
    this.#readAt = readAt;
    this.#index = index;
    this.#pool = pool;
    this.#position = start;
    this.#end = end;
  }

  /** Where in the file the block ends that holds the next byte; 0 past the last one. */
  get sourceOffset(): number {
    const block = this.#index.blocks[blockAt(this.#index, this.#position)];
    return block === undefined ? 0 : block.offset + sizeInFile(block);
  }

  /** Passes over the next `count` bytes, fewer at the end; gives how many. Takes effect from the next chunk on. */
  skip(count: number): number {
    const skipped = Math.max(0, Math.min(count, this.#index.decodedSize - this.#position));
    this.#position += skipped;
    this.#streak = 0;
    return skipped;
  }

  /** Says that the next `count` bytes will not be skipped. */
  expect(count: number): void {
    this.#wanted = this.#position + count;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, void> {
    try {
      for (let job = this.#current(); job !== null; job = this.#current()) {
        const chunk = await this.#next(job);
        if (chunk === null) continue;
        this.#position += chunk.length;
        yield chunk;
      }
    } finally {
      for (const job of this.#jobs.splice(0)) giveUp(job);
      if (this.#last !== null) giveUp(this.#last);
    }
  }

  /** The job's next bytes from the position on; null where there are none in its next chunk, or it has ended. */
  async #next(job: BlockJob): Promise<Uint8Array | null> {
    const { value: chunk, done } = await job.chunks.next();
    if (done) {
      this.#jobs.shift();
      this.#read++;
      this.#streak++;
      if (job.taken !== job.block.decodedSize) throw new DecodeError('corrupt', 'the xz data is damaged');
      return null;
    }
    const from = this.#position - job.block.decodedOffset - job.taken;
    job.taken += chunk.length;
    const wanted = Math.min(chunk.length, from + this.#end - this.#position);
    return from < wanted ? chunk.subarray(from, wanted) : null;
  }

  /**
   * The job to go on with, null at the end. A job that was taken to its last byte is gone on with until it has ended: only
   * then its check is verified, and it is found out where a block holds more than the index says.
   */
  #current(): BlockJob | null {
    for (let job = this.#jobs[0]; job !== undefined; job = this.#jobs[0]) {
      const { decodedOffset, decodedSize } = job.block;
      const wanted = decodedOffset + decodedSize > this.#position && this.#position < this.#end;
      if (wanted || job.taken >= decodedSize) break;
      giveUp(job);
      this.#jobs.shift();
    }
    return this.#position < this.#end ? this.#begin() : (this.#jobs[0] ?? null);
  }

  /**
   * Begins the blocks from the position on as far as the pool looks ahead; gives the first. Where bytes were skipped, more
   * are likely to be: from there on, blocks that nobody has asked for yet are begun only as more and more turn out wanted.
   */
  #begin(): BlockJob | null {
    const { blocks } = this.#index;
    const next = this.#jobs.at(-1);
    const from = next === undefined ? this.#position : endOf(next.block);
    for (let at = blockAt(this.#index, from); this.#jobs.length < this.#pool.lookAhead; at++) {
      const block = blocks[at];
      if (block === undefined || block.decodedOffset >= this.#end) break;
      if (block.decodedOffset >= this.#wanted && this.#jobs.length > this.#streak) break;
      this.#jobs.push(this.#takeLast(block) ?? { block, chunks: this.#decode(block), taken: 0 });
    }
    this.#lookAtLast();
    return this.#jobs[0] ?? null;
  }

  #decode(block: XzBlock): DecodedChunks {
    const input = blockStream(this.#readAt, block);
    return this.#pool.decode({ compression: 'xz', input, notes: { trailingData: false } });
  }

  /** The job of a block where it is the one that was decoded ahead. */
  #takeLast(block: XzBlock): BlockJob | null {
    const last = this.#last;
    if (last?.block !== block) return null;
    this.#last = null;
    return last;
  }

  /** Has the last block decoded ahead when it is time (`LAST_AHEAD`) and nobody has come near it yet. */
  #lookAtLast(): void {
    const { blocks } = this.#index;
    if (this.#read !== LAST_AHEAD.afterBlocks || this.#last !== null || this.#pool.lookAhead === 1) return;
    const block = blocks.at(-1);
    if (block === undefined || blocks.length > LAST_AHEAD.mostBlocks || block.decodedSize > LAST_AHEAD.decodedSize)
      return;
    const begun = this.#jobs.at(-1)?.block.decodedOffset ?? this.#position;
    if (begun >= block.decodedOffset || this.#end < endOf(block)) return;
    this.#last = { block, chunks: new KeptChunks(this.#decode(block), block.decodedSize), taken: 0 };
  }
}
