import { type HostTime, hostTime } from '../base/host-time.ts';

/** When a line was written, as far as the line itself says. */
export type Stamp =
  | { readonly kind: 'dated'; readonly time: HostTime }
  /** Syslog's classic stamp has no year; `month` counts from 0. */
  | { readonly kind: 'yearless'; readonly month: number; readonly day: number; readonly seconds: number };

/** A line taken apart. Only lines whose process is `KERNEL` are the kernel's own words. */
export interface ParsedLine {
  readonly stamp: Stamp | null;
  /** Seconds since boot, where the kernel's own stamp is on the line. */
  readonly uptime: number | null;
  /** The process that wrote it, null for a line that does not say (a continuation, a separator). */
  readonly process: string | null;
  /** The host that a syslog line names, null for other lines. */
  readonly host: string | null;
  readonly message: string;
  /** Where the message begins in the line, in characters. */
  readonly messageStart: number;
}

export const KERNEL = 'kernel';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

// "[   34.313537] " also as "<4>[   34.313537] " (vmcore-dmesg) and with a caller "[    T1]" (CONFIG_PRINTK_CALLER).
const RING = /^\s*(?:<\d{1,3}>)?\[ *(\d{1,10}\.\d{1,9})\](?:\[ *[TC]\d+\])? ?/;
const RING_WALL = /^\s*(?:<\d{1,3}>)?\[[A-Z][a-z]{2} ([A-Z][a-z]{2}) +(\d{1,2}) (\d\d):(\d\d):(\d\d) (\d{4})\] ?/;
const ISO = String.raw`(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d):(\d\d)(?:[.,]\d+)?(?:Z|[+-]\d\d:?\d\d)?`;
const RING_ISO = new RegExp(`^${ISO} `);
const CLASSIC = String.raw`([A-Z][a-z]{2}) +(\d{1,2}) (\d\d):(\d\d):(\d\d)(?:\.\d+)?`;
// host, then "process[pid]:" or "process:"; a process name holds no blank, colon or bracket.
const SENDER = String.raw` (\S{1,255}) ([^\s:\[\]]{1,128})(\[\d+\])?:(?: |$)`;
const SYSLOG = new RegExp(`^(?:<\\d{1,3}>)?(?:${CLASSIC}|${ISO})${SENDER}`);
// Messages that processes put into the ring by way of /dev/kmsg: "systemd[1]: ...". The kernel's own "name[pid]: segfault
// at" looks the same and is told apart by its words.
const KMSG =
  /^([A-Za-z0-9_./@-]{1,64})\[\d+\]: (?!segfault at|general protection|trap |bad frame|vsyscall|undefined instruction)/;

/** Takes apart one line of a kernel ring (dmesg, dmesg -T, vmcore-dmesg): what carries no sender is the kernel's. */
export function parseRingLine(text: string): ParsedLine {
  const ring = RING.exec(text);
  if (ring !== null) return ringMessage(text, ring[0].length, null, Number(ring[1]));
  const wall = RING_WALL.exec(text);
  if (wall !== null) {
    const [, month = '', day, hour, minute, second, year] = wall;
    const stamp = dated(Number(year), MONTHS.indexOf(month), Number(day), Number(hour), Number(minute), Number(second));
    return ringMessage(text, wall[0].length, stamp, null);
  }
  const iso = RING_ISO.exec(text);
  if (iso !== null) return ringMessage(text, iso[0].length, isoStamp(iso, 1), null);
  const indent = /^\s*(?:<\d{1,3}>)?/.exec(text)?.[0].length ?? 0;
  return ringMessage(text, indent, null, null);
}

function ringMessage(text: string, start: number, stamp: Stamp | null, uptime: number | null): ParsedLine {
  const message = text.slice(start);
  const sender = KMSG.exec(message);
  return { stamp, uptime, process: sender?.[1] ?? KERNEL, host: null, message, messageStart: start };
}

/**
 * Takes apart one line of a syslog file or a journal dump; one without a known prefix belongs to nobody. `ring` is true
 * while the file has shown no syslog prefix at all: then a line that bears only the kernel's own "[seconds]" stamp is the
 * kernel's. Below a syslog line it would be the rest of some process's message.
 */
export function parseSyslogLine(text: string, ring: boolean): ParsedLine {
  const match = SYSLOG.exec(text);
  if (match === null) {
    return ring && (RING.test(text) || RING_WALL.test(text)) ? parseRingLine(text) : bare(text);
  }
  const host = match[12] ?? null;
  const stamp = match[1] === undefined ? isoStamp(match, 6) : classicStamp(match);
  const sender = match[13] ?? '';
  const start = match[0].length;
  const process = sender === KERNEL && match[14] !== undefined ? `${KERNEL}[user]` : sender;
  if (process !== KERNEL)
    return { stamp, uptime: null, process, host, message: text.slice(start), messageStart: start };
  const inner = parseRingLine(text.slice(start));
  return { ...inner, stamp, host, messageStart: start + inner.messageStart };
}

const bare = (text: string): ParsedLine => ({
  stamp: null,
  uptime: null,
  process: null,
  host: null,
  message: text,
  messageStart: 0,
});

function classicStamp(match: RegExpExecArray): Stamp | null {
  const month = MONTHS.indexOf(match[1] ?? '');
  const day = Number(match[2]);
  if (month < 0 || day < 1 || day > 31) return null;
  return { kind: 'yearless', month, day, seconds: Number(match[3]) * 3600 + Number(match[4]) * 60 + Number(match[5]) };
}

function isoStamp(match: RegExpExecArray, from: number): Stamp | null {
  const [year, month, day, hour, minute, second] = match.slice(from, from + 6).map(Number);
  return dated(year ?? 0, (month ?? 0) - 1, day ?? 0, hour ?? 0, minute ?? 0, second ?? 0);
}

function dated(year: number, month: number, day: number, hour: number, minute: number, second: number): Stamp | null {
  const time = hostTime(year, month, day, hour, minute, second);
  return time === null ? null : { kind: 'dated', time };
}

const DAY = 86_400_000;

/**
 * The host time of a stamp. A yearless one gets the year that puts it latest without passing `notAfter` by more than a
 * day (when the file was last written, or the collection); null when there is no such bound.
 */
export function resolveStamp(stamp: Stamp | null, notAfter: HostTime | null): HostTime | null {
  if (stamp === null) return null;
  if (stamp.kind === 'dated') return stamp.time;
  if (notAfter === null) return null;
  const year = new Date(notAfter).getUTCFullYear();
  for (const candidate of [year + 1, year, year - 1, year - 2, year - 3, year - 4]) {
    const midnight = hostTime(candidate, stamp.month, stamp.day, 0, 0, 0);
    if (midnight === null) continue;
    const time = midnight + stamp.seconds * 1000;
    if (time <= notAfter + DAY) return time;
  }
  return null;
}

const SOS_LOG = /^(\d{4})-(\d\d)-(\d\d) (\d\d):(\d\d):(\d\d),\d{3} /;

/** Takes apart one line of sos's own log: its stamp, and all of it as the message. */
export function parseSosLogLine(text: string): ParsedLine {
  const match = SOS_LOG.exec(text);
  return match === null ? bare(text) : { ...bare(text), stamp: isoStamp(match, 1) };
}

/** The first label of a host's name, in lower case; names in logs come with and without domain. */
export const shortHost = (name: string): string => name.toLowerCase().split('.')[0] ?? '';

/** What a host calls itself before it has a name. */
export const UNNAMED_HOST = 'localhost';
