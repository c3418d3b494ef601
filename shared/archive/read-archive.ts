import { limitText } from '../base/limits.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Failure } from '../contracts/errors.ts';
import { abortable } from './abortable.ts';
import { ByteReader } from './byte-reader.ts';
import { type Deadline, deadline } from './deadline.ts';
import { encryptedFailure } from './encrypted.ts';
import type { Compression, DecodeNotes } from './formats/decoder.ts';
import { RATIO_FREE_BYTES } from './limits.ts';
import { IndexBuilder } from './member-index.ts';
import { MeteredSource } from './metered-source.ts';
import { type Content, openContent } from './open-content.ts';
import { ProblemLog } from './problem-log.ts';
import { looksLikeTar, SNIFF_BYTES, sniffCompression } from './sniff.ts';
import { sourceFailure } from './source-failure.ts';
import { DecodeError, LimitError, SourceError, TarError } from './stream-errors.ts';
import { TarReader } from './tar/tar-reader.ts';
import type { ByteSource, MemberVisitor, ReadArchive, ReadOptions, ReadOutcome } from './types.ts';
import { unreadableFormat } from './unreadable-format.ts';

/** What ended the reading before its time; null where nothing did. */
type Stop = DecodeError | LimitError | SourceError | TarError | null;

/** How much of a compressed file that holds no tar is decoded to tell a damaged archive from another file. */
const DAMAGE_PROBE_BYTES = 1024 * 1024;

/** Bytes below which skipping gains nothing: what is decoded anyway has its checks verified. */
const WORTH_SKIPPING = 64 * 1024;

const EMPTY: Failure = {
  code: 'empty',
  message: 'The file is empty (0 bytes). Copy or download it again.',
};
const NO_MEMBERS: Failure = {
  code: 'empty',
  message: 'The archive holds no files. Have the sosreport made or copied again.',
};
const CUT_SHORT: Failure = {
  code: 'unreadable',
  message: 'The file is cut short: it ends before the first file inside it. Copy or download it again.',
};

const isStop = (error: unknown): error is Exclude<Stop, null> =>
  error instanceof DecodeError ||
  error instanceof LimitError ||
  error instanceof SourceError ||
  error instanceof TarError;

/** One reading of one archive: the state that its steps share. */
class Reading {
  readonly #source: ByteSource;
  readonly #options: ReadOptions;
  readonly #deadline: Deadline;
  readonly #metered: MeteredSource;
  readonly #input: ByteReader;
  readonly #problems = new ProblemLog();
  readonly #tar: TarReader;
  readonly #notes: DecodeNotes;
  readonly #index = new IndexBuilder();
  #content: Content | null = null;
  #chunks: AsyncIterator<Uint8Array> | null = null;
  #compression: Compression | null = null;
  #decodedBytes = 0;

  constructor(source: ByteSource, visitor: MemberVisitor, options: ReadOptions) {
    this.#source = source;
    this.#options = options;
    this.#notes = { trailingData: false, checkpoints: options.randomAccess ? [] : undefined };
    this.#deadline = deadline(options.signal, options.limits.seconds);
    this.#metered = new MeteredSource(source, this.#deadline.signal);
    this.#input = new ByteReader(this.#metered);
    this.#tar = new TarReader(visitor, options.limits, this.#problems, this.#index);
  }

