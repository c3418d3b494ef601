import type { GzipCheckpoint } from './formats/gzip-checkpoints.ts';
import type { XzIndex } from './formats/xz-index.ts';
import type { MemberHeader } from './types.ts';

/** Members and characters of paths beyond which no index is kept: real sosreports stay far below. */
const MOST_MEMBERS = 1_000_000;
const MOST_CHARACTERS = 64 * 1024 * 1024;

/** A member and where its content begins in the tar. */
export interface IndexedMember {
  readonly header: MemberHeader;
  readonly offset: number;
}

/** Where the members of an archive lie, kept while it was read, so that one can be read again without the others. */
export interface MemberIndex {
  /** In the archive's order. */
  readonly members: readonly IndexedMember[];
  /** The blocks of an xz that was read by its index; null for what can only be read from its beginning. */
  readonly blocks: XzIndex | null;
  /** Where a gzip can be entered, besides its beginning; empty for other formats, and where `randomAccess` was not asked for. */
  readonly checkpoints: readonly GzipCheckpoint[];
}

/** Gathers the index while the archive is read. */
export class IndexBuilder {
  #members: IndexedMember[] | null = [];
  #characters = 0;

  /** Takes a member whose content begins at `offset` in the tar. */
  add(header: MemberHeader, offset: number): void {
    if (this.#members === null) return;
    this.#characters += header.path.length;
    this.#members.push({ header, offset });
    if (this.#members.length > MOST_MEMBERS || this.#characters > MOST_CHARACTERS) this.#members = null;
  }

  /** The index of what was read; null where it grew too large to keep. */
  index(blocks: XzIndex | null, checkpoints: readonly GzipCheckpoint[]): MemberIndex | null {
    return this.#members === null ? null : { members: this.#members, blocks, checkpoints };
  }
}
