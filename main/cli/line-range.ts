const LINE_FEED = 10;

/** Lets the lines `first` to `last` of a file pass, which comes in chunks of any size. Lines end in LF and count from 1. */
export class LineRange {
  readonly #first: number;
  readonly #last: number;
  #line = 1;
  #empty = true;

  constructor(first: number, last: number) {
    this.#first = first;
    this.#last = last;
  }

  /** Whether all of the range went by. */
  get done(): boolean {
    return this.#line > this.#last;
  }

  /** Whether nothing of the range went by yet. */
  get empty(): boolean {
    return this.#empty;
  }

  /** The part of the next chunk that lies in the range. */
  take(chunk: Uint8Array): Uint8Array {
    const part = this.#part(chunk);
    if (part.length > 0) this.#empty = false;
    return part;
  }

  #part(chunk: Uint8Array): Uint8Array {
    if (this.done) return chunk.subarray(0, 0);
    let start = this.#line >= this.#first ? 0 : chunk.length;
    for (let at = chunk.indexOf(LINE_FEED); at >= 0; at = chunk.indexOf(LINE_FEED, at + 1)) {
      this.#line++;
      if (this.#line === this.#first) start = at + 1;
      if (this.done) return chunk.subarray(start, at + 1);
    }
    return chunk.subarray(start);
  }
}
