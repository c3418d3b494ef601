import type { ByteReader } from '../byte-reader.ts';
import type { GzipCheckpoint } from './gzip-checkpoints.ts';

/** The compressions that we read, by the word that stands after "tar+" in a format's name. */
export type Compression = 'xz' | 'gzip' | 'bzip2' | 'zstd';

/** What a decoder notices besides the bytes. */
export interface DecodeNotes {
  /** Set when bytes that are no further stream follow the last one: they were left unread. */
  trailingData: boolean;
  /** Where it is given, a gzip's checkpoints are put into it while it is decoded. */
  readonly checkpoints?: GzipCheckpoint[] | undefined;
  /** Decoded bytes between them; the default is for archives, less for tests. */
  readonly checkpointSpacing?: number | undefined;
}

/**
 * One compression format: takes the compressed bytes, gives the decoded ones in chunks, each valid until the next is pulled.
 * Concatenated streams are one stream, as the format's own tool has it. Throws `DecodeError`, after everything that
 * could be decoded was given. Pulls only as fast as it is pulled from.
 */
export type Decode = (input: ByteReader, notes: DecodeNotes) => AsyncGenerator<Uint8Array, void, void>;
