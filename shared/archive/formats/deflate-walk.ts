/*
 * Walks through deflate data (RFC 1951) without decoding it into anything: to find where a block begins in the middle of a
 * stream, and to prove it against what zlib made of the same bytes. Slow, bit by bit; it sees a few hundred kilobytes a checkpoint.
 */

/** Order in which the lengths of the code length code are sent (RFC 1951, 3.2.7). */
const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15] as const;
const LENGTH_BASE = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
] as const;
const LENGTH_EXTRA = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0] as const;
const DISTANCE_BASE = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12289, 16385, 24577,
] as const;
const DISTANCE_EXTRA = [
  0, 0, 0, 0, 1, 1, 2, 2, 3, 3, 4, 4, 5, 5, 6, 6, 7, 7, 8, 8, 9, 9, 10, 10, 11, 11, 12, 12, 13, 13,
] as const;
const MOST_BITS = 15;
const END_OF_BLOCK = 256;
const MOST_LITERALS = 286;
const MOST_DISTANCES = 30;

/** A canonical Huffman code: how many codes of each length, and the symbols in the order of their codes. */
interface Code {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
}

/** What is compared with what the data say: decoded bytes, and where in them the walk begins. */
interface Expected {
  readonly bytes: Uint8Array;
  at: number;
}

/** Why a walk stops before its end: the input is used up, which is no fault, or what stands there is no deflate data. */
type Stop = 'input' | 'invalid';

/** Counts of a code's lengths; null where more codes are sent than there are, or fewer (a single one may stand alone). */
function codeOf(lengths: Uint8Array): Code | null {
  const counts = new Uint16Array(MOST_BITS + 1);
  for (const length of lengths) counts[length] = (counts[length] ?? 0) + 1;
  let left = 1;
  for (let bits = 1; bits <= MOST_BITS; bits++) {
    left = left * 2 - (counts[bits] ?? 0);
    if (left < 0) return null;
  }
  const used = lengths.length - (counts[0] ?? 0);
  if (left > 0 && used > 1) return null;
  const offsets = new Uint16Array(MOST_BITS + 2);
  for (let bits = 1; bits <= MOST_BITS; bits++) offsets[bits + 1] = (offsets[bits] ?? 0) + (counts[bits] ?? 0);
  const symbols = new Uint16Array(lengths.length);
  lengths.forEach((length, symbol) => {
    if (length === 0) return;
    const place = offsets[length] ?? 0;
    symbols[place] = symbol;
    offsets[length] = place + 1;
  });
  return { counts, symbols };
}

function fixedLengths(): Uint8Array {
  const lengths = new Uint8Array(288).fill(8);
  return lengths.fill(9, 144, 256).fill(7, 256, 280);
}
const FIXED_LITERALS = codeOf(fixedLengths()) as Code;
const FIXED_DISTANCES = codeOf(new Uint8Array(32).fill(5)) as Code;

/** A walk over one piece of input; `#bit` is where it stands. */
class Walk {
  readonly #input: DataView;
  readonly #end: number;
  readonly #expected: Expected | null;
  #bit: number;
  #out = 0;
  #stop: Stop | null = null;
  constructor(input: DataView, end: number, bit: number, expected: Expected | null) {
    this.#input = input;
    this.#end = end;
    this.#bit = bit;
    this.#expected = expected;
  }

  /** Decoded bytes up to the end of the input or of the stream, whole symbols only, as zlib has it; null where this is no deflate data. */
  run(): number | null {
    for (let last = false; !last && this.#stop === null; ) {
      last = this.#take(1) === 1;
      this.#block(this.#take(2));
    }
    return this.#stop === 'invalid' ? null : this.#out;
  }

  #block(type: number): void {
    if (this.#stop !== null) return;
    if (type === 0) this.#stored();
    else if (type === 1) this.#symbols(FIXED_LITERALS, FIXED_DISTANCES);
    else if (type === 2) this.#dynamic();
    else this.#stop = 'invalid';
  }

