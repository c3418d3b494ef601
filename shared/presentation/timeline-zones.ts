import type { Language } from '../base/language.ts';
import { formatZone } from './format.ts';

export type ZoneId = 'host' | 'local' | 'utc';

/** A way to tell times. `offsetAt` gives minutes east of UTC at an instant (ms since 1970): it changes where clocks do. */
export interface Zone {
  readonly id: ZoneId;
  readonly offsetAt: (instant: number) => number;
}

const MINUTE = 60_000;

/** The instant of an ISO time. One without an offset is taken as UTC: then all instants of that case are the host's wall clock. */
export function instantOf(iso: string): number | null {
  const zoned = /(?:Z|[+-]\d\d:?\d\d)$/.test(iso) || !iso.includes('T');
  const at = Date.parse(zoned ? iso : `${iso}Z`);
  return Number.isNaN(at) ? null : at;
}

/** The host's own zone: one offset a case, null where the archive does not tell it. */
export const hostZone = (utcOffsetMinutes: number | null): Zone => ({
  id: 'host',
  offsetAt: () => utcOffsetMinutes ?? 0,
});
export const utcZone: Zone = { id: 'utc', offsetAt: () => 0 };
/** The reader's zone; where its clocks change, so does the offset. */
export const localZone: Zone = { id: 'local', offsetAt: (instant) => -new Date(instant).getTimezoneOffset() };

/** The wall clock at an instant, as milliseconds to be read with the UTC functions of Date. */
export const wallClock = (instant: number, zone: Zone): number => instant + zone.offsetAt(instant) * MINUTE;

/** The instant at which a wall clock shows this; null in the hour that clocks leave out. The first of two in the hour told twice. */
export function instantOfWall(wall: number, zone: Zone): number | null {
  const candidates = [wall - 86_400_000, wall + 86_400_000].map((near) => wall - zone.offsetAt(near) * MINUTE);
  const fitting = candidates.filter((instant) => wallClock(instant, zone) === wall);
  return fitting.length === 0 ? null : Math.min(...fitting);
}

const two = (value: number): string => String(value).padStart(2, '0');
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;

/** "23:04:27"; without seconds "23:04". */
export function clockAt(instant: number, zone: Zone, seconds = true): string {
  const at = new Date(wallClock(instant, zone));
  const clock = `${two(at.getUTCHours())}:${two(at.getUTCMinutes())}`;
  return seconds ? `${clock}:${two(at.getUTCSeconds())}` : clock;
}

/** "15 May", "5/15"; with the year "15 May 2022", "2022/5/15". */
export function dayAt(instant: number, zone: Zone, language: Language, year = false): string {
  const at = new Date(wallClock(instant, zone));
  const [month, day] = [at.getUTCMonth(), at.getUTCDate()];
  if (language === 'ja') return `${year ? `${at.getUTCFullYear()}/` : ''}${month + 1}/${day}`;
  return `${day} ${MONTHS[month]}${year ? ` ${at.getUTCFullYear()}` : ''}`;
}

/** "May 2022", "2022/5". */
export function monthAt(instant: number, zone: Zone, language: Language): string {
  const at = new Date(wallClock(instant, zone));
  return language === 'ja'
    ? `${at.getUTCFullYear()}/${at.getUTCMonth() + 1}`
    : `${MONTHS[at.getUTCMonth()]} ${at.getUTCFullYear()}`;
}

/** "UTC+9" at an instant; null where the case does not tell the host's offset. */
export const offsetName = (zone: Zone, instant: number, known: boolean): string | null =>
  zone.id === 'host' && !known ? null : formatZone(zone.offsetAt(instant));
