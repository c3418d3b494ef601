/** Reads bits, most significant first, from bytes in memory. Past the end it gives zeros and remembers (`overrun`). */
export class BitReader {
  readonly #bytes: Uint8Array;
  #next: number;
  #bits = 0;
  #count = 0;

  /** Starts at bit `offset` (0 to 7) of the first byte. */
  constructor(bytes: Uint8Array, offset: number) {
    this.#bytes = bytes;
    this.#next = 0;
    if (offset > 0) this.read(offset);
  }

  /** The next `count` bits (at most 24) without taking them. */
  peek(count: number): number {
    while (this.#count < count) {
      const byte = this.#next < this.#bytes.length ? this.#bytes[this.#next] : 0;
      this.#bits = (this.#bits << 8) | (byte ?? 0);
      this.#next++;
      this.#count += 8;
    }
    return (this.#bits >>> (this.#count - count)) & ((1 << count) - 1);
  }

  /** Takes `count` bits that were peeked at. */
  skip(count: number): void {
    this.#count -= count;
  }

  /** Takes the next `count` bits, at most 24. */
  read(count: number): number {
    const value = this.peek(count);
    this.#count -= count;
    return value;
  }

  /** Bits taken so far, counted from the first byte. */
  get position(): number {
    return this.#next * 8 - this.#count;
  }

  /** Whether more bits were taken than there are. */
  get overrun(): boolean {
    return this.position > this.#bytes.length * 8;
  }
}