  async run(): Promise<Result<ReadOutcome, Failure>> {
    try {
      return await this.#read();
    } catch (error) {
      if (error instanceof SourceError) return fail(sourceFailure(error.cause));
      // Time that is up before the first bytes have come.
      if (error instanceof LimitError) return fail(this.#nothingRead(error, false));
      // What ends the reading counts, not what a sink thinks of being ended.
      await this.#tar.abandon().catch(() => undefined);
      throw error;
    } finally {
      this.#deadline.clear();
      // Not awaited: a source that hangs in a read (a pipe) would hold up the abort.
      void this.#stopDecoding();
      await this.#input.close();
    }
  }

  /** Ends the decoding; once done, nothing but us takes from the input. */
  async #stopDecoding(): Promise<void> {
    await Promise.resolve(this.#chunks?.return?.()).catch(() => undefined);
  }

  async #read(): Promise<Result<ReadOutcome, Failure>> {
    await this.#input.fill(SNIFF_BYTES);
    const head = this.#input.buffered.slice(0, SNIFF_BYTES);
    if (head.length === 0) return fail(EMPTY);
    this.#compression = sniffCompression(head);
    const content = await openContent(
      this.#source,
      this.#input,
      this.#compression,
      this.#options.decoders,
      this.#notes,
    );
    this.#content = content;
    const decoded = new ByteReader(this.#bounded(content));
    const { refusal, stop } = await this.#checkContent(decoded, head);
    if (refusal !== null) return fail(refusal);
    const stopped = stop ?? (await this.#readMembers(decoded));
    const whole = await this.#tar.finish();
    if (this.#tar.members === 0) return fail(this.#nothingRead(stopped, whole));
    if (!(stopped instanceof LimitError || stopped instanceof SourceError)) await this.#drain();
    return ok(this.#outcome(stopped, whole));
  }

  /** The archive's bytes as a tar, counted and bounded, given up at once when the signal aborts. */
  async *#bounded({ chunks, blocks }: Content): AsyncGenerator<Uint8Array, void, void> {
    const iterator = chunks[Symbol.asyncIterator]();
    this.#chunks = iterator;
    for (;;) {
      const next = abortable(iterator.next(), this.#deadline.signal);
      if (blocks !== null) {
        next.catch(() => undefined);
        await this.#readUpTo(blocks.sourceOffset);
      }
      const { value: chunk, done } = await next;
      if (done) return;
      this.#count(chunk.length);
      yield chunk;
    }
  }

  /** Counts decoded or skipped bytes. */
  #count(bytes: number): void {
    const { decodedBytes, ratio } = this.#options.limits;
    this.#decodedBytes += bytes;
    if (this.#decodedBytes > decodedBytes) {
      throw new LimitError(`the archive decodes to more than ${limitText('bytes', decodedBytes)}`, 'decoded');
    }
    if (this.#decodedBytes > RATIO_FREE_BYTES && this.#decodedBytes > ratio * this.#metered.bytesRead) {
      const message = `the archive decodes to more than ${ratio} times its size, as a decompression bomb does`;
      throw new LimitError(message, 'ratio');
    }
  }

  /** Looks whether what was decoded is a tar at all. A stop met on the way is given back, not thrown. */
  async #checkContent(decoded: ByteReader, head: Uint8Array): Promise<{ refusal: Failure | null; stop: Stop }> {
    let stop = await this.#fill(decoded, SNIFF_BYTES);
    const inner = decoded.buffered.slice(0, SNIFF_BYTES);
    if (looksLikeTar(inner)) return { refusal: null, stop };
    // Damage shows by a checksum, which may stand further on.
    if (this.#compression !== null) stop ??= await this.#fill(decoded, DAMAGE_PROBE_BYTES);
    if (stop !== null) return { refusal: this.#nothingRead(stop, false), stop };
    if (this.#compression === null) return { refusal: this.#unknownContent(head), stop };
    if (inner.length === 0) return { refusal: NO_MEMBERS, stop };
    return { refusal: this.#compressedSomethingElse(inner), stop };
  }

  /** Has `count` bytes decoded where there are as many; gives what stopped it. */
  async #fill(decoded: ByteReader, count: number): Promise<Stop> {
    try {
      await decoded.fill(count);
      return null;
    } catch (error) {
      if (!isStop(error) || error instanceof SourceError) throw error;
      return error;
    }
  }

  /** Neither compressed nor a tar. */
  #unknownContent(head: Uint8Array): Failure {
    return encryptedFailure(head, this.#source.name) ?? unreadableFormat(head, this.#source.name);
  }

  #compressedSomethingElse(inner: Uint8Array): Failure {
    const compression = this.#compression ?? '';
    const again = sniffCompression(inner);
    if (again !== null) {
      return {
        code: 'not-an-archive',
        message: `The ${compression} file holds another ${again} file, not a tar archive. Decompress it once, then open the result.`,
      };
    }
    const encrypted = encryptedFailure(inner, '');
    if (encrypted !== null) {
      const message = `The ${compression} file holds an encrypted file. Decompress and decrypt it, then open the result.`;
      return { code: 'encrypted', message };
    }
    const { message } = unreadableFormat(inner, '');
    const tail = message.replace(/^(This is|The file is) /, '');
    return {
      code: 'not-an-archive',
      message: `The ${compression} file holds no tar archive. What it holds is ${tail}`,
    };
  }

  /** Why nothing at all could be read. */
  #nothingRead(stop: Stop, whole: boolean): Failure {
    if (stop instanceof LimitError) {
      return { code: 'limit-exceeded', message: `The archive was refused: ${stop.message}.` };
    }
    if (stop instanceof DecodeError && stop.fault === 'unsupported') {
      return { code: 'unsupported-compression', message: `The archive cannot be decompressed: ${stop.message}.` };
    }
    if (stop instanceof DecodeError && stop.fault === 'truncated') return CUT_SHORT;
    if (stop !== null) {
      const message = `The file is damaged at its beginning: ${stop.message}. Copy or download it again.`;
      return { code: 'unreadable', message };
    }
    return whole ? NO_MEMBERS : CUT_SHORT;
  }

  async #readMembers(decoded: ByteReader): Promise<Stop> {
    try {
      for (;;) {
        const chunk = await decoded.some();
        if (chunk === null) return null;
        await this.#tar.push(chunk);
        decoded.consume(chunk.length);
        await this.#skipUnwanted();
        await this.#metered.breathe(() => this.#tellProgress());
      }
    } catch (error) {
      if (isStop(error)) return error;
      throw error;
    }
  }

  /** Passes over what nobody asked for, where the content can be skipped. */
  async #skipUnwanted(): Promise<void> {
    const blocks = this.#content?.blocks ?? null;
    if (blocks === null) return;
    blocks.expect(this.#tar.wanted);
    if (this.#tar.unwanted < WORTH_SKIPPING) return;
    const skipped = blocks.skip(this.#tar.unwanted);
    this.#tar.skip(skipped);
    await this.#readUpTo(blocks.sourceOffset);
    this.#count(skipped);
  }

  #tellProgress(): void {
    this.#options.onProgress(this.#metered.bytesRead, this.#tar.current);
  }

  /** Reads on to the source's end for the sake of its hash: cheap, as nothing is decoded any more. */
  async #drain(): Promise<void> {
    try {
      await this.#stopDecoding();
      await this.#readUpTo(Number.POSITIVE_INFINITY);
    } catch (error) {
      if (!(error instanceof SourceError || error instanceof LimitError)) throw error;
    }
  }

  /** Has the source's bytes up to an offset counted and hashed. */
  async #readUpTo(offset: number): Promise<void> {
    while (this.#metered.bytesRead < offset) {
      const chunk = await this.#input.some();
      if (chunk === null) return;
      this.#input.consume(chunk.length);
      await this.#metered.breathe(() => this.#tellProgress());
    }
  }

  #outcome(stop: Stop, whole: boolean): ReadOutcome {
    const during = this.#tar.current === null ? '' : ` The last file reached is ${this.#tar.current}.`;
    if (stop instanceof LimitError) {
      this.#problems.add('limit-exceeded', `Reading was stopped: ${stop.message}.${during}`);
    } else if (stop instanceof SourceError) {
      this.#problems.add('archive-truncated', `${sourceFailure(stop.cause).message}${during}`);
    } else if (stop instanceof DecodeError && stop.fault === 'truncated') {
      this.#problems.add('archive-truncated', `The archive is cut short: ${stop.message}.${during}`);
    } else if (stop !== null) {
      this.#problems.add('archive-corrupt', `The archive is damaged: ${stop.message}.${during}`);
    } else if (!whole) {
      this.#problems.add('archive-truncated', `The archive is cut short: the tar ends in the middle.${during}`);
    } else if (this.#notes.trailingData || this.#tar.trailingData) {
      this.#problems.add('trailing-data', "Bytes after the archive's end were ignored.");
    }
    this.#tellProgress();
    return {
      format: this.#compression === null ? 'tar' : `tar+${this.#compression}`,
      members: this.#tar.members,
      decodedBytes: this.#decodedBytes,
      complete: stop === null && whole,
      problems: this.#problems.list(),
      sha256: this.#metered.sha256(),
      index: this.#index.index(this.#content?.xzIndex ?? null, this.#notes.checkpoints ?? []),
    };
  }
}

/**
 * Reads an archive once, front to back, handing its members to `visitor` as they come by, at the pace of their sinks.
 * What the bytes may hold never throws: a file that is no archive gives a Failure; one that is damaged, cut short or past
 * a limit gives an outcome with `complete` false after all that could be read. Every sink that was opened is ended.
 * Throws the signal's reason when aborted (an AbortError unless the caller gave another), and what a sink or the visitor
 * throws.
 */
export const readArchive: ReadArchive = (source, visitor, options) => new Reading(source, visitor, options).run();
