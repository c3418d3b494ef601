import { KERNEL, parseRingLine, parseSyslogLine, resolveStamp } from '../log-lines/prefix.ts';
import type { LogNature } from './host-view.ts';
import { levelOf, levelOfPriority } from './levels.ts';
import { LEVELS, NO_PROCESS, NO_TIME } from './line-table.ts';
import type { ProcessNames } from './process-names.ts';
import { findStamp } from './stamps.ts';

/** Bytes of a line in which its prefix is looked for. */
const PREFIX_BYTES = 300;
/** After so many lines without any stamp only some are still looked at: most likely this is no log. */
const UNSTAMPED_LINES = 2000;
const THEN_EVERY = 16;
const DAY_MS = 86_400_000;
const INFO = LEVELS.indexOf('info');
const BANNER = 'Linux version ';
const SPACE = 32;
const COLON = 58;
const OPEN = 91;
const CLOSE = 93;
const LESS = 60;

const digit = (byte: number | undefined): number => (byte !== undefined && byte >= 48 && byte <= 57 ? byte - 48 : 99);
const two = (bytes: Uint8Array, at: number): number => digit(bytes[at]) * 10 + digit(bytes[at + 1]);

const MONTH_KEYS = new Map(
  ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'].map((name, month) => [
    (name.charCodeAt(0) << 16) | (name.charCodeAt(1) << 8) | name.charCodeAt(2),
    month,
  ]),
);

/**
 * Takes the lines of one file apart, in order: time, process, level. What it found of the last line stands in its fields. The
 * usual syslog line is read from its bytes; any other as the analysis reads it (log-lines/prefix.ts).
 */
export class LineParser {
  /** Seconds of host time; `NO_TIME` where the line bears none. */
  time = NO_TIME;
  process = NO_PROCESS;
  level = 0;
  /** Whether the kernel says its version here: a boot begins. */
  isBanner = false;
  readonly #nature: LogNature;
  readonly #names: ProcessNames;
  readonly #kernel: number;
  readonly #utcOffsetMinutes: number | null;
  readonly #ring: boolean;
  #prefixed = false;
  #stamped = false;
  #unstamped = 0;
  #dayKey = -1;
  #midnight: number | null = null;

  constructor(nature: LogNature, names: ProcessNames, utcOffsetMinutes: number | null) {
    this.#nature = nature;
    this.#names = names;
    this.#kernel = names.ofName(KERNEL);
    this.#utcOffsetMinutes = utcOffsetMinutes;
    const { kind } = nature;
    this.#ring = kind === 'dmesg' || kind === 'dmesg-T' || kind === 'boot-dmesg' || kind === 'vmcore-dmesg';
  }

  /** Takes the line in bytes `start` to, not with, `end`. */
  parse(bytes: Uint8Array, start: number, end: number): void {
    this.time = NO_TIME;
    this.process = NO_PROCESS;
    this.level = 0;
    this.isBanner = false;
    if (!this.#ring && this.#classic(bytes, start, end)) return;
    if (!this.#stamped && this.#unstamped >= UNSTAMPED_LINES && this.#unstamped++ % THEN_EVERY !== 0) return;
    this.#slowly(bytes, start, end);
  }

  /** "May 15 23:21:44 host process[1]: ...": false where the line is anything else. */
  #classic(bytes: Uint8Array, start: number, end: number): boolean {
    if (end - start < 20 || bytes[start + 3] !== SPACE || bytes[start + 9] !== COLON) return false;
    const month = MONTH_KEYS.get(
      ((bytes[start] as number) << 16) | ((bytes[start + 1] as number) << 8) | (bytes[start + 2] as number),
    );
    if (month === undefined || bytes[start + 12] !== COLON || bytes[start + 15] !== SPACE) return false;
    const day = (bytes[start + 4] === SPACE ? 0 : digit(bytes[start + 4]) * 10) + digit(bytes[start + 5]);
    const seconds = two(bytes, start + 7) * 3600 + two(bytes, start + 10) * 60 + two(bytes, start + 13);
    if (day < 1 || day > 31 || seconds >= 86_400) return false;
    const last = Math.min(end, start + PREFIX_BYTES);
    let at = start + 16;
    while (at < last && bytes[at] !== SPACE) at += 1;
    if (at === start + 16) return false;
    const sender = at + 1;
    at = sender;
    for (let byte = bytes[at]; at < last && byte !== COLON && byte !== OPEN && byte !== SPACE; byte = bytes[at])
      at += 1;
    const senderEnd = at;
    if (bytes[at] === OPEN) {
      at += 1;
      while (at < last && digit(bytes[at]) < 10) at += 1;
      if (bytes[at] !== CLOSE) return false;
      at += 1;
    }
    if (at >= last || senderEnd === sender || bytes[at] !== COLON) return false;
    if (at + 1 < end && bytes[at + 1] !== SPACE) return false;
    this.#found(this.#secondsOf(month, day, seconds), this.#names.ofBytes(bytes, sender, senderEnd));
    this.#prefixed = true;
    this.#message(bytes, Math.min(end, at + 2), end);
    return true;
  }

  #found(time: number, process: number): void {
    this.#stamped = true;
    this.time = time;
    this.process = process;
  }