  /** The next bits as a number, lowest first; past the end the walk stops. At most 16. */
  #take(count: number): number {
    if (this.#bit + count > this.#end) {
      this.#stop ??= 'input';
      return 0;
    }
    const bits = this.#input.getUint32(this.#bit >>> 3, true) >>> (this.#bit & 7);
    this.#bit += count;
    return bits & ((1 << count) - 1);
  }

  #stored(): void {
    this.#bit = (this.#bit + 7) & ~7;
    const length = this.#take(16);
    const inverse = this.#take(16);
    if (this.#stop !== null) return;
    if ((length ^ inverse) !== 0xffff) {
      this.#stop = 'invalid';
      return;
    }
    for (let left = length; left > 0 && this.#stop === null; left--) {
      const byte = this.#take(8);
      if (this.#stop === null) this.#literal(byte);
    }
  }

  #dynamic(): void {
    const codes = readCodes(
      (count) => this.#take(count),
      (code) => this.#symbol(code),
    );
    if (this.#stop !== null) return;
    if (codes === null) this.#stop = 'invalid';
    else this.#symbols(codes.literals, codes.distances);
  }

  /** The next symbol of a code, one bit after the other. */
  #symbol({ counts, symbols }: Code): number {
    let code = 0;
    let first = 0;
    let index = 0;
    const bits = this.#input.getUint32(this.#bit >>> 3, true) >>> (this.#bit & 7);
    for (let length = 1; length <= MOST_BITS; length++) {
      if (this.#bit + length > this.#end) {
        this.#stop ??= 'input';
        return 0;
      }
      code |= (bits >>> (length - 1)) & 1;
      const count = counts[length] ?? 0;
      if (code - count < first) {
        this.#bit += length;
        return symbols[index + (code - first)] ?? 0;
      }
      index += count;
      first = (first + count) << 1;
      code <<= 1;
    }
    this.#stop ??= 'invalid';
    return 0;
  }

  #symbols(literals: Code, distances: Code): void {
    for (;;) {
      const symbol = this.#symbol(literals);
      if (this.#stop !== null || symbol === END_OF_BLOCK) return;
      if (symbol < END_OF_BLOCK) this.#literal(symbol);
      else this.#match(symbol - END_OF_BLOCK - 1, distances);
      if (this.#stop !== null) return;
    }
  }

  #match(symbol: number, distances: Code): void {
    const base = LENGTH_BASE[symbol];
    if (base === undefined) {
      this.#stop = 'invalid';
      return;
    }
    const length = base + this.#take(LENGTH_EXTRA[symbol] ?? 0);
    const code = this.#stop === null ? this.#symbol(distances) : 0;
    const from = DISTANCE_BASE[code];
    if (from === undefined) this.#stop ??= 'invalid';
    const distance = (from ?? 0) + (this.#stop === null ? this.#take(DISTANCE_EXTRA[code] ?? 0) : 0);
    if (this.#stop === null) this.#copy(length, distance);
  }

  #literal(byte: number): void {
    const { bytes, at } = this.#expected ?? { bytes: null, at: 0 };
    if (bytes !== null && bytes[at + this.#out] !== byte) this.#stop = 'invalid';
    this.#out += 1;
  }

  #copy(length: number, distance: number): void {
    const expected = this.#expected;
    if (expected !== null) {
      const to = expected.at + this.#out;
      if (distance > to) this.#stop = 'invalid';
      for (let at = to; at < to + length && this.#stop === null; at++) {
        if (expected.bytes[at] !== expected.bytes[at - distance]) this.#stop = 'invalid';
      }
    }
    this.#out += length;
  }
}

/** The two codes of a dynamic block; null where no encoder would have sent them. */
function readCodes(
  take: (count: number) => number,
  symbol: (code: Code) => number,
): { literals: Code; distances: Code } | null {
  const literalCount = take(5) + 257;
  const distanceCount = take(5) + 1;
  const sent = take(4) + 4;
  if (literalCount > MOST_LITERALS || distanceCount > MOST_DISTANCES) return null;
  const lengths = new Uint8Array(19);
  for (let at = 0; at < sent; at++) lengths[CODE_ORDER[at] ?? 0] = take(3);
  const code = codeOf(lengths);
  if (code === null) return null;
  const all = new Uint8Array(literalCount + distanceCount);
  for (let at = 0; at < all.length; ) {
    const length = symbol(code);
    if (length < 16) {
      all[at++] = length;
      continue;
    }
    if (length === 16 && at === 0) return null;
    const value = length === 16 ? (all[at - 1] ?? 0) : 0;
    const times = length === 16 ? 3 + take(2) : length === 17 ? 3 + take(3) : 11 + take(7);
    if (at + times > all.length) return null;
    all.fill(value, at, at + times);
    at += times;
  }
  if (all[END_OF_BLOCK] === 0) return null;
  const literals = codeOf(all.subarray(0, literalCount));
  const distances = codeOf(all.subarray(literalCount));
  return literals === null || distances === null ? null : { literals, distances };
}

/** Whether a dynamic block that is not the last may begin here, by its first 17 bits and its code length code: cheap, and rarely wrong. */
function mayBegin(input: DataView, bit: number): boolean {
  const bits = input.getUint32(bit >>> 3, true) >>> (bit & 7);
  if ((bits & 7) !== 4 || ((bits >>> 3) & 31) > 29 || ((bits >>> 8) & 31) > 29) return false;
  const sent = ((bits >>> 13) & 15) + 4;
  let left = 128;
  for (let at = 0; at < sent; at++) {
    const place = bit + 17 + at * 3;
    const length = (input.getUint16(place >>> 3, true) >>> (place & 7)) & 7;
    if (length > 0) left -= 128 >> length;
    if (left < 0) return false;
  }
  return left === 0;
}

/** Bytes that may be read past the end of the input; they stand there as zeros. */
const PADDING = 16;

/**
 * Finds the first block that begins in `input`, a piece of a deflate stream of which zlib made the end of `decoded`: gives its
 * bit in `input` and its place in `decoded`. `decoded` begins at least 32 KiB (or the whole stream) before what the input gave.
 * What is found is proven: walking from there to the end of the input gives just these bytes. Null where none is found.
 */
export function findBlock(input: Uint8Array, decoded: Uint8Array): { bit: number; at: number } | null {
  const padded = new Uint8Array(input.length + PADDING);
  padded.set(input);
  const view = new DataView(padded.buffer);
  const end = input.length * 8;
  for (let bit = 0; bit < end; bit++) {
    if (!mayBegin(view, bit)) continue;
    const length = new Walk(view, end, bit, null).run();
    // A walk that gives nothing proves nothing.
    if (length === null || length === 0 || length > decoded.length) continue;
    const at = decoded.length - length;
    if (new Walk(view, end, bit, { bytes: decoded, at }).run() === length) return { bit, at };
  }
  return null;
}
