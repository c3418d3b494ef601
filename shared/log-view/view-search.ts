import type { LogSearch, SearchState } from '../contracts/logs.ts';
import { breathe } from './file-reading.ts';
import type { LineOrder } from './line-order.ts';
import { LineScan } from './line-scan.ts';
import { compileMatcher } from './matcher.ts';
import type { RowList } from './row-list.ts';
import { RowSearch } from './row-search.ts';
import { Teller } from './teller.ts';
import { STRIPS } from './view-summary.ts';

interface Running {
  readonly searchId: string;
  readonly scan: LineScan;
  rows: RowSearch;
}

/** The search of a view: one at a time, told of as it goes on. */
export class ViewSearch {
  readonly #viewId: string;
  readonly #order: LineOrder;
  readonly #listener: (state: SearchState) => void;
  #teller: Teller | null = null;
  #running: Running | null = null;
  #invalid: string | null = null;
  #count = 0;
  #settled = false;
  #done = false;
  /** How many wait for a match: counting all of them can wait. */
  #asked = 0;

  constructor(viewId: string, order: LineOrder, listener: (state: SearchState) => void) {
    this.#viewId = viewId;
    this.#order = order;
    this.#listener = listener;
  }

  /** Whether there is something to show: a match, or that there is none. */
  get hasFound(): boolean {
    return this.#done || this.#running === null || this.#running.rows.matches > 0;
  }

  start(wanted: LogSearch, rows: RowList): void {
    this.end();
    this.#count += 1;
    this.#done = false;
    const matcher = compileMatcher(wanted);
    this.#invalid = matcher.ok ? null : matcher.error;
    if (!matcher.ok) return;
    const scan = new LineScan(matcher.value);
    this.#running = { searchId: this.#id, scan, rows: new RowSearch(this.#order, rows, scan) };
    this.#teller = new Teller(() => this.#listener(this.state()));
  }

  /** The filter changed: what matches stays, its rows are others. */
  rowsAre(rows: RowList): void {
    if (this.#running === null) return;
    this.#done = false;
    this.#running.rows = new RowSearch(this.#order, rows, this.#running.scan);
  }

  end(): void {
    this.#teller?.end();
    this.#teller = null;
    this.#running = null;
    this.#invalid = null;
  }

  /** Whether the rows are all there, so that the search can come to an end. */
  settle(settled: boolean): void {
    this.#settled = settled;
  }

  async advance(): Promise<boolean> {
    const running = this.#running;
    if (running === null || this.#asked > 0) return false;
    const rows = running.rows;
    const more = await rows.advance();
    if (running !== this.#running || rows !== running.rows) return true;
    if (more) this.#done = false;
    else if (this.#settled && !this.#done) {
      this.#done = true;
      this.#teller?.tell(true);
      return false;
    }
    if (!this.#done) this.#teller?.tell(false);
    return more;
  }

  state(): SearchState {
    const rows = this.#running?.rows;
    return {
      viewId: this.#viewId,
      searchId: this.#id,
      done: this.#running === null || this.#done,
      matches: rows?.matches ?? 0,
      strips: rows?.strips(STRIPS) ?? new Array<number>(STRIPS).fill(0),
      invalid: this.#invalid,
    };
  }

  /** As of `logs:match`; null too where the search ended meanwhile. */
  async match(from: number, step: 1 | -1, goOn: () => boolean): Promise<{ row: number; number: number | null } | null> {
    const rows = this.#running?.rows;
    if (rows === undefined) return null;
    const still = async (): Promise<boolean> => {
      await breathe();
      return goOn() && this.#running?.rows === rows;
    };
    this.#asked += 1;
    try {
      const row = await rows.match(from, step, still);
      return row === null ? null : { row, number: rows.numberOf(row) };
    } finally {
      this.#asked -= 1;
    }
  }

  get #id(): string {
    return `${this.#viewId}/search-${this.#count}`;
  }
}
