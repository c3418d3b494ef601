import type { Automaton } from './automaton.ts';

/** A line that holds a needle. `bytes` is valid only during the call. */
export interface ScannedLine {
  /** Counts from 1. */
  readonly line: number;
  readonly bytes: Uint8Array;
  /** The needles found, each once, ascending. */
  readonly needles: readonly number[];
  /** Up to `CONTEXT_BEFORE` lines before this one, decoded on demand. */
  before(): string[];
}

export interface LineHandler {
  /** A line with a needle; answers how many of the lines that follow it wants to see as well. */
  hit(line: ScannedLine): number;
  /** A line after a hit that was asked for, or one of the first lines; a line with needles comes here before `hit`. */
  following(line: number, bytes: Uint8Array): void;
  /** A line longer than the bound: only its beginning is kept. */
  tooLong(line: number): void;
}

export const CONTEXT_BEFORE = 3;
/** Real log lines stay below 8 KiB (rsyslog's default bound), modules lists of an Oops below 16 KiB. */
export const MAX_LINE_BYTES = 64 * 1024;
const MAX_HISTORY_BYTES = 16 * 1024;
/** The first lines are shown to the handler, so that it learns from when on the file speaks. */
const FIRST_LINES = 20;

const decoder = new TextDecoder();

/**
 * Finds the lines that hold a needle in bytes that come in chunks of any size. No string is made of any other line; the
 * memory kept is one line and the few before it.
 */
export class LineScanner {
  readonly #automaton: Automaton;
  readonly #handler: LineHandler;
  /** The last complete lines, then the beginning of the line at hand. */
  #kept: Uint8Array = new Uint8Array(0);
  #lineStart = 0;
  #state: number;
  #line = 1;
  #needles: number[] = [];
  #follow = FIRST_LINES;
  #cut = false;
  #bytes = 0;

  constructor(automaton: Automaton, handler: LineHandler) {
    this.#automaton = automaton;
    this.#handler = handler;
    this.#state = automaton.newline;
  }

  /** Lines seen so far, a last one without line feed included after `end`. */
  get lines(): number {
    return this.#line - 1;
  }

  get bytesSeen(): number {
    return this.#bytes;
  }

  write(chunk: Uint8Array): void {
    this.#bytes += chunk.length;
    const from = this.#kept.length;
    const buffer = new Uint8Array(from + chunk.length);
    buffer.set(this.#kept);
    buffer.set(chunk, from);
    this.#scan(buffer, from);
    this.#keep(buffer);
  }

  /** Ends the file; a last line without line feed counts. Returns the last line as text, "" for an empty file. */
  end(): string {
    const start = this.#lineStart;
    if (start < this.#kept.length) {
      this.#finishLine(this.#kept, this.#kept.length);
      return decoder.decode(this.#kept.subarray(start));
    }
    const lines = decoder.decode(this.#kept).split('\n');
    return lines.at(-2) ?? '';
  }

  #scan(buffer: Uint8Array, from: number): void {
    const { next, attention, newline, outputs } = this.#automaton;
    let state = this.#state;
    for (let at = from; at < buffer.length; at += 1) {
      state = next[(state << 8) | (buffer[at] as number)] as number;
      if (state < attention) continue;
      if (state === newline) this.#finishLine(buffer, at);
      else this.#addNeedles(outputs[state - attention] ?? []);
    }
    this.#state = state;
  }

  #addNeedles(found: readonly number[]): void {
    for (const needle of found) if (!this.#needles.includes(needle)) this.#needles.push(needle);
  }

  #finishLine(buffer: Uint8Array, end: number): void {
    const start = this.#lineStart;
    if (this.#follow > 0 || this.#needles.length > 0) {
      const trimmed = end > start && buffer[end - 1] === 13 ? end - 1 : end;
      const bytes = buffer.subarray(start, Math.min(trimmed, start + MAX_LINE_BYTES));
      if (this.#follow > 0) {
        this.#follow -= 1;
        this.#handler.following(this.#line, bytes);
      }
      if (this.#needles.length > 0) this.#report(buffer, start, bytes);
    }
    this.#line += 1;
    this.#lineStart = end + 1;
    this.#cut = false;
  }

  #report(buffer: Uint8Array, start: number, bytes: Uint8Array): void {
    const needles = this.#needles.sort((a, b) => a - b);
    this.#needles = [];
    const before = (): string[] => linesBefore(buffer, start, CONTEXT_BEFORE);
    const wants = this.#handler.hit({ line: this.#line, bytes, needles, before });
    this.#follow = Math.max(this.#follow, wants);
  }

  /** Copies what the next chunk may need: the line at hand (bounded) and a few lines before it (bounded). */
  #keep(buffer: Uint8Array): void {
    let start = this.#lineStart;
    let historyStart = start;
    for (let lines = 0; lines < CONTEXT_BEFORE && historyStart > 0; lines += 1) {
      const previous = buffer.lastIndexOf(10, historyStart - 2) + 1;
      if (start - previous > MAX_HISTORY_BYTES) break;
      historyStart = previous;
    }
    let end = buffer.length;
    if (end - start > MAX_LINE_BYTES) {
      end = start + MAX_LINE_BYTES;
      if (!this.#cut) this.#handler.tooLong(this.#line);
      this.#cut = true;
    }
    this.#kept = buffer.slice(historyStart, end);
    start -= historyStart;
    this.#lineStart = start;
  }
}

function linesBefore(buffer: Uint8Array, start: number, most: number): string[] {
  const lines: string[] = [];
  let end = start - 1;
  while (lines.length < most && end >= 0) {
    const from = end === 0 ? 0 : buffer.lastIndexOf(10, end - 1) + 1;
    lines.unshift(decoder.decode(buffer.subarray(from, end)).replace(/\r$/, ''));
    end = from - 1;
  }
  return lines;
}
