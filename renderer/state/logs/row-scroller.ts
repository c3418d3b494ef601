/** Where the window of rows stands. `top` is the first row on the screen, with a fraction; `seen` how many rows fit. */
export interface ScrollPlace {
  readonly top: number;
  readonly rows: number;
  readonly seen: number;
}

/**
 * The scroll position of the rows, in rows: no element is as high as the file, so millions of rows are no higher than a browser
 * can draw, and rows and position are never out of step.
 */
export class RowScroller {
  private place: ScrollPlace = { top: 0, rows: 0, seen: 1 };
  private readonly listeners = new Set<() => void>();

  get = (): ScrollPlace => this.place;

  subscribe = (listener: () => void): (() => void) => {
    this.listeners.add(listener);
    return () => this.listeners.delete(listener);
  };

  /** The largest `top`: the last row stands at the bottom. */
  get end(): number {
    return Math.max(0, this.place.rows - this.place.seen);
  }

  setRows(rows: number): void {
    this.put({ rows });
  }

  setSeen(seen: number): void {
    this.put({ seen: Math.max(1, seen) });
  }

  scrollTo(top: number): void {
    this.put({ top });
  }

  scrollBy(rows: number): void {
    this.put({ top: this.place.top + rows });
  }

  /** Brings a row onto the screen: not at all when it is there, to the middle when it is far off or asked to. */
  reveal(row: number, where: 'nearest' | 'middle'): void {
    const { top, seen } = this.place;
    const middle = row - seen / 2 + 0.5;
    if (where === 'middle' || row < top - seen || row > top + 2 * seen) this.put({ top: Math.round(middle) });
    else if (row < top) this.put({ top: row });
    else if (row + 1 > top + seen) this.put({ top: row + 1 - seen });
  }

  private put(change: Partial<ScrollPlace>): void {
    const next = { ...this.place, ...change };
    const top = Math.max(0, Math.min(next.top, Math.max(0, next.rows - next.seen)));
    const { place } = this;
    if (top === place.top && next.rows === place.rows && next.seen === place.seen) return;
    this.place = { ...next, top };
    for (const listener of this.listeners) listener();
  }
}
