import { LIMITS } from '../base/limits.ts';
import type { Automaton } from './automaton.ts';
import { joinBytes, LineBuffer, lastLinesStart } from './line-buffer.ts';

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
export const MAX_LINE_BYTES = LIMITS.find((spec) => spec.key === 'lineBytes')?.standard ?? 0;
const MAX_HISTORY_BYTES = 16 * 1024;
/** The first lines are shown to the handler, so that it learns from when on the file speaks. */
const FIRST_LINES = 20;

const NEWLINE = 10;
const CARRIAGE_RETURN = 13;
const decoder = new TextDecoder();

/**
 * Finds the lines that hold a needle in bytes that come in chunks of any size. No string is made of any other line, and no
 * byte of a chunk is copied but those of its last lines.
 */
export class LineScanner {
  readonly #automaton: Automaton;
  readonly #handler: LineHandler;
  /** Complete lines before the chunk at hand, for the context of a hit. */
  #history: Uint8Array = new Uint8Array(0);
  /** The line at hand, as far as chunks before this one held it. */
  readonly #partial: LineBuffer;
  readonly #most: number;
  #state: number;
  #line = 1;
  #needles: number[] = [];
  #follow = FIRST_LINES;

  /** `most` is how many bytes of a line are kept. */
  constructor(automaton: Automaton, handler: LineHandler, most = MAX_LINE_BYTES) {
    this.#most = most;
    this.#partial = new LineBuffer(most);
    this.#automaton = automaton;
    this.#handler = handler;
    this.#state = automaton.newline;
  }

  /** Lines seen so far, a last one without line feed included after `end`. */
  get lines(): number {
    return this.#line - 1;
  }

  write(chunk: Uint8Array): void {
    const start = this.#scan(chunk);
    this.#keep(chunk, start);
  }

  /** Ends the file; a last line without line feed counts. Returns the last line as text, "" for an empty file. */
  end(): string {
    if (this.#partial.length > 0) {
      const last = this.#partial.view().slice();
      this.#finishLine(new Uint8Array(0), -1, 0);
      return decoder.decode(last);
    }
    return decoder.decode(this.#history).split('\n').at(-2) ?? '';
  }

  /** Scans a chunk; returns where its last line begins, -1 where that began in a chunk before. */
  #scan(chunk: Uint8Array): number {
    const { next, attention, newline, outputs } = this.#automaton;
    const { length } = chunk;
    let state = this.#state;
    let start = -1;
    for (let at = 0; at < length; at += 1) {
      const from = state;
      state = next[(from << 8) | (chunk[at] as number)] as number;
      if (state > attention) continue;
      if (state === 0) {
        state = this.#automaton.settle(from, chunk[at] as number);
        if (state > attention) continue;
      }
      if (state !== newline) {
        this.#addNeedles(outputs[state] ?? []);
        continue;
      }
      if (this.#follow > 0 || this.#needles.length > 0) this.#finishLine(chunk, start, at);
      else this.#line += 1;
      start = at + 1;
    }
    this.#state = state;
    return start;
  }

  #addNeedles(found: readonly number[]): void {
    for (const needle of found) if (!this.#needles.includes(needle)) this.#needles.push(needle);
  }

  /** Ends the line that begins at `start` of the chunk (-1: in chunks before) and ends before `end`. */
  #finishLine(chunk: Uint8Array, start: number, end: number): void {
    const whole = start < 0 ? joinBytes(this.#partial.view(), chunk.subarray(0, end)) : chunk.subarray(start, end);
    const trimmed = whole.at(-1) === CARRIAGE_RETURN ? whole.subarray(0, -1) : whole;
    const bytes = trimmed.subarray(0, this.#most);
    if (start >= 0 && bytes.length < trimmed.length) this.#handler.tooLong(this.#line);
    if (this.#follow > 0) {
      this.#follow -= 1;
      this.#handler.following(this.#line, bytes);
    }
    if (this.#needles.length > 0) {
      const needles = this.#needles.sort((a, b) => a - b);
      this.#needles = [];
      const before = (): string[] => this.#before(chunk, start);
      const wants = this.#handler.hit({ line: this.#line, bytes, needles, before });
      this.#follow = Math.max(this.#follow, wants);
    }
    this.#line += 1;
  }

  #before(chunk: Uint8Array, start: number): string[] {
    const lines = this.#linesBefore(chunk, start);
    if (lines.length === 0) return [];
    const text = decoder.decode(lines.at(-1) === NEWLINE ? lines.subarray(0, -1) : lines);
    return text.split('\n').map((line) => line.replace(/\r$/, ''));
  }

  /** The last complete lines before the one that begins at `start` of the chunk. */
  #linesBefore(chunk: Uint8Array, start: number): Uint8Array {
    if (start < 0) return this.#history;
    const from = lastLinesStart(chunk, start, CONTEXT_BEFORE, MAX_HISTORY_BYTES);
    const here = chunk.subarray(from, start);
    if (from > 0 && here.length > 0) return here;
    const all = joinBytes(this.#history, this.#partial.view(), here);
    return all.subarray(lastLinesStart(all, all.length, CONTEXT_BEFORE, MAX_HISTORY_BYTES));
  }

  /** Copies what the next chunk may need: the line at hand (bounded) and a few lines before it (bounded). */
  #keep(chunk: Uint8Array, start: number): void {
    const before = this.#partial.cut;
    if (start >= 0) {
      this.#history = this.#linesBefore(chunk, start).slice();
      this.#partial.clear();
    }
    this.#partial.append(start >= 0 ? chunk.subarray(start) : chunk);
    if (this.#partial.cut && (!before || start >= 0)) this.#handler.tooLong(this.#line);
  }
}
