import { GrowingUint32 } from './growing.ts';
import type { LineOrder } from './line-order.ts';
import type { LineScan } from './line-scan.ts';
import type { RowList } from './row-list.ts';

/** Rows looked at in one go. */
const AT_ONCE = 16_384;
/** Rows walked over before other work has its turn. */
const BREATHE_ROWS = 32_768;

/** The rows that a search matches, found front to back; whoever wants the next match of some place need not wait for that. */
export class RowSearch {
  readonly #order: LineOrder;
  readonly #rows: RowList;
  readonly #scan: LineScan;
  readonly #matches = new GrowingUint32();
  #searched = 0;

  constructor(order: LineOrder, rows: RowList, scan: LineScan) {
    this.#order = order;
    this.#rows = rows;
    this.#scan = scan;
  }

  /** Matches found so far. */
  get matches(): number {
    return this.#matches.length;
  }

  /** Looks at some more rows; false where there are no more for now. */
  async advance(): Promise<boolean> {
    const end = Math.min(this.#rows.length, this.#searched + AT_ONCE);
    const from = this.#searched;
    for (let row = from; row < end; row += 1) {
      const found = this.#matchesNow(row) ?? (await this.#matchesRow(row));
      if (found === null) break;
      if (found) this.#matches.push(row);
      this.#searched = row + 1;
    }
    return this.#searched > from;
  }

  /** Matches in each of `count` equally long strips of all rows. */
  strips(count: number): number[] {
    const strips = new Array<number>(count).fill(0);
    const rows = Math.max(1, this.#rows.length);
    for (let at = 0; at < this.#matches.length; at += 1) {
      const strip = Math.floor((this.#matches.at(at) * count) / rows);
      strips[strip] = (strips[strip] ?? 0) + 1;
    }
    return strips;
  }

  /** The number of a match from 1; null where not all rows up to it were looked at. */
  numberOf(row: number): number | null {
    return row < this.#searched && this.#matches.has(row) ? this.#matches.below(row) + 1 : null;
  }

  /**
   * The next match after a row (`step` 1) or before it (-1), going round. `goOn` is asked now and then: once it says
   * false the answer is null, as it is where nothing matches.
   */
  async match(from: number, step: 1 | -1, goOn: () => Promise<boolean>): Promise<number | null> {
    const total = this.#rows.length;
    const start = step === 1 ? from + 1 : from < 0 ? total - 1 : from - 1;
    for (let walked = 0; walked < total; ) {
      const row = (((start + walked * step) % total) + total) % total;
      const known = this.#known(row, step);
      if (known.found !== null) return known.found;
      if (known.rows > 0) {
        walked += known.rows;
        continue;
      }
      if (walked % BREATHE_ROWS === BREATHE_ROWS - 1 && !(await goOn())) return null;
      if ((this.#matchesNow(row) ?? (await this.#matchesRow(row))) === true) return row;
      walked += 1;
    }
    return null;
  }

  /** What the rows that were looked at say from `row` on: a match, or how many of them there are without one. */
  #known(row: number, step: 1 | -1): { found: number | null; rows: number } {
    if (row >= this.#searched) return { found: null, rows: 0 };
    if (step === 1) {
      const at = this.#matches.below(row);
      return at < this.#matches.length
        ? { found: this.#matches.at(at), rows: 0 }
        : { found: null, rows: this.#searched - row };
    }
    const at = this.#matches.below(row + 1) - 1;
    return at >= 0 ? { found: this.#matches.at(at), rows: 0 } : { found: null, rows: row + 1 };
  }

  /** Null where the row's page was not looked at yet. */
  #matchesNow(row: number): boolean | null {
    const place = this.#rows.placeOf(row);
    const file = this.#order.fileAt(place);
    const line = this.#order.lineAt(place);
    return this.#scan.isDone(file, line) ? this.#scan.matches(file, line) : null;
  }

  /** Null where the row's page was not read to its end yet. */
  async #matchesRow(row: number): Promise<boolean | null> {
    const place = this.#rows.placeOf(row);
    const file = this.#order.fileAt(place);
    const line = this.#order.lineAt(place);
    if (!this.#scan.isDone(file, line) && !(await this.#scan.scan(file, line))) return null;
    return this.#scan.matches(file, line);
  }
}
