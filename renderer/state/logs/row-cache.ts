import type { LogRow } from '../../../shared/contracts/logs.ts';

/** Rows fetched at once. */
export const BLOCK = 200;
/** Blocks kept: some 16,000 rows, a few megabytes at most. */
const KEPT = 80;
const IN_FLIGHT = 3;

const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/g;
const TAB = 8;

/** Columns of a text at most: a tab may take eight. */
function columnsOf(text: string): number {
  const tabs = text.includes('\t') ? text.split('\t').length - 1 : 0;
  return text.length + tabs * (TAB - 1) + (text.match(WIDE)?.length ?? 0);
}

interface Block {
  rows: readonly LogRow[];
  fresh: boolean;
  used: number;
}

export interface RowCacheOptions {
  /** Fetches `count` rows from the row `from` on; may give fewer. */
  readonly fetch: (from: number, count: number) => Promise<readonly LogRow[]>;
  /** Called when rows arrived. */
  readonly onChange: () => void;
  readonly onError: (error: unknown) => void;
}

/**
 * The rows of one view around what is on the screen: fetched block by block, what is looked at first, at most three blocks at a
 * time, the longest unused forgotten. Rows of a view that changed are shown until the new ones are here, so nothing flickers.
 */
export class RowCache {
  private readonly options: RowCacheOptions;
  private readonly blocks = new Map<number, Block>();
  private readonly asked = new Set<number>();
  private readonly refused = new Set<number>();
  private wanted: number[] = [];
  private count = 0;
  private clock = 0;
  private era = 0;
  private longest = 0;

  constructor(options: RowCacheOptions) {
    this.options = options;
  }

  /** The row, or null while it is not here. */
  get(row: number): LogRow | null {
    const block = this.blocks.get(Math.floor(row / BLOCK));
    return block?.rows[row % BLOCK] ?? null;
  }

  /** Columns of the longest line seen so far, wide characters counted twice: what the rows need sideways. */
  get columns(): number {
    return this.longest;
  }

  /** How many rows there are now; a block that was cut short by the old end is fetched again when wanted. */
  setCount(count: number): void {
    this.count = count;
  }

  /** Says which rows are on the screen, `last` included; they and a block's worth around them are fetched. */
  want(first: number, last: number): void {
    const from = Math.floor(Math.max(0, first) / BLOCK);
    const to = Math.floor(Math.max(0, Math.min(last, this.count - 1)) / BLOCK);
    const wanted: number[] = [];
    for (let block = from; block <= to; block += 1) wanted.push(block);
    wanted.push(to + 1, from - 1);
    this.wanted = wanted;
    for (const block of wanted) this.touch(block);
    this.fill();
  }

  /** The view has other rows now: those held are shown on, and fetched anew when wanted. */
  invalidate(): void {
    this.era += 1;
    this.asked.clear();
    this.refused.clear();
    for (const block of this.blocks.values()) block.fresh = false;
    this.fill();
  }

  /** Forgets all: another view. */
  clear(): void {
    this.blocks.clear();
    this.wanted = [];
    this.invalidate();
  }

  private touch(block: number): void {
    const held = this.blocks.get(block);
    this.clock += 1;
    if (held !== undefined) held.used = this.clock;
  }

  private lengthOf(block: number): number {
    return Math.max(0, Math.min(BLOCK, this.count - block * BLOCK));
  }

  private lacks(block: number): boolean {
    if (block < 0 || this.asked.has(block) || this.refused.has(block)) return false;
    const length = this.lengthOf(block);
    const held = this.blocks.get(block);
    return length > 0 && (held === undefined || !held.fresh || held.rows.length < length);
  }

  private fill(): void {
    for (const block of this.wanted) {
      if (this.asked.size >= IN_FLIGHT) return;
      if (this.lacks(block)) this.load(block);
    }
  }

  private load(block: number): void {
    const { era } = this;
    this.asked.add(block);
    this.options.fetch(block * BLOCK, BLOCK).then(
      (rows) => {
        if (era !== this.era) return;
        this.asked.delete(block);
        this.keep(block, rows);
        this.options.onChange();
        this.fill();
      },
      (error: unknown) => {
        if (era !== this.era) return;
        this.asked.delete(block);
        this.refused.add(block);
        this.options.onError(error);
      },
    );
  }

  private keep(block: number, rows: readonly LogRow[]): void {
    // Fewer rows than there should be: the reader is behind. Asked again when the view says that it went on.
    if (rows.length < this.lengthOf(block)) this.refused.add(block);
    for (const { text } of rows) this.longest = Math.max(this.longest, columnsOf(text));
    this.clock += 1;
    this.blocks.set(block, { rows, fresh: true, used: this.clock });
    if (this.blocks.size <= KEPT) return;
    const [oldest] = [...this.blocks].sort(([, a], [, b]) => a.used - b.used);
    if (oldest !== undefined) this.blocks.delete(oldest[0]);
  }

  /** The view went on: blocks that were cut short or refused may be whole now. */
  retry(): void {
    this.refused.clear();
    this.fill();
  }
}
