import type { DecodedChunks, DecoderPool } from './decoder-pool.ts';
import { streamEnd, streamHeader } from './formats/xz-format.ts';
import { blockAt, type XzBlock, type XzIndex } from './formats/xz-index.ts';
import { DecodeError, SourceError } from './stream-errors.ts';
import type { ByteSource } from './types.ts';

/** Compressed bytes read at a time. */
const PIECE_SIZE = 1024 * 1024;

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

  /** Gives the decoded bytes from `start` up to, not with, `end`. */
  constructor(readAt: ReadAt, index: XzIndex, pool: DecoderPool, start = 0, end = index.decodedSize) {
    this.#readAt = readAt;
    this.#index = index;
    this.#pool = pool;
    this.#position = start;
    this.#end = Math.min(end, index.decodedSize);
  }

  /** Where in the file the block ends that holds the next byte; 0 past the last one. */
  get sourceOffset(): number {
    const block = this.#index.blocks[blockAt(this.#index, this.#position)];
    return block === undefined ? 0 : block.offset + sizeInFile(block);
  }

  /** Passes over the next `count` bytes, fewer at the end; gives how many. Takes effect from the next chunk on. */
  skip(count: number): number {
    const skipped = Math.min(count, this.#end - this.#position);
    this.#position += skipped;
    return skipped;
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, void> {
    try {
      for (;;) {
        await this.#leaveBehind();
        if (this.#position >= this.#end) return;
        const chunk = await this.#next(this.#begin());
        if (chunk === null) continue;
        this.#position += chunk.length;
        yield chunk;
      }
    } finally {
      for (const job of this.#jobs.splice(0)) giveUp(job);
    }
  }

  /** The job's next bytes from the position on; null where its chunk lies before that. */
  async #next(job: BlockJob): Promise<Uint8Array | null> {
    const { value: chunk } = await job.chunks.next();
    const before = job.block.decodedOffset + job.taken;
    if (!chunk || job.taken + chunk.length > job.block.decodedSize) throw sizeLies();
    job.taken += chunk.length;
    const from = this.#position - before;
    if (from >= chunk.length) return null;
    return chunk.subarray(from, from + Math.min(chunk.length - from, this.#end - this.#position));
  }

  /** Drops the jobs in front of the position: those taken to their last byte still have their checks verified. */
  async #leaveBehind(): Promise<void> {
    for (;;) {
      const [job] = this.#jobs;
      if (job === undefined || (endOf(job.block) > this.#position && this.#position < this.#end)) return;
      this.#jobs.shift();
      if (job.taken < job.block.decodedSize) giveUp(job);
      else if (!(await job.chunks.next()).done) throw sizeLies();
    }
  }

  /** Begins the blocks from the position on as far as the pool looks ahead; gives the first. */
  #begin(): BlockJob {
    const { blocks } = this.#index;
    const first = blockAt(this.#index, this.#position);
    for (let at = first + this.#jobs.length; this.#jobs.length < this.#pool.lookAhead; at++) {
      const block = blocks[at];
      if (block === undefined || block.decodedOffset >= this.#end) break;
      const input = blockStream(this.#readAt, block);
      const notes = { trailingData: false };
      this.#jobs.push({ block, chunks: this.#pool.decode({ compression: 'xz', input, notes }), taken: 0 });
    }
    const [job] = this.#jobs;
    if (job === undefined) throw new Error('no block at the position');
    return job;
  }
}

const sizeLies = (): DecodeError => new DecodeError('corrupt', 'an xz block is not as large as the index says');
