import { findBlock } from './deflate-walk.ts';

/** A place in a gzip file from which it can be decoded without what stands before. */
export interface GzipCheckpoint {
  /** Where in the file, in bits: the beginning of a deflate block, or of a gzip member. */
  readonly bit: number;
  /** The decoded bytes before it. */
  readonly offset: number;
  /** The last 32 KiB (or all) before it, which a block refers to; null at the beginning of a gzip member, which has none. */
  readonly window: Uint8Array | null;
}

/** How far deflate refers back. */
export const WINDOW_SIZE = 32 * 1024;
/** Decoded bytes between checkpoints: some 40 ms of decoding. */
const SPACING = 16 * 1024 * 1024;
/** At most so many are kept: every second one goes when there are more, and the spacing doubles. */
const MOST = 512;
/** Pieces of input that are looked through in a row before it is left for later. */
const TRIES = 4;
/** More decoded bytes of one piece are not looked through: they are the like of a bomb. */
const MOST_DECODED = 4 * 1024 * 1024;

/**
 * Makes checkpoints while a gzip is decoded: each time `spacing` bytes have gone by, a block is looked for in the next pieces of
 * input. It is told of each piece that zlib takes and of what it makes of it.
 */
export class CheckpointMaker {
  readonly #made: GzipCheckpoint[];
  #spacing: number;
  #offset = 0;
  #next: number;
  #tries = 0;
  /** The end of what was decoded before the piece at hand; null while nothing is looked for. */
  #before: Uint8Array | null = null;
  #piece: Uint8Array[] = [];
  #pieceBytes = 0;
  #memberStart = 0;

  /** Puts the checkpoints into `made`. */
  constructor(made: GzipCheckpoint[], spacing = SPACING) {
    this.#made = made;
    this.#spacing = spacing;
    this.#next = spacing;
  }

  /** A gzip member begins at this byte of the file. */
  member(byte: number): void {
    this.#memberStart = this.#offset;
    this.#before = null;
    if (this.#offset >= this.#next) this.#add({ bit: byte * 8, offset: this.#offset, window: null });
  }

  /** zlib gave these bytes of the piece at hand. */
  decoded(chunk: Uint8Array): void {
    this.#offset += chunk.length;
    this.#pieceBytes += chunk.length;
    if (this.#offset >= this.#next && this.#pieceBytes <= MOST_DECODED) this.#piece.push(chunk.slice());
  }

  /** zlib has taken the piece of input that begins at this byte of the file, and given all it could. */
  taken(input: Uint8Array, byte: number): void {
    const whole = this.#pieceBytes <= MOST_DECODED && sum(this.#piece) === this.#pieceBytes;
    const decoded = whole ? joined([...(this.#before === null ? [] : [this.#before]), ...this.#piece]) : null;
    if (decoded !== null && this.#before !== null) this.#look(input, byte, decoded);
    // The window of the next piece, where a block is looked for there.
    this.#before = this.#offset >= this.#next && decoded !== null ? decoded.slice(-WINDOW_SIZE) : null;
    this.#piece = [];
    this.#pieceBytes = 0;
  }

  #look(input: Uint8Array, byte: number, decoded: Uint8Array): void {
    const found = findBlock(input, decoded);
    const before = this.#offset - decoded.length + (found?.at ?? 0);
    const needed = Math.min(WINDOW_SIZE, before - this.#memberStart);
    if (found !== null && found.at >= needed) {
      const window = decoded.slice(found.at - needed, found.at);
      this.#add({ bit: byte * 8 + found.bit, offset: before, window });
    } else if (++this.#tries === TRIES) {
      this.#tries = 0;
      this.#next = this.#offset + this.#spacing / 4;
    }
  }

  #add(checkpoint: GzipCheckpoint): void {
    this.#made.push(checkpoint);
    this.#tries = 0;
    if (this.#made.length > MOST) {
      this.#made.splice(0, this.#made.length, ...this.#made.filter((_, index) => index % 2 === 1));
      this.#spacing *= 2;
    }
    this.#next = checkpoint.offset + this.#spacing;
  }
}

const sum = (chunks: readonly Uint8Array[]): number => chunks.reduce((total, { length }) => total + length, 0);

function joined(chunks: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(sum(chunks));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
