const NOTHING = new Uint8Array(0);

/**
 * Reads an iteration of chunks by need: look at what is there (`some`), ask for a number of bytes in one piece (`fill`),
 * and take (`consume`). Copies only where a piece spans chunks. A chunk need only be valid until the next one is pulled.
 */
export class ByteReader {
  #chunks: AsyncIterator<Uint8Array>;
  #bytes: Uint8Array = NOTHING;
  #start = 0;
  #end = 0;
  #owned = false;
  #ended = false;
  #consumed = 0;

  constructor(chunks: AsyncIterable<Uint8Array>) {
    this.#chunks = chunks[Symbol.asyncIterator]();
  }

  /** The bytes at hand, in one piece; valid until the next call of `fill` or `some`. */
  get buffered(): Uint8Array {
    return this.#bytes.subarray(this.#start, this.#end);
  }

  /** Bytes taken so far: where in the input `buffered` begins. */
  get consumed(): number {
    return this.#consumed;
  }

  /** At least one byte, or null at the end. */
  async some(): Promise<Uint8Array | null> {
    return (await this.fill(1)) ? this.buffered : null;
  }

  /** Makes `buffered` hold at least `count` bytes; false when the input ends before, with the rest in `buffered`. */
  async fill(count: number): Promise<boolean> {
    while (this.#end - this.#start < count) {
      if (this.#ended || !(await this.#pull(count))) return false;
    }
    return true;
  }

  /** Takes `count` of the buffered bytes. */
  consume(count: number): void {
    this.#start += count;
    this.#consumed += count;
  }

  /** Tells the input that no more is wanted. */
  async close(): Promise<void> {
    this.#ended = true;
    await this.#chunks.return?.();
  }

  async #pull(wanted: number): Promise<boolean> {
    const rest = this.#end - this.#start;
    if (rest > 0 && !this.#owned) this.#makeRoom(rest, Math.max(wanted, rest));
    const next = await this.#chunks.next();
    if (next.done) {
      this.#ended = true;
      return false;
    }
    if (rest === 0) {
      this.#bytes = next.value;
      this.#start = 0;
      this.#end = next.value.length;
      this.#owned = false;
      return true;
    }
    if (this.#end + next.value.length > this.#bytes.length) {
      this.#makeRoom(rest, Math.max(wanted, rest) + next.value.length);
    }
    this.#bytes.set(next.value, this.#end);
    this.#end += next.value.length;
    return true;
  }

  /** Moves the rest to the front of a buffer of our own with room for `size` bytes, growing by doubling. */
  #makeRoom(rest: number, size: number): void {
    if (this.#owned && this.#bytes.length >= size) {
      this.#bytes.copyWithin(0, this.#start, this.#end);
    } else {
      const larger = new Uint8Array(size * 2);
      larger.set(this.#bytes.subarray(this.#start, this.#end));
      this.#bytes = larger;
      this.#owned = true;
    }
    this.#start = 0;
    this.#end = rest;
  }
}
