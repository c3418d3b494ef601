import type { LimitValues } from '../base/limits.ts';
import type { Result } from '../base/result.ts';
import type { Failure, Problem } from '../contracts/errors.ts';
import type { DecoderPool } from './decoder-pool.ts';
import type { MemberIndex } from './member-index.ts';

/** The bytes of one archive, wherever they come from. Never written to. */
export interface ByteSource {
  /** Base name of the file, for messages and for what the name tells (host, case number). */
  readonly name: string;
  /** Size in bytes, null for a pipe. */
  readonly size: number | null;
  /** The bytes from `start` (default 0) to the end, in chunks of any size. Can be called again unless `size` is null. */
  stream(start?: number): AsyncIterable<Uint8Array>;
  /** Random access, null for a pipe. Fewer bytes than asked for only at the end of the file. */
  readonly readAt: ((offset: number, length: number) => Promise<Uint8Array>) | null;
}

/** One tar header, names decoded and made safe: no leading `/` or `./`, no `..`, no empty segment. */
export interface MemberHeader {
  /** Path inside the archive, with the top folder. */
  readonly path: string;
  readonly type: 'file' | 'directory' | 'symlink' | 'hardlink' | 'other';
  /** Bytes of content; 0 for anything but a file. */
  readonly size: number;
  /** As written in the header, null where there is none. */
  readonly linkTarget: string | null;
  /** Seconds since the epoch. */
  readonly modified: number;
}

/** Takes one member's bytes. The chunk is only valid during the call: copy what is kept. */
export interface MemberSink {
  write(chunk: Uint8Array): void | Promise<void>;
  /** `complete` is false when the archive broke off inside this member. */
  end(complete: boolean): void | Promise<void>;
}

/** Chooses, member by member in the archive's order, what is read; null skips the content. */
export interface MemberVisitor {
  member(header: MemberHeader): MemberSink | null;
}

/** What stops hostile archives. Real sosreports stay far below the defaults (`limits.ts`). */
export type ArchiveLimits = LimitValues;

export interface ReadOptions {
  readonly limits: ArchiveLimits;
  readonly signal: AbortSignal;
  /**
   * Who decodes. With it, and a source of random access, an xz of several blocks is read by its index: blocks side by side,
   * those inside skipped members not at all. Without it everything is decoded here, front to back.
   */
  readonly decoders?: DecoderPool | undefined;
  /**
   * Whether single members are to be read again by the index: a gzip then gets checkpoints while it is decoded, which costs some
   * tenth of its time. An .xz of several blocks and a plain tar need none.
   */
  readonly randomAccess?: boolean | undefined;
  /** Called at most some twenty times a second with bytes of the source consumed and the member at hand. */
  onProgress(bytesRead: number, member: string | null): void;
}

/** How the reading of one archive ended, when there was an archive to read. */
export interface ReadOutcome {
  /** "tar+xz", "tar+gzip", "tar+bzip2", "tar+zstd", "tar". */
  readonly format: string;
  readonly members: number;
  readonly decodedBytes: number;
  /** False when cut short, damaged or stopped by a limit. */
  readonly complete: boolean;
  readonly problems: readonly Problem[];
  /** Hex SHA-256 of the source, null where it was not read to the end. */
  readonly sha256: string | null;
  /** Where each member lies, for `readMember`; null where there were too many to keep. */
  readonly index: MemberIndex | null;
}

/** `readArchive` in read-archive.ts: reads once, front to back, and never throws for what the bytes may hold. */
export type ReadArchive = (
  source: ByteSource,
  visitor: MemberVisitor,
  options: ReadOptions,
) => Promise<Result<ReadOutcome, Failure>>;
