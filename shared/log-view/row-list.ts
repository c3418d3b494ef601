import { GrowingUint32 } from './growing.ts';
import type { LineOrder } from './line-order.ts';
import type { LineScan } from './line-scan.ts';
import type { LineTest } from './row-filter.ts';

/** Places judged in one go. */
const AT_ONCE = 16_384;

/** The places that a filter leaves, in order: the rows. Grows while lines come in and are judged. */
export class RowList {
  readonly #order: LineOrder;
  readonly #test: LineTest | null;
  readonly #scan: LineScan | null;
  readonly #rows = new GrowingUint32();
  #judged = 0;

  /** `test` null: every line is a row. `scan` finds the lines whose text is wanted. */
  constructor(order: LineOrder, test: LineTest | null, scan: LineScan | null) {
    this.#order = order;
    this.#test = test;
    this.#scan = scan;
  }

  get #all(): boolean {
    return this.#test === null && this.#scan === null;
  }

  get length(): number {
    return this.#all ? this.#order.length : this.#rows.length;
  }

  /** Places that were judged. */
  get judged(): number {
    return this.#all ? this.#order.length : this.#judged;
  }

  placeOf(row: number): number {
    return this.#all ? row : this.#rows.at(row);
  }

  /** The row of a place, else the nearest row before it (0 where there is none). */
  rowOf(place: number): { row: number; hidden: boolean } {
    if (this.#all) return { row: place, hidden: false };
    const below = this.#rows.below(place);
    if (below < this.#rows.length && this.#rows.at(below) === place) return { row: below, hidden: false };
    return { row: Math.max(0, below - 1), hidden: true };
  }

  /** Judges some more places; false where there is nothing more to judge for now. */
  async advance(): Promise<boolean> {
    if (this.#all) return false;
    const order = this.#order;
    const end = Math.min(order.length, this.#judged + AT_ONCE);
    const from = this.#judged;
    for (let place = from; place < end; place += 1) {
      const file = order.fileAt(place);
      const line = order.lineAt(place);
      if (this.#test?.(file, line) !== false) {
        const scan = this.#scan;
        if (scan !== null && !scan.isDone(file, line) && !(await scan.scan(file, line))) break;
        if (scan === null || scan.matches(file, line)) this.#rows.push(place);
      }
      this.#judged = place + 1;
    }
    return this.#judged > from;
  }
}
