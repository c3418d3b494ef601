/**
 * Times of the host are its wall clock: milliseconds as if that wall clock were UTC. The zone is one number a case, known
 * or not (`utcOffsetMinutes`), because a syslog stamp carries none.
 */
export type HostTime = number;

const two = (value: number): string => String(value).padStart(2, '0');

/** "+09:00" for 540 minutes east of UTC. */
function offsetSuffix(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`;
}

/** ISO 8601 of a host time to the second, with the offset where it is known: "2022-05-16T02:41:00+09:00". */
export function isoHostTime(time: HostTime, utcOffsetMinutes: number | null): string {
  const wallClock = new Date(time).toISOString().slice(0, 19);
  return utcOffsetMinutes === null ? wallClock : wallClock + offsetSuffix(utcOffsetMinutes);
}

/** The host time of wall-clock fields; `month` counts from 0. Null when the fields are no date (31 February). */
export function hostTime(
  year: number,
  month: number,
  day: number,
  hour: number,
  minute: number,
  second: number,
): HostTime | null {
  const time = Date.UTC(year, month, day, hour, minute, Math.floor(second)) + Math.round((second % 1) * 1000);
  const back = new Date(time);
  return back.getUTCMonth() === month && back.getUTCDate() === day && back.getUTCHours() === hour ? time : null;
}
