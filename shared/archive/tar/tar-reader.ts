import { TAR_METADATA_BYTES } from '../limits.ts';
import type { IndexBuilder } from '../member-index.ts';
import type { ProblemLog } from '../problem-log.ts';
import { LimitError, TarError } from '../stream-errors.ts';
import type { ArchiveLimits, MemberSink, MemberVisitor } from '../types.ts';
import { BLOCK_SIZE, isZero, readHeader, sparseMapContinues, type TarHeader } from './header.ts';
import { MemberBuilder } from './member-builder.ts';

const METADATA_TYPES = 'LKxgX';

/** What the next bytes are. */
type State = 'header' | 'sparse-map' | 'metadata' | 'content' | 'padding' | 'ended';

/**
 * Takes the bytes of a tar in chunks of any size and hands its members to a visitor as they come by. Reads ustar, GNU
 * long names, PAX, base-256 sizes and the form before them; sparse files and odd types are visited as "other", without
 * content. Every step takes bytes or ends, so no archive makes it loop.
 */
export class TarReader {
  readonly #visitor: MemberVisitor;
  readonly #limits: ArchiveLimits;
  readonly #builder: MemberBuilder;
  readonly #index: IndexBuilder;
  readonly #block = new Uint8Array(BLOCK_SIZE);
  /** Bytes taken so far; inside `push`, up to the chunk at hand. */
  #taken = 0;
  #filled = 0;
  #state: State = 'header';
  #remaining = 0;
  #padding = 0;
  #sink: MemberSink | null = null;
  #pendingHeader: TarHeader | null = null;
  #metadata: { type: string; bytes: Uint8Array; filled: number } | null = null;
  #zeroBlocks = 0;
  #awaitsMember = false;
  /** Headers of members seen, usable or not. */
  members = 0;
  /** Path of the member at hand. */
  current: string | null = null;
  /** Whether bytes other than zero follow the archive's end. */
  trailingData = false;

  constructor(visitor: MemberVisitor, limits: ArchiveLimits, problems: ProblemLog, index: IndexBuilder) {
    this.#index = index;
    this.#visitor = visitor;
    this.#limits = limits;
    this.#builder = new MemberBuilder(problems, limits.pathLength);
  }