  /** The level, and whether the kernel begins, of a message whose writer is known. */
  #message(bytes: Uint8Array, start: number, end: number): void {
    let at = start;
    if (this.process === this.#kernel) {
      // "[   12.345678] " or "[ 1234.5]" before the kernel's own words.
      if (bytes[at] === OPEN && (bytes[at + 1] === SPACE || digit(bytes[at + 1]) < 10)) {
        const close = bytes.indexOf(CLOSE, at);
        if (close > 0 && close < at + 24) at = close + 2;
      }
      this.isBanner = bytes[at] === 76 && textOf(bytes, at, Math.min(end, at + BANNER.length)) === BANNER;
    }
    this.level = this.process === this.#kernel && isTraceFrame(bytes, at, end) ? INFO : levelOf(bytes, at, end) || INFO;
  }

  #secondsOf(month: number, day: number, seconds: number): number {
    const { notAfter } = this.#nature;
    if (notAfter === null) return NO_TIME;
    const key = month * 32 + day;
    if (key !== this.#dayKey) {
      this.#dayKey = key;
      this.#midnight = resolveStamp({ kind: 'yearless', month, day, seconds: 0 }, notAfter);
    }
    if (this.#midnight === null) return NO_TIME;
    const time = this.#midnight + seconds * 1000;
    if (time <= notAfter + DAY_MS) return time / 1000;
    const earlier = resolveStamp({ kind: 'yearless', month, day, seconds }, notAfter);
    return earlier === null ? NO_TIME : earlier / 1000;
  }

  #slowly(bytes: Uint8Array, start: number, end: number): void {
    // One character a byte, so that places in the text are places in the bytes.
    const text = textOf(bytes, start, Math.min(end, start + PREFIX_BYTES));
    const parsed = this.#ring ? parseRingLine(text) : parseSyslogLine(text, !this.#prefixed);
    if (parsed.host !== null) this.#prefixed = true;
    if (parsed.stamp === null && parsed.uptime === null && !this.#ring) {
      this.#otherwise(text, bytes, start, end);
      return;
    }
    const stamped = resolveStamp(parsed.stamp, this.#nature.notAfter);
    const { ringStart } = this.#nature;
    const placed = parsed.uptime !== null && ringStart !== null ? ringStart + Math.floor(parsed.uptime) : NO_TIME;
    const name = parsed.process === null ? NO_PROCESS : this.#names.ofName(utf8(parsed.process));
    this.#found(stamped === null ? placed : Math.floor(stamped / 1000), name);
    this.#message(bytes, start + parsed.messageStart, end);
    const priority = this.#ring && bytes[start] === LESS ? /^<(\d{1,3})>/.exec(text)?.[1] : undefined;
    if (priority !== undefined) this.level = levelOfPriority(Number(priority));
  }

  /** A log of another kind, a line that continues the one before, or no log at all. */
  #otherwise(text: string, bytes: Uint8Array, start: number, end: number): void {
    const found = findStamp(text, this.#nature.notAfter, this.#utcOffsetMinutes);
    if (found === null) {
      if (this.#stamped) this.level = levelOf(bytes, start, end);
      else this.#unstamped += 1;
      return;
    }
    this.#found(found.time === null ? NO_TIME : Math.floor(found.time / 1000), NO_PROCESS);
    this.level = levelOf(bytes, start + found.end, end) || INFO;
  }
}

/** A line of a call trace (" [<ffffffff83c9b258>] __warn+0xd8/0x100"): the names of functions say nothing of how grave it is. */
const isTraceFrame = (bytes: Uint8Array, start: number, end: number): boolean =>
  bytes[start] === SPACE && textOf(bytes, start, Math.min(end, start + PREFIX_BYTES)).includes('+0x');

function textOf(bytes: Uint8Array, start: number, end: number): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset + start, Math.max(0, end - start)).toString('latin1');
}

const utf8 = (latin1: string): string => Buffer.from(latin1, 'latin1').toString('utf8');
