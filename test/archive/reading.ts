import { bytesSource } from '../../shared/archive/bytes-source.ts';
import type { DecoderPool } from '../../shared/archive/decoder-pool.ts';
import { DEFAULT_LIMITS } from '../../shared/archive/limits.ts';
import { readArchive } from '../../shared/archive/read-archive.ts';
import type { ArchiveLimits, ByteSource, MemberHeader, MemberSink, ReadOutcome } from '../../shared/archive/types.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Failure } from '../../shared/contracts/errors.ts';

/** One member as it was read: its header, its bytes, and how its sink was ended (null: never). */
export interface ReadMember {
  readonly header: MemberHeader;
  bytes: Uint8Array;
  ended: boolean | null;
}

/** A visitor that keeps everything, copying chunks as real sinks must. */
export class Collector {
  readonly members: ReadMember[] = [];

  member(header: MemberHeader): MemberSink {
    const read: ReadMember = { header, bytes: new Uint8Array(0), ended: null };
    this.members.push(read);
    const parts: Uint8Array[] = [];
    return {
      write(chunk) {
        if (read.ended !== null) throw new Error('written to after its end');
        parts.push(chunk.slice());
      },
      end(complete) {
        if (read.ended !== null) throw new Error('ended twice');
        read.ended = complete;
        read.bytes = new Uint8Array(Buffer.concat(parts));
      },
    };
  }

  /** Text of the file at a path. */
  text(path: string): string | undefined {
    const member = this.members.find(({ header }) => header.path === path);
    return member === undefined ? undefined : Buffer.from(member.bytes).toString();
  }

  get paths(): string[] {
    return this.members.map(({ header }) => header.path);
  }
}

export interface ReadingOptions {
  readonly name?: string;
  readonly chunkSize?: number;
  readonly limits?: Partial<ArchiveLimits>;
  readonly signal?: AbortSignal;
  readonly decoders?: DecoderPool | undefined;
  readonly randomAccess?: boolean;
  readonly onProgress?: (bytesRead: number, member: string | null) => void;
}

/** Reads a source whole. */
export async function readSource(
  source: ByteSource,
  options: ReadingOptions = {},
): Promise<{ result: Result<ReadOutcome, Failure>; collector: Collector }> {
  const collector = new Collector();
  const result = await readArchive(source, collector, {
    limits: { ...DEFAULT_LIMITS, ...options.limits },
    signal: options.signal ?? new AbortController().signal,
    onProgress: options.onProgress ?? (() => undefined),
    decoders: options.decoders,
    randomAccess: options.randomAccess,
  });
  return { result, collector };
}

/** Reads bytes as if they were the file `name`. */
export function read(bytes: Uint8Array, options: ReadingOptions = {}): ReturnType<typeof readSource> {
  return readSource(bytesSource(options.name ?? 'sosreport.tar.xz', bytes, options.chunkSize), options);
}

/** The outcome, or an error that shows the failure. */
export function outcomeOf(result: Result<ReadOutcome, Failure>): ReadOutcome {
  if (!result.ok) throw new Error(`failed: ${result.error.code}: ${result.error.message}`);
  return result.value;
}

/** The failure, or an error where there is none. */
export function failureOf(result: Result<ReadOutcome, Failure>): Failure {
  if (result.ok) throw new Error(`read ${result.value.members} members where a failure was expected`);
  return result.error;
}
