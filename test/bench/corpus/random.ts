/** Random numbers that a seed fixes (xorshift32, Marsaglia 2003): the same on every machine and run. */
export class Random {
  #state: number;

  /** `seed` is any whole number; equal seeds give equal numbers. */
  constructor(seed: number) {
    // Scrambled, so that neighbouring seeds do not begin alike; xorshift must not start at 0.
    this.#state = Math.imul(seed ^ 0x9e3779b9, 0x85ebca6b) | 1;
    for (let turn = 0; turn < 8; turn += 1) this.next();
  }

  /** 32 bits, as an unsigned number. */
  next(): number {
    let state = this.#state;
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    this.#state = state;
    return state >>> 0;
  }

  /** 0 up to, not including, 1. */
  share(): number {
    return this.next() / 0x1_0000_0000;
  }

  /** A whole number from 0 up to, not including, `limit`. */
  below(limit: number): number {
    return Math.floor(this.share() * limit);
  }

  /** One of the list, all alike. */
  pick<T>(list: readonly T[]): T {
    const one = list[this.below(list.length)];
    if (one === undefined) throw new Error('nothing to pick from');
    return one;
  }

  /** `digits` hexadecimal digits. */
  hex(digits: number): string {
    let text = '';
    while (text.length < digits) text += this.next().toString(16).padStart(8, '0');
    return text.slice(0, digits);
  }

  /** Fills whole 32-bit words of `bytes` with noise. */
  fill(bytes: Uint8Array): void {
    const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    for (let at = 0; at + 4 <= bytes.length; at += 4) view.setUint32(at, this.next(), true);
  }
}