  /** Takes the next bytes. Throws TarError at a damaged header and LimitError; what the sinks throw passes through. */
  async push(chunk: Uint8Array): Promise<void> {
    let at = 0;
    while (at < chunk.length) {
      switch (this.#state) {
        case 'header':
        case 'sparse-map': {
          const block = this.#takeBlock(chunk, at);
          at += block.taken;
          if (block.bytes === null) break;
          const pause = this.#takeHeader(block.bytes, this.#taken + at);
          if (pause !== undefined) await pause;
          break;
        }
        case 'metadata':
          at += this.#takeMetadata(chunk, at);
          break;
        case 'content': {
          const content = chunk.subarray(at, at + Math.min(this.#remaining, chunk.length - at));
          at += content.length;
          const pause = this.#takeContent(content);
          if (pause !== undefined) await pause;
          break;
        }
        case 'padding':
          at += this.#takePadding(chunk.length - at);
          break;
        case 'ended':
          this.trailingData ||= !isZero(chunk.subarray(at));
          at = chunk.length;
          break;
      }
    }
    this.#taken += chunk.length;
  }

  /** How many of the next bytes somebody asked for: the rest of a member that is read. */
  get wanted(): number {
    return this.#state === 'content' && this.#sink !== null ? this.#remaining : 0;
  }

  /** How many of the next bytes nobody asked for: the rest of a skipped member. */
  get unwanted(): number {
    return this.#state === 'content' && this.#sink === null ? this.#remaining + this.#padding : 0;
  }

  /** Passes over the next `count` bytes, at most `unwanted`, in place of a `push` of them. */
  skip(count: number): void {
    const content = Math.min(count, this.#remaining);
    this.#remaining -= content;
    this.#padding -= count - content;
    this.#taken += count;
    if (this.#remaining === 0) this.#state = this.#padding > 0 ? 'padding' : 'header';
  }

  /**
   * No more bytes will come. Gives whether the archive was whole: cut at a member's end it counts as whole even without
   * the two zero blocks, as for GNU tar. Ends the sink at hand as incomplete.
   */
  async finish(): Promise<boolean> {
    const whole = this.#state === 'ended' || (this.#state === 'header' && this.#filled === 0 && !this.#awaitsMember);
    await this.abandon();
    return whole;
  }

  /** Ends the sink at hand, if any, as incomplete; nothing more will be pushed. */
  async abandon(): Promise<void> {
    const sink = this.#sink;
    this.#sink = null;
    this.#state = 'ended';
    await sink?.end(false);
  }

  /** The next 512 bytes in one piece, or null when they are not all there yet; no copy where the chunk holds them. */
  #takeBlock(chunk: Uint8Array, at: number): { bytes: Uint8Array | null; taken: number } {
    if (this.#filled === 0 && chunk.length - at >= BLOCK_SIZE) {
      return { bytes: chunk.subarray(at, at + BLOCK_SIZE), taken: BLOCK_SIZE };
    }
    const taken = Math.min(BLOCK_SIZE - this.#filled, chunk.length - at);
    this.#block.set(chunk.subarray(at, at + taken), this.#filled);
    this.#filled += taken;
    if (this.#filled < BLOCK_SIZE) return { bytes: null, taken };
    this.#filled = 0;
    return { bytes: this.#block, taken };
  }

  /** Takes the header block that ends at `end`, counted from the tar's beginning. */
  #takeHeader(block: Uint8Array, end: number): Promise<void> | undefined {
    if (this.#state === 'sparse-map') return sparseMapContinues(block, true) ? undefined : this.#beginMember(end);
    if (isZero(block)) {
      this.#zeroBlocks++;
      if (this.#zeroBlocks === 2) this.#state = 'ended';
      return undefined;
    }
    this.#zeroBlocks = 0;
    const header = readHeader(block);
    if (header === null) throw new TarError('a header does not match its checksum');
    if (METADATA_TYPES.includes(header.type)) {
      this.#beginMetadata(header);
      return undefined;
    }
    this.#pendingHeader = header;
    if (header.type !== 'S' || !sparseMapContinues(block, false)) return this.#beginMember(end);
    this.#state = 'sparse-map';
    return undefined;
  }

  #beginMetadata(header: TarHeader): void {
    const size = header.size;
    if (size === null || size < 0) throw new TarError('a header has no valid size');
    if (size > TAR_METADATA_BYTES) throw new LimitError('a member has a name or PAX header of more than 1 MiB');
    this.#metadata = { type: header.type, bytes: new Uint8Array(size), filled: 0 };
    this.#awaitsMember = header.type !== 'g';
    this.#remaining = size;
    this.#padding = -size & (BLOCK_SIZE - 1);
    this.#state = 'metadata';
    if (size === 0) this.#endMetadata();
  }

  #takeMetadata(chunk: Uint8Array, at: number): number {
    const taken = Math.min(this.#remaining, chunk.length - at);
    if (this.#metadata !== null) {
      this.#metadata.bytes.set(chunk.subarray(at, at + taken), this.#metadata.filled);
      this.#metadata.filled += taken;
    }
    this.#remaining -= taken;
    if (this.#remaining === 0) this.#endMetadata();
    return taken;
  }

  #endMetadata(): void {
    const metadata = this.#metadata;
    this.#metadata = null;
    this.#state = this.#padding > 0 ? 'padding' : 'header';
    if (metadata !== null) this.#builder.metadata(metadata.type, metadata.bytes);
  }

  /** Begins the member whose content starts at `offset`. Gives a promise only where there is something to wait for. */
  #beginMember(offset: number): Promise<void> | undefined {
    const raw = this.#pendingHeader;
    if (raw === null) return undefined;
    this.#pendingHeader = null;
    this.#awaitsMember = false;
    if (this.members >= this.#limits.members) {
      throw new LimitError(`the archive has more than ${this.#limits.members} members`, 'members');
    }
    const { stored, header } = this.#builder.build(raw);
    this.members++;
    this.#remaining = stored;
    // Not with &: sizes pass 2^31.
    this.#padding = (BLOCK_SIZE - (stored % BLOCK_SIZE)) % BLOCK_SIZE;
    this.#state = 'content';
    this.current = header?.path ?? null;
    if (header !== null) this.#index.add(header, offset);
    const sink = header === null ? null : this.#visitor.member(header);
    if (sink !== null && header?.type !== 'file') return this.#endOther(sink);
    this.#sink = sink;
    return stored === 0 ? this.#endContent() : undefined;
  }

  /** A sink for what has no content of its own. */
  async #endOther(sink: MemberSink): Promise<void> {
    await sink.end(true);
    if (this.#remaining === 0) await this.#endContent();
  }

  #takeContent(content: Uint8Array): Promise<void> | undefined {
    this.#remaining -= content.length;
    const pause = this.#sink?.write(content);
    if (pause !== undefined) return this.#afterWrite(pause);
    return this.#remaining === 0 ? this.#endContent() : undefined;
  }

  async #afterWrite(pause: Promise<void>): Promise<void> {
    await pause;
    if (this.#remaining === 0) await this.#endContent();
  }

  #endContent(): Promise<void> | undefined {
    const sink = this.#sink;
    this.#sink = null;
    this.#state = this.#padding > 0 ? 'padding' : 'header';
    return sink?.end(true) ?? undefined;
  }

  #takePadding(available: number): number {
    const taken = Math.min(this.#padding, available);
    this.#padding -= taken;
    if (this.#padding === 0) this.#state = 'header';
    return taken;
  }
}
