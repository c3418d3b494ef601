import { DecodeError } from '../stream-errors.ts';
import type { BitReader } from './bit-reader.ts';

/** Longest code a reader must take, in bits; bzip2 itself writes at most 17. */
const MAX_CODE_LENGTH = 20;
/** Codes of at most this many bits are found by one look-up. */
const FAST_BITS = 10;

const damaged = (): DecodeError => new DecodeError('corrupt', 'the bzip2 data is damaged');

/** A canonical Huffman code: symbols by a table for short codes, by the limits of each length for long ones. */
export class HuffmanCode {
  /** Symbol * 32 + length, 0 where the code is longer than FAST_BITS. */
  readonly #fast = new Uint16Array(1 << FAST_BITS);
  /** First code beyond those of each length, left-aligned to MAX_CODE_LENGTH bits. */
  readonly #limit = new Uint32Array(MAX_CODE_LENGTH + 1);
  /** What to subtract from a code of each length to get its place in `symbols`. */
  readonly #base = new Int32Array(MAX_CODE_LENGTH + 1);
  readonly #symbols: Uint16Array;

  /** From the code length of each symbol, 1 to 20. */
  constructor(lengths: Uint8Array) {
    this.#symbols = new Uint16Array(lengths.length);
    let code = 0;
    let place = 0;
    for (let length = 1; length <= MAX_CODE_LENGTH; length++) {
      this.#base[length] = code - place;
      for (let symbol = 0; symbol < lengths.length; symbol++) {
        if (lengths[symbol] !== length) continue;
        if (code >= 1 << length) throw damaged();
        if (length <= FAST_BITS) {
          const from = code << (FAST_BITS - length);
          this.#fast.fill(symbol * 32 + length, from, from + (1 << (FAST_BITS - length)));
        }
        this.#symbols[place++] = symbol;
        code++;
      }
      this.#limit[length] = code << (MAX_CODE_LENGTH - length);
      code <<= 1;
    }
  }

  /** Takes one symbol. */
  next(bits: BitReader): number {
    const window = bits.peek(MAX_CODE_LENGTH);
    const fast = this.#fast[window >>> (MAX_CODE_LENGTH - FAST_BITS)] ?? 0;
    if (fast !== 0) {
      bits.skip(fast & 31);
      return fast >>> 5;
    }
    for (let length = FAST_BITS + 1; length <= MAX_CODE_LENGTH; length++) {
      if (window < (this.#limit[length] ?? 0)) {
        bits.skip(length);
        return this.#symbols[(window >>> (MAX_CODE_LENGTH - length)) - (this.#base[length] ?? 0)] ?? 0;
      }
    }
    throw damaged();
  }
}

/** Reads the code lengths of one table: a start value, then steps up and down, symbol by symbol. */
export function readHuffmanCode(bits: BitReader, symbolCount: number): HuffmanCode {
  const lengths = new Uint8Array(symbolCount);
  let length = bits.read(5);
  for (let symbol = 0; symbol < symbolCount; symbol++) {
    for (;;) {
      if (length < 1 || length > MAX_CODE_LENGTH || bits.overrun) throw damaged();
      if (bits.read(1) === 0) break;
      length += bits.read(1) === 0 ? 1 : -1;
    }
    lengths[symbol] = length;
  }
  return new HuffmanCode(lengths);
}
