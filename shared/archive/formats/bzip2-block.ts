import { DecodeError } from '../stream-errors.ts';
import type { BitReader } from './bit-reader.ts';
import { type HuffmanCode, readHuffmanCode } from './bzip2-huffman.ts';

/** Symbols that share one Huffman table before the next is selected. */
const GROUP_SIZE = 50;
const RUN_A = 0;
const RUN_B = 1;

const damaged = (): DecodeError => new DecodeError('corrupt', 'the bzip2 data is damaged');

/** Moves entry `index` of a move-to-front list to its front and gives it. */
function toFront(list: Uint8Array, index: number): number {
  const value = list[index] ?? 0;
  // By hand: mostly a few bytes, for which a call of copyWithin costs several times as much.
  for (let at = index; at > 0; at--) list[at] = list[at - 1] ?? 0;
  list[0] = value;
  return value;
}

/** The byte values that occur in the block, ascending, from its two-level bit map. */
function readUsedBytes(bits: BitReader): Uint8Array {
  const groups = bits.read(16);
  const used: number[] = [];
  for (let group = 0; group < 16; group++) {
    if ((groups & (0x8000 >> group)) === 0) continue;
    const members = bits.read(16);
    for (let bit = 0; bit < 16; bit++) if (members & (0x8000 >> bit)) used.push(group * 16 + bit);
  }
  if (used.length === 0) throw damaged();
  return Uint8Array.from(used);
}

/** Which Huffman table serves which group of symbols. */
function readSelectors(bits: BitReader, tableCount: number): Uint8Array {
  const count = bits.read(15);
  if (count === 0) throw damaged();
  const selectors = new Uint8Array(count);
  const order = Uint8Array.from({ length: tableCount }, (_, index) => index);
  for (let at = 0; at < count; at++) {
    let index = 0;
    while (bits.read(1) === 1) if (++index >= tableCount) throw damaged();
    selectors[at] = toFront(order, index);
  }
  return selectors;
}

/** The symbol stream of a block: Huffman tables switching every GROUP_SIZE symbols. */
class SymbolReader {
  readonly #bits: BitReader;
  readonly #selectors: Uint8Array;
  readonly #tables: readonly HuffmanCode[];
  #group = 0;
  #left = 0;
  #table: HuffmanCode | undefined;

  constructor(bits: BitReader, symbolCount: number) {
    const tableCount = bits.read(3);
    if (tableCount < 2 || tableCount > 6) throw damaged();
    this.#bits = bits;
    this.#selectors = readSelectors(bits, tableCount);
    this.#tables = Array.from({ length: tableCount }, () => readHuffmanCode(bits, symbolCount));
  }

  next(): number {
    if (this.#left === 0) {
      this.#table = this.#tables[this.#selectors[this.#group++] ?? -1];
      this.#left = GROUP_SIZE;
    }
    if (this.#table === undefined) throw damaged();
    this.#left--;
    return this.#table.next(this.#bits);
  }
}

/**
 * Undoes Huffman, zero-run and move-to-front coding. Gives the bytes of the block's last column in `column` (one an
 * entry) and how many of each value there are.
 */
function readColumn(bits: BitReader, column: Int32Array): { length: number; counts: Uint32Array } {
  const list = readUsedBytes(bits);
  const endOfBlock = list.length + 1;
  const symbols = new SymbolReader(bits, list.length + 2);
  const counts = new Uint32Array(256);
  let length = 0;
  let run = 0;
  let runWeight = 1;
  for (;;) {
    const symbol = symbols.next();
    if (symbol === RUN_A || symbol === RUN_B) {
      // Bijective base 2: the n-th digit of a run weighs 2^n, and stands for once or twice that.
      run += runWeight << symbol;
      runWeight *= 2;
      if (run > column.length) throw damaged();
      continue;
    }
    if (run > 0) {
      const byte = list[0] ?? 0;
      if (length + run > column.length) throw damaged();
      column.fill(byte, length, length + run);
      counts[byte] = (counts[byte] ?? 0) + run;
      length += run;
      run = 0;
      runWeight = 1;
    }
    if (symbol === endOfBlock) return { length, counts };
    if (length >= column.length) throw damaged();
    const byte = toFront(list, symbol - 1);
    column[length++] = byte;
    counts[byte] = (counts[byte] ?? 0) + 1;
  }
}

/** A block ready to be read out: each entry of `links` is the next entry's index * 256 + this byte. */
export interface Bzip2Block {
  readonly links: Int32Array;
  readonly length: number;
  readonly first: number;
}

/**
 * Decodes the block that stands next, after its signature and checksum, up to the inverse Burrows-Wheeler transform.
 * `links` is working space of the stream's block size. After the description in Seward's bzip2 manual and source.
 */
export function readBlock(bits: BitReader, links: Int32Array): Bzip2Block {
  if (bits.read(1) === 1) throw new DecodeError('unsupported', 'the bzip2 data is of a form given up in 1997');
  const origin = bits.read(24);
  const { length, counts } = readColumn(bits, links);
  if (origin >= length) throw damaged();
  let total = 0;
  for (let value = 0; value < 256; value++) {
    const count = counts[value] ?? 0;
    counts[value] = total;
    total += count;
  }
  for (let at = 0; at < length; at++) {
    const byte = (links[at] ?? 0) & 0xff;
    const place = counts[byte] ?? 0;
    counts[byte] = place + 1;
    links[place] = ((links[place] ?? 0) & 0xff) | (at << 8);
  }
  return { links, length, first: (links[origin] ?? 0) >>> 8 };
}
