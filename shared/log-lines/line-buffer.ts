/** What is kept of a line that chunks cut: its beginning, up to a bound. Grows by doubling, never above the bound. */
export class LineBuffer {
  readonly #most: number;
  #bytes = new Uint8Array(1024);
  #length = 0;
  #cut = false;

  constructor(most: number) {
    this.#most = most;
  }

  get length(): number {
    return this.#length;
  }

  /** Whether bytes beyond the bound were dropped. */
  get cut(): boolean {
    return this.#cut;
  }

  append(bytes: Uint8Array): void {
    const room = this.#most - this.#length;
    const taken = bytes.length <= room ? bytes : bytes.subarray(0, room);
    if (taken.length < bytes.length) this.#cut = true;
    const wanted = this.#length + taken.length;
    if (wanted > this.#bytes.length) {
      const larger = new Uint8Array(Math.min(this.#most, Math.max(wanted, this.#bytes.length * 2)));
      larger.set(this.#bytes.subarray(0, this.#length));
      this.#bytes = larger;
    }
    this.#bytes.set(taken, this.#length);
    this.#length = wanted;
  }

  clear(): void {
    this.#length = 0;
    this.#cut = false;
  }

  /** The bytes kept; valid until the next change. */
  view(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }
}

/** Joins byte arrays into a new one. */
export function joinBytes(...parts: readonly Uint8Array[]): Uint8Array {
  const joined = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    joined.set(part, at);
    at += part.length;
  }
  return joined;
}

/** Where the last `lines` complete lines before `end` begin in `bytes`, looking back no further than `most` bytes. */
export function lastLinesStart(bytes: Uint8Array, end: number, lines: number, most: number): number {
  let start = end;
  for (let found = 0; found < lines && start > 0; found += 1) {
    const previous = start === 1 ? 0 : bytes.lastIndexOf(10, start - 2) + 1;
    if (end - previous > most) break;
    start = previous;
  }
  return start;
}
