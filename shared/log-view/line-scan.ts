import { PAGE_BITS, PAGE_LINES } from './line-table.ts';
import type { LogFile } from './log-file.ts';
import type { LineMatcher } from './matcher.ts';

/** Bytes looked at in one go; of a longer line only so many are searched. */
const RUN_BYTES = 512 * 1024;
const LINE_FEED = 10;
const CARRIAGE_RETURN = 13;

type Found = Uint8Array | 'none';

/** Which lines match, found out page by page (`PAGE_LINES`) in whatever order they are asked for. */
export class LineScan {
  readonly #matcher: LineMatcher;
  readonly #pages = new Map<LogFile, Found[]>();

  constructor(matcher: LineMatcher) {
    this.#matcher = matcher;
  }

  /** Whether the page that holds a line was looked at. */
  isDone(file: LogFile, line: number): boolean {
    return this.#pages.get(file)?.[line >>> PAGE_BITS] !== undefined;
  }

  /** Whether a line of a page that was looked at matches. */
  matches(file: LogFile, line: number): boolean {
    const found = this.#pages.get(file)?.[line >>> PAGE_BITS];
    if (found === undefined || found === 'none') return false;
    const at = line & (PAGE_LINES - 1);
    return ((found[at >>> 3] as number) & (1 << (at & 7))) !== 0;
  }

  /** Looks at the page that holds a line; false where the file was not read to the page's end yet. */
  async scan(file: LogFile, line: number): Promise<boolean> {
    const page = line >>> PAGE_BITS;
    const first = page << PAGE_BITS;
    const end = Math.min(first + PAGE_LINES, file.lines.length);
    if (end < first + PAGE_LINES && !file.ended) return false;
    const pages = this.#pages.get(file) ?? [];
    this.#pages.set(file, pages);
    if (pages[page] !== undefined) return true;
    const bits = new Uint8Array(PAGE_LINES / 8);
    let hits = 0;
    const hit = (found: number): void => {
      const at = found - first;
      bits[at >>> 3] = (bits[at >>> 3] as number) | (1 << (at & 7));
      hits += 1;
    };
    for (let from = first; from < end; ) from = await this.#run(file, from, end, hit);
    pages[page] = hits === 0 ? 'none' : bits;
    return true;
  }

  /** Looks at as many lines from `first` on as make one go; gives the line after them. */
  async #run(file: LogFile, first: number, end: number, hit: (line: number) => void): Promise<number> {
    const base = file.startOf(first);
    let next = end;
    if (file.startOf(end) - base > RUN_BYTES)
      next = Math.max(first + 1, file.lines.lineAt(base + RUN_BYTES, first, end - 1));
    next = Math.min(next, end);
    const stop = Math.min(file.startOf(next), base + RUN_BYTES);
    const bytes = file.readNow(base, stop) ?? (await file.read(base, stop));
    const lineIn = (line: number): Uint8Array =>
      lineBytes(bytes, file.startOf(line) - base, file.startOf(line + 1) - base);
    const { finder, confirm } = this.#matcher;
    if (finder === null) {
      for (let line = first; line < next; line += 1) if (confirm?.(lineIn(line)) === true) hit(line);
      return next;
    }
    const find = finder(bytes);
    let line = first;
    for (let at = find(0); at >= 0; ) {
      line = file.lines.lineAt(base + at, line, next - 1);
      if (confirm === null || confirm(lineIn(line))) hit(line);
      const after = file.startOf(line + 1) - base;
      at = after < bytes.length ? find(after) : -1;
    }
    return next;
  }
}

/** The bytes of one line without what ends it. */
export function lineBytes(bytes: Uint8Array, start: number, next: number): Uint8Array {
  let end = Math.min(next, bytes.length);
  if (end > start && bytes[end - 1] === LINE_FEED) end -= 1;
  if (end > start && bytes[end - 1] === CARRIAGE_RETURN) end -= 1;
  return bytes.subarray(start, end);
}
