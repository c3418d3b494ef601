import type { LogRow } from '../contracts/logs.ts';
import type { LineMark } from '../log-lines/line-marks.ts';
import type { FileContent } from './file-reading.ts';
import { type HostView, type LogNature, natureOf } from './host-view.ts';
import { LineBoots } from './line-boots.ts';
import { LineParser } from './line-parser.ts';
import { lineBytes } from './line-scan.ts';
import { LEVELS } from './line-table.ts';
import type { ProcessNames } from './process-names.ts';
import { type Proofs, shownText, toRow } from './row-text.ts';

/** Lines fetched around those that were asked for. */
const AROUND = 400;
const MOST_WINDOW_BYTES = 8 * 1024 * 1024;
const KEPT_OF_LINE = 64 * 1024;
const KEPT_WINDOWS = 4;
const LINE_FEED = 10;

interface Window {
  /** Line of the first text, from 0. */
  readonly first: number;
  readonly lines: readonly { readonly bytes: Uint8Array; readonly more: number }[];
  /** Whether the file ends with the last of them. */
  readonly atEnd: boolean;
}

export interface LinePeekOptions {
  readonly path: string;
  readonly nature: LogNature;
  readonly host: HostView;
  readonly names: ProcessNames;
  readonly proofs: Proofs;
  readonly marks: readonly LineMark[];
  /** The file's decoded bytes from an offset on, to an end where one is given. */
  readonly from: (offset: number, end?: number) => AsyncGenerator<Uint8Array, void, void>;
}

/** Fetches lines of a file out of the archive before the file was read up to them, from the mark that stands next before. */
export class LinePeek {
  readonly #options: LinePeekOptions;
  readonly #windows: Window[] = [];
  #busy: Promise<unknown> = Promise.resolve();

  constructor(options: LinePeekOptions) {
    this.#options = options;
  }

  /** Rows of up to `count` lines from `first` (from 0) on; fewer at the file's end. Rows are numbered as the lines are. */
  async rows(first: number, count: number): Promise<LogRow[]> {
    const fetched = this.#busy.then(() => this.#windowOf(first, count));
    this.#busy = fetched.catch(() => undefined);
    const window = await fetched;
    const { path, nature, host, names, proofs } = this.#options;
    const parser = new LineParser(nature, names, host.utcOffsetMinutes);
    const boots = new LineBoots(host.boots, nature.boot);
    return window.lines.slice(first - window.first, first - window.first + count).map(({ bytes, more }, at) => {
      parser.parse(bytes, 0, bytes.length);
      const { time, level } = parser;
      const line = first + at;
      const process = names.name(parser.process);
      const parts = { row: line, path, line: line + 1, time, process, level: LEVELS[level] ? level : 0 };
      return toRow({ ...parts, boot: boots.byTime(time) }, shownText(bytes, more), proofs, host.utcOffsetMinutes);
    });
  }

  async #windowOf(first: number, count: number): Promise<Window> {
    const holds = (window: Window): boolean =>
      window.first <= first && (window.atEnd || first + count <= window.first + window.lines.length);
    const known = this.#windows.find(holds);
    if (known !== undefined) return known;
    const window = await this.#fetch(Math.max(0, first - AROUND), first, first + count + AROUND);
    this.#windows.unshift(window);
    this.#windows.length = Math.min(this.#windows.length, KEPT_WINDOWS);
    return window;
  }

  /** Lines `from` to, not with, `to`; what comes before `wanted` is left out where lines are long. */
  async #fetch(from: number, wanted: number, to: number): Promise<Window> {
    // A decoder looks ahead: it is told where no more will be wanted.
    const end = this.#options.marks.find(({ feeds }) => feeds >= to)?.offset;
    const mark = this.#options.marks.findLast(({ feeds }) => feeds <= from) ?? { offset: 0, feeds: 0 };
    const collected = new Collected(mark, from, wanted, to);
    for await (const chunk of this.#options.from(mark.offset, end))
      if (!collected.take(chunk)) return collected.window(false);
    return collected.window(true);
  }
}

/** For a view of one file of which the analysis left marks; else null. */
export function peekOf(
  contents: readonly FileContent[],
  { host, proofs }: { readonly host: HostView; readonly proofs: Proofs },
  names: ProcessNames,
): LinePeek | null {
  const [content] = contents;
  if (contents.length !== 1 || content === undefined || content.known === null) return null;
  const { path, modified, known } = content;
  const { marks, from } = known;
  return new LinePeek({ path, nature: natureOf(path, modified, host), host, names, proofs, marks, from });
}

/** Cuts lines out of bytes that go by. */
class Collected {
  readonly #wanted: number;
  readonly #to: number;
  readonly #lines: { bytes: Uint8Array; more: number }[] = [];
  #first: number;
  #line: number;
  #parts: Uint8Array[] = [];
  #length = 0;
  #kept = 0;
  #bytes = 0;

  constructor(mark: LineMark, from: number, wanted: number, to: number) {
    this.#first = from;
    this.#wanted = wanted;
    this.#to = to;
    this.#line = mark.feeds;
    // A mark may stand in the middle of a line: only the text's beginning certainly begins one.
    if (mark.offset > 0 && from === mark.feeds) this.#first += 1;
  }

  /** False where no more is wanted. */
  take(chunk: Uint8Array): boolean {
    for (let at = 0; at < chunk.length; ) {
      const feed = chunk.indexOf(LINE_FEED, at);
      const end = feed < 0 ? chunk.length : feed;
      this.#add(chunk.subarray(at, end));
      if (feed >= 0) this.#finish();
      at = end + 1;
      if (this.#line >= this.#to || (this.#bytes > MOST_WINDOW_BYTES && this.#line > this.#wanted + 1)) return false;
    }
    return true;
  }

  window(atEnd: boolean): Window {
    if (atEnd && this.#length > 0) this.#finish();
    return { first: this.#first, lines: this.#lines, atEnd };
  }

  #add(part: Uint8Array): void {
    if (this.#line < this.#first) return;
    const kept = part.slice(0, KEPT_OF_LINE - this.#kept);
    this.#length += part.length;
    this.#kept += kept.length;
    if (kept.length > 0) this.#parts.push(kept);
  }

  #finish(): void {
    if (this.#line >= this.#first) {
      const bytes = Buffer.concat(this.#parts);
      this.#lines.push({ bytes: lineBytes(bytes, 0, bytes.length), more: this.#length - this.#kept });
      this.#bytes += this.#kept;
    }
    this.#parts = [];
    this.#length = 0;
    this.#kept = 0;
    this.#line += 1;
  }
}
