import { GrowingUint32 } from './growing.ts';
import type { LogFile } from './log-file.ts';

/** Lines merged in one go. */
const AT_ONCE = 100_000;

/**
 * The lines of a view's files in the order in which they are shown: one file's as they stand, several files' merged by time. A
 * line without a time follows the one before it in its file; of lines of one second those of the first file come first.
 */
export class LineOrder {
  readonly files: readonly LogFile[];
  /** File and line of each place, and the place of each line; for several files only. */
  readonly #fileOf = new GrowingUint32();
  readonly #lineOf = new GrowingUint32();
  readonly #placeOf: readonly GrowingUint32[];

  constructor(files: readonly LogFile[]) {
    this.files = files;
    this.#placeOf = files.map(() => new GrowingUint32());
  }

  get #single(): LogFile | null {
    return this.files.length === 1 ? (this.files[0] ?? null) : null;
  }

  get length(): number {
    return this.#single?.lines.length ?? this.#lineOf.length;
  }

  fileAt(place: number): LogFile {
    return this.#single ?? (this.files[this.#fileOf.at(place)] as LogFile);
  }

  /** From 0. */
  lineAt(place: number): number {
    return this.#single === null ? this.#lineOf.at(place) : place;
  }

  /** Where a line of a file stands; null while it has no place. */
  placeOf(file: LogFile, line: number): number | null {
    if (this.#single !== null) return file === this.#single && line < file.lines.length ? line : null;
    const places = this.#placeOf[this.files.indexOf(file)];
    return places !== undefined && line < places.length ? places.at(line) : null;
  }

  /** Places lines as far as it is certain which comes next; gives whether there may be more to place at once. */
  advance(most = AT_ONCE): boolean {
    if (this.#single !== null) return false;
    for (let placed = 0; placed < most; placed += 1) {
      const next = this.#next();
      if (next === null) return false;
      this.#placeOf[next]?.push(this.#lineOf.length);
      this.#lineOf.push((this.#placeOf[next]?.length ?? 1) - 1);
      this.#fileOf.push(next);
    }
    return true;
  }

  /** The file whose next line comes first; null where that cannot be told yet, or there are no more lines. */
  #next(): number | null {
    let best: number | null = null;
    let bestTime = Number.POSITIVE_INFINITY;
    for (let at = 0; at < this.files.length; at += 1) {
      const file = this.files[at] as LogFile;
      const line = this.#placeOf[at]?.length ?? 0;
      if (line >= file.lines.length) {
        if (!file.ended) return null;
        continue;
      }
      const time = file.lines.time(line);
      if (time < bestTime) {
        best = at;
        bestTime = time;
      }
    }
    return best;
  }
}
