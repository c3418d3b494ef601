import { ByteReader } from './byte-reader.ts';
import type { Compression, DecodeNotes } from './formats/decoder.ts';
import { openDecoder } from './formats/open-decoder.ts';

/** Files smaller than this are decoded sooner than a thread has started. */
export const SMALL_FILE = 512 * 1024;

/** Compressed bytes to be decoded on their own: a whole file, or one block of it dressed up as a file. */
export interface DecodeJob {
  readonly compression: Compression;
  /** Pulled as the decoder needs them; what it throws comes out of the job after all that was decoded before. */
  readonly input: AsyncIterable<Uint8Array>;
  /** As for `Decode`; filled in by the time the decoded bytes have ended. */
  readonly notes: DecodeNotes;
}

/** Decoded bytes in order; `return()` also ends what has not been asked for anything yet. */
export interface DecodedChunks extends AsyncIterableIterator<Uint8Array, void, void> {
  next(): Promise<IteratorResult<Uint8Array, void>>;
  return(): Promise<IteratorResult<Uint8Array, void>>;
}

/**
 * Who decodes: this thread (`inProcessDecoders`) or several others, handed in from outside because the engine starts no
 * threads.
 */
export interface DecoderPool {
  /** Jobs worth having begun at a time: 1 where nothing is decoded before it is asked for. */
  readonly lookAhead: number;
  /**
   * The decoded bytes of a job, in order; a chunk is valid until the next is asked for. Throws DecodeError as the
   * decoder does, after everything that could be decoded was given, and the job's own input error. `return()` gives the
   * job up. Jobs must be taken in the order in which they were begun, or given up: threads hold each other back. But one that is
   * taken as it comes, whoever waits for what (`KeptChunks`), may be begun at any time.
   */
  decode(job: DecodeJob): DecodedChunks;
  /**
   * Who decodes an archive inside one that this pool decodes: never the same threads, for the outer one waits until the inner
   * one's bytes are taken. Absent where that is best done here.
   */
  readonly nested?: () => DecoderPool;
}

/** Decodes in this very thread, and only what is asked for. */
export const inProcessDecoders: DecoderPool = {
  lookAhead: 1,
  async *decode({ compression, input, notes }) {
    const decode = await openDecoder(compression);
    const reader = new ByteReader(input);
    try {
      yield* decode(reader, notes);
    } finally {
      await reader.close();
    }
  },
};
