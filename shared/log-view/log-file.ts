import { ChunkStore, type Packer, type TextBudget } from './chunk-store.ts';
import type { HostView, LogNature } from './host-view.ts';
import { LineBoots } from './line-boots.ts';
import { LineParser } from './line-parser.ts';
import { LEVELS, type LineMarks, LineTable, NO_BOOT, NO_PROCESS, NO_TIME, PAGE_LINES } from './line-table.ts';
import type { ProcessNames } from './process-names.ts';

const LINE_FEED = 10;
/** Bytes of a line that chunks cut which are kept for taking it apart. */
const KEPT_OF_LINE = 2048;
/** Bytes of one file that are shown: lines are found by 32-bit offsets. */
const MOST_BYTES = 2 ** 32 - 1;
const MOST_LINES = 40_000_000;
/** Bytes that are looked at to tell text from anything else. */
const LOOKED_AT = 64 * 1024;
/** Text has next to none of these; a log after a power cut may hold a stretch of zeros. */
const MOST_CONTROLS = 0.1;

/** How many of the file's lines there are of each kind. */
export interface LineCounts {
  readonly processes: Map<number, number>;
  readonly boots: Map<number, number>;
  readonly levels: Uint32Array;
}

export interface LogFileOptions {
  readonly path: string;
  readonly nature: LogNature;
  readonly host: HostView;
  readonly names: ProcessNames;
  readonly packer: Packer;
  readonly budget: TextBudget;
  readonly chunkSize?: number;
}

/** Share of bytes that no text holds. */
function controls(bytes: Uint8Array): number {
  let count = 0;
  for (const byte of bytes) if (byte < 7 || (byte > 13 && byte < 27) || (byte > 27 && byte < 32)) count += 1;
  return bytes.length === 0 ? 0 : count / bytes.length;
}

/** One file of a view: its text and what is known of each line, filled front to back. Lines count from 0 here. */
export class LogFile {
  readonly path: string;
  readonly lines = new LineTable();
  readonly counts: LineCounts = { processes: new Map(), boots: new Map(), levels: new Uint32Array(LEVELS.length) };
  readonly #text: ChunkStore;
  readonly #parser: LineParser;
  readonly #boots: LineBoots;
  readonly #marks: LineMarks = { time: NO_TIME, ownTime: false, process: NO_PROCESS, boot: NO_BOOT, level: 0 };
  /** The beginning of the line that is not complete. */
  #partial: Uint8Array = new Uint8Array(0);
  #lineStart = 0;
  #ended = false;
  #binary: boolean | null = null;
  #full = false;

  constructor({ path, nature, host, names, packer, budget, chunkSize }: LogFileOptions) {
    this.path = path;
    this.#text = new ChunkStore(packer, budget, chunkSize);
    this.#parser = new LineParser(nature, names, host.utcOffsetMinutes);
    this.#boots = new LineBoots(host.boots, nature.boot);
  }

  get bytes(): number {
    return this.#text.length;
  }

  /** Bytes that it takes in memory. */
  get heldBytes(): number {
    return this.#text.heldBytes + Math.ceil(this.lines.length / PAGE_LINES) * PAGE_LINES * 13;
  }

  get binary(): boolean {
    return this.#binary === true;
  }

  /** Whether there is more of the file than can be shown. */
  get full(): boolean {
    return this.#full;
  }

  /** Whether all of it was read. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Takes the next bytes; false where no more are wanted. */
  async write(chunk: Uint8Array): Promise<boolean> {
    this.#binary ??= controls(chunk.subarray(0, LOOKED_AT)) > MOST_CONTROLS;
    if (this.#binary || this.#ended) return false;
    const room = MOST_BYTES - this.#text.length;
    const part = chunk.length > room ? chunk.subarray(0, room) : chunk;
    const base = this.#text.length;
    this.#index(part, base);
    await this.#text.append(part);
    if (part.length === chunk.length && this.lines.length < MOST_LINES) return true;
    this.#full = true;
    return false;
  }

  /** Says that there is no more; a last line without line feed counts. */
  end(): void {
    if (this.#ended) return;
    this.#ended = true;
    if (this.#lineStart < this.#text.length) this.#addLine(this.#partial, 0, this.#partial.length);
    this.#partial = new Uint8Array(0);
  }

  /** Where a line begins; for the one after the last, where the text ends. */
  startOf(line: number): number {
    return line < this.lines.length ? this.lines.start(line) : this.#ended ? this.#text.length : this.#lineStart;
  }

  /** The text's bytes from `start` to `end` where they are at hand; null where `read` has to unpack them. */
  readNow(start: number, end: number): Uint8Array | null {
    return this.#text.readNow(start, end);
  }

  read(start: number, end: number): Promise<Uint8Array> {
    return this.#text.read(start, end);
  }

  close(): void {
    this.#ended = true;
    this.#text.close();
    this.lines.clear();
  }

  #index(chunk: Uint8Array, base: number): void {
    let start = this.#lineStart - base;
    for (let feed = chunk.indexOf(LINE_FEED); feed >= 0; feed = chunk.indexOf(LINE_FEED, start)) {
      if (start < 0) this.#addCut(chunk, feed);
      else this.#addLine(chunk, start, feed);
      start = feed + 1;
      this.#lineStart = base + start;
    }
    this.#keepPartial(start < 0 ? chunk : chunk.subarray(start), start < 0);
  }

  /** A line that began in chunks before this one. */
  #addCut(chunk: Uint8Array, end: number): void {
    this.#keepPartial(chunk.subarray(0, end), true);
    this.#addLine(this.#partial, 0, this.#partial.length);
  }

  #keepPartial(bytes: Uint8Array, goesOn: boolean): void {
    const before = goesOn ? this.#partial : new Uint8Array(0);
    const part = bytes.subarray(0, KEPT_OF_LINE - before.length);
    if (goesOn && part.length === 0) return;
    const kept = new Uint8Array(before.length + part.length);
    kept.set(before);
    kept.set(part, before.length);
    this.#partial = kept;
  }

  #addLine(bytes: Uint8Array, start: number, end: number): void {
    const parser = this.#parser;
    const marks = this.#marks;
    parser.parse(bytes, start, end);
    marks.ownTime = parser.time !== NO_TIME;
    if (marks.ownTime) marks.time = parser.time;
    marks.process = parser.process;
    marks.level = parser.level;
    marks.boot = this.#boots.next(marks.time, parser.isBanner);
    this.lines.add(this.#lineStart, marks);
    this.#count(marks);
  }

  #count({ process, boot, level }: LineMarks): void {
    const { processes, boots, levels } = this.counts;
    if (process !== NO_PROCESS) processes.set(process, (processes.get(process) ?? 0) + 1);
    if (boot !== NO_BOOT) boots.set(boot, (boots.get(boot) ?? 0) + 1);
    levels[level] = (levels[level] ?? 0) + 1;
  }
}
