import { type HostTime, hostTime } from '../base/host-time.ts';
import { resolveStamp, type Stamp } from '../log-lines/prefix.ts';

/*
 * Stamps of the files that the analysis does not search: yum, audit, web servers, programs' own logs. Each begins at the
 * line's beginning or, for audit and web servers, stands where they put it.
 */
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];
const DATED = /^\[?(\d{4})[-/](\d\d)[-/](\d\d)[T ](\d\d):(\d\d):(\d\d)(?:[.,]\d{1,9})?(Z|[+-]\d\d:?\d\d)?\]?:? ?/;
const CLASSIC = /^([A-Z][a-z]{2}) +(\d{1,2}) (\d\d):(\d\d):(\d\d)(?:\.\d{1,9})? /;
const AUDIT = /msg=audit\((\d{9,11})\.\d{1,9}:\d{1,12}\)/;
const WEB_ERROR = /^\[[A-Z][a-z]{2} ([A-Z][a-z]{2}) (\d\d) (\d\d):(\d\d):(\d\d)(?:\.\d{1,9})? (\d{4})\] ?/;
const WEB_ACCESS = /\[(\d\d)\/([A-Z][a-z]{2})\/(\d{4}):(\d\d):(\d\d):(\d\d) [+-]\d{4}\]/;

export interface FoundStamp {
  readonly time: HostTime | null;
  /** Where the message begins. */
  readonly end: number;
}

const dated = (fields: readonly (string | undefined)[]): HostTime | null => {
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = fields.map(Number);
  return hostTime(year, month - 1, day, hour, minute, second);
};
const monthOf = (name: string | undefined): string => String(MONTHS.indexOf(name ?? '') + 1);

/**
 * The stamp that a line of any other log bears; null for none. `notAfter` bounds stamps without a year; times that
 * say UTC are turned into the host's wall clock by `utcOffsetMinutes`.
 */
export function findStamp(text: string, notAfter: HostTime | null, utcOffsetMinutes: number | null): FoundStamp | null {
  const offset = (utcOffsetMinutes ?? 0) * 60_000;
  const plain = DATED.exec(text);
  if (plain !== null) {
    const time = dated(plain.slice(1, 7));
    return time === null ? null : { time: plain[7] === 'Z' ? time + offset : time, end: plain[0].length };
  }
  const classic = CLASSIC.exec(text);
  if (classic !== null) {
    const month = MONTHS.indexOf(classic[1] ?? '');
    const [day = 0, hour = 0, minute = 0, second = 0] = classic.slice(2).map(Number);
    if (month < 0 || day < 1 || day > 31) return null;
    const stamp: Stamp = { kind: 'yearless', month, day, seconds: hour * 3600 + minute * 60 + second };
    return { time: resolveStamp(stamp, notAfter), end: classic[0].length };
  }
  const audit = AUDIT.exec(text);
  if (audit !== null) return { time: Number(audit[1]) * 1000 + offset, end: audit.index + audit[0].length };
  const web = WEB_ERROR.exec(text);
  if (web !== null) {
    return { time: dated([web[6], monthOf(web[1]), web[2], web[3], web[4], web[5]]), end: web[0].length };
  }
  const access = WEB_ACCESS.exec(text);
  if (access === null) return null;
  return {
    time: dated([access[3], monthOf(access[2]), access[1], access[4], access[5], access[6]]),
    end: access.index + access[0].length,
  };
}
