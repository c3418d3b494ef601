/** A place of a text of which is known how many line feeds stand before it. */
export interface LineMark {
  /** In the decoded file. */
  readonly offset: number;
  readonly feeds: number;
}

/** What is kept of a log so that a line of it is found without what stands before it. */
export interface LogNotes {
  readonly lines: number;
  /** Decoded. */
  readonly bytes: number;
  readonly marks: readonly LineMark[];
}

/** Bytes between marks: counting the line feeds of so many takes a millisecond. */
const SPACING = 1024 * 1024;

/** Makes marks while a log goes by. */
export class LineMarker {
  readonly #marks: LineMark[] = [];
  #bytes = 0;

  /** Takes the next bytes' length; `feeds` are all line feeds up to their end. */
  passed(bytes: number, feeds: number): void {
    this.#bytes += bytes;
    if (this.#bytes - (this.#marks.at(-1)?.offset ?? 0) >= SPACING) this.#marks.push({ offset: this.#bytes, feeds });
  }

  notes(lines: number): LogNotes {
    return { lines, bytes: this.#bytes, marks: this.#marks };
  }
}
