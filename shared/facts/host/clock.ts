import type { HostTime } from '../../base/host-time.ts';
import type { CollectedMembers } from '../../members/types.ts';
import type { ArchiveName } from '../parsers/archive-name.ts';
import { type DateOutput, parseDate } from '../parsers/date.ts';
import { parseTimedatectl } from '../parsers/time-zone.ts';
import { parseBootTime, parseProcUptime, parseUptime } from '../parsers/uptime.ts';
import { type Fact, readFact, valueOr } from './facts-of.ts';

export interface Clock {
  readonly collected: HostTime | null;
  readonly utcOffsetMinutes: number | null;
  readonly uptimeSeconds: number | null;
  readonly booted: HostTime | null;
  readonly date: Fact<DateOutput>;
  readonly uptime: Fact<number>;
}

const MINUTE = 60_000;
/** The years 1980 to 2100: beyond them a boot time or a file's stamp is a broken clock or a forgery. */
const sane = (time: HostTime): boolean => time > Date.UTC(1980, 0) && time < Date.UTC(2100, 0);
/** All offsets in use are whole quarters of an hour. */
const QUARTER = 15;

/** The offset between `date` and `date --utc`, which sos runs one after the other; null where it is no sane offset. */
function offsetBetween(local: DateOutput, utc: DateOutput): number | null {
  const minutes = (local.time - utc.time) / MINUTE;
  const rounded = Math.round(minutes / QUARTER) * QUARTER;
  if (Math.abs(minutes - rounded) > 2 || Math.abs(rounded) > 15 * 60) return null;
  return rounded === 0 ? 0 : rounded;
}

function readOffset(members: CollectedMembers, date: DateOutput | null): number | null {
  if (date && date.utcOffsetMinutes !== null) return date.utcOffsetMinutes;
  const configured = valueOr(readFact(members, 'timedatectl', parseTimedatectl));
  if (configured !== null) return configured;
  const utc = valueOr(readFact(members, 'date-utc', parseDate));
  return date && utc ? offsetBetween(date, utc) : null;
}

/** When the sosreport was made and whether that is exact: `date`, else its file name, else its youngest file. */
function readCollected(
  members: CollectedMembers,
  date: DateOutput | null,
  name: ArchiveName,
  offset: number | null,
): { time: HostTime | null; exact: boolean } {
  if (date) return { time: date.time, exact: true };
  if (name.date !== null && name.exact) return { time: name.date, exact: true };
  const newest = Math.floor(members.newestModified ?? 0) * 1000 + (offset ?? 0) * MINUTE;
  if (offset !== null && sane(newest)) return { time: newest, exact: true };
  return { time: name.date, exact: false };
}

function readBooted(members: CollectedMembers, offset: number | null, from: HostTime | null, uptime: number | null) {
  const epoch = valueOr(readFact(members, 'proc-stat', parseBootTime));
  const told = epoch !== null && offset !== null ? epoch * 1000 + offset * MINUTE : null;
  const counted = from !== null && uptime !== null ? from - Math.round(uptime * 1000) : null;
  return [told, counted].find((time) => time !== null && sane(time)) ?? null;
}

/** Collection time, zone, uptime and boot time, all on the host's own clock. */
export function readClock(members: CollectedMembers, name: ArchiveName): Clock {
  const date = readFact(members, 'date', parseDate);
  const utcOffsetMinutes = readOffset(members, valueOr(date));
  const { time, exact } = readCollected(members, valueOr(date), name, utcOffsetMinutes);
  const command = readFact(members, 'uptime', parseUptime);
  const uptime = command.state === 'ok' ? command : readFact(members, 'proc-uptime', parseProcUptime);
  const booted = readBooted(members, utcOffsetMinutes, exact ? time : null, valueOr(uptime));
  const seconds = valueOr(uptime) ?? (exact && time !== null && booted !== null ? (time - booted) / 1000 : null);
  const uptimeSeconds = seconds === null || seconds < 0 ? null : Math.round(seconds);
  return {
    collected: time,
    utcOffsetMinutes,
    uptimeSeconds,
    booted,
    date,
    uptime: uptime.state === 'ok' ? uptime : command,
  };
}
