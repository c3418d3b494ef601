import type { LogLevel } from '../contracts/logs.ts';

/** Lines of a page, by which lines are held, searched and filtered. */
export const PAGE_BITS = 12;
export const PAGE_LINES = 1 << PAGE_BITS;
const IN_PAGE = PAGE_LINES - 1;

/** A line without a time of its own, before any that has one. */
export const NO_TIME = -(2 ** 31);
/** A line that names no process. */
export const NO_PROCESS = 0;
/** A line whose boot is not known. */
export const NO_BOOT = 1;
/** Levels by their number; 0 is none. */
export const LEVELS: readonly (LogLevel | null)[] = [null, 'error', 'warning', 'notice', 'info', 'debug'];
export const ERROR = 1;
export const WARNING = 2;
const LEVEL_BITS = 7;
const TIME_INHERITED = 8;

/** What is kept of a line beside where it begins. */
export interface LineMarks {
  /** Seconds of host time; `NO_TIME` where not known. */
  time: number;
  /** Whether the time stands on the line, not on one before it. */
  ownTime: boolean;
  /** Number of the process, `NO_PROCESS` for none. */
  process: number;
  /** 0, -1, -2 ... or `NO_BOOT`. */
  boot: number;
  level: number;
}

class Page {
  readonly starts = new Uint32Array(PAGE_LINES);
  readonly times = new Int32Array(PAGE_LINES);
  readonly processes = new Uint16Array(PAGE_LINES);
  readonly boots = new Int16Array(PAGE_LINES);
  readonly flags = new Uint8Array(PAGE_LINES);
}

/** Where each line of a text begins and what is known of it: 13 bytes a line. Lines count from 0 here. */
export class LineTable {
  readonly #pages: Page[] = [];
  #length = 0;

  get length(): number {
    return this.#length;
  }

  /** Adds a line that begins at a byte below 2^32. */
  add(start: number, marks: LineMarks): void {
    const at = this.#length & IN_PAGE;
    if (at === 0) this.#pages.push(new Page());
    const page = this.#pages.at(-1) as Page;
    page.starts[at] = start;
    page.times[at] = marks.time;
    page.processes[at] = marks.process;
    page.boots[at] = marks.boot;
    page.flags[at] = marks.level | (marks.ownTime ? 0 : TIME_INHERITED);
    this.#length += 1;
  }

  start(line: number): number {
    return this.#page(line).starts[line & IN_PAGE] as number;
  }

  /** The line's time, or that of the nearest line before it that has one. */
  time(line: number): number {
    return this.#page(line).times[line & IN_PAGE] as number;
  }

  hasOwnTime(line: number): boolean {
    return ((this.#page(line).flags[line & IN_PAGE] as number) & TIME_INHERITED) === 0;
  }

  process(line: number): number {
    return this.#page(line).processes[line & IN_PAGE] as number;
  }

  boot(line: number): number {
    return this.#page(line).boots[line & IN_PAGE] as number;
  }

  level(line: number): number {
    return (this.#page(line).flags[line & IN_PAGE] as number) & LEVEL_BITS;
  }

  /** The line that holds a byte of the text; one from `first` to `last`, where that is known. */
  lineAt(offset: number, first = 0, last = this.#length - 1): number {
    let low = first;
    let high = last;
    while (low < high) {
      const middle = (low + high + 1) >>> 1;
      if (this.start(middle) <= offset) low = middle;
      else high = middle - 1;
    }
    return Math.max(0, low);
  }

  clear(): void {
    this.#pages.length = 0;
    this.#length = 0;
  }

  #page(line: number): Page {
    return this.#pages[line >>> PAGE_BITS] as Page;
  }
}
