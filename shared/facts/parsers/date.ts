import { type HostTime, hostTime } from '../../base/host-time.ts';
import { firstLine, type Parsed, parsed, unparsable } from '../parsed.ts';
import { offsetMinutes } from './time-zone.ts';

export interface DateOutput {
  readonly time: HostTime;
  /** As printed, null where the line names none. */
  readonly zone: string | null;
  /** Minutes east of UTC, null where the zone is unknown or names several. */
  readonly utcOffsetMinutes: number | null;
}

/** Months by the letters that tell them apart in English, German, French, Spanish, Italian and Portuguese. */
const MONTHS: readonly (readonly [RegExp, number])[] = [
  [/^(?:jan|janv|ene|gen)/, 0],
  [/^(?:feb|fév|fev)/, 1],
  [/^(?:mar|mär|mrz)/, 2],
  [/^(?:apr|avr|abr)/, 3],
  [/^(?:may|mai|mag)/, 4],
  [/^(?:jun|juin|giu)/, 5],
  [/^(?:jul|juil|lug)/, 6],
  [/^(?:aug|aoû|aou|ago)/, 7],
  [/^(?:sep|set)/, 8],
  [/^(?:oct|okt|ott|out)/, 9],
  [/^(?:nov)/, 10],
  [/^(?:dec|déc|dez|dic)/, 11],
];

/** Names of days that begin like a month: "mar." (Tuesday in French, Spanish), "mardi". */
const DAY_NAME = /^(?:mardi|mart|martes|martedì)$/;

interface Day {
  readonly year: number;
  readonly month: number;
  readonly day: number;
}

function monthOf(word: string): number | null {
  const letters = word.toLowerCase();
  // Words in capitals are zones (NOVT, MAGT).
  if (DAY_NAME.test(letters) || (word.length > 2 && word === word.toUpperCase())) return null;
  return MONTHS.find(([pattern]) => pattern.test(letters))?.[1] ?? null;
}

/** "2022-05-16", "2022年 5月 16日" (also with the Korean words), "05/16/2022" is ambiguous and not taken. */
function numericDay(line: string): Day | null {
  const found =
    /(?<![0-9])((?:19|20)[0-9]{2})-([0-9]{2})-([0-9]{2})(?![0-9])/.exec(line) ??
    /((?:19|20)[0-9]{2})[年년.]\s{0,3}([0-9]{1,2})[月월.]\s{0,3}([0-9]{1,2})[日일.]/.exec(line);
  return found && { year: Number(found[1]), month: Number(found[2]) - 1, day: Number(found[3]) };
}

/** "Mon May 16 ... 2022", "Mon 16 May 2022", "Mo 16. Mai ... 2022": the month's last match, as a day's name may look like one. */
function namedDay(line: string): Day | null {
  const words = line.split(/[\s,]+/);
  const at = words.findLastIndex((word) => /^\p{L}+\.?$/u.test(word) && monthOf(word.replace('.', '')) !== null);
  const month = monthOf((words[at] ?? '').replace('.', ''));
  const year = words.find((word) => /^(?:19|20)[0-9]{2}$/.test(word));
  const day = [words[at + 1], words[at - 1], words[at - 2]].find((word) => /^[0-9]{1,2}\.?$/.test(word ?? ''));
  if (month === null || year === undefined || day === undefined) return null;
  return { year: Number(year), month, day: Number.parseInt(day, 10) };
}

/** The hour of a 12-hour clock's word; unchanged where there is none. */
function hourOf(hour: number, half: string | undefined): number {
  if (half === undefined) return hour;
  const afternoon = /^(?:p|午後|오후|下午)/i.test(half);
  return (hour % 12) + (afternoon ? 12 : 0);
}

const ZONE = /^(?:\(?)((?:UTC|GMT)?[+-][0-9]{2}:?(?:[0-9]{2})?|[A-Z]{1,5})\)?$/;
const CLOCK =
  /(?:(午前|午後|오전|오후|上午|下午)\s{0,3})?(?<![0-9:])([0-9]{1,2})(?::|時\s?)([0-9]{2})(?::|分\s?)([0-9]{2})秒?(?:[.,][0-9]{1,9})?(?:\s{0,3}([AaPp]\.?[Mm]\.?)(?![A-Za-z]))?/;

/** The zone right after the clock (or the half day's word), else among the words after it. */
function zoneAfter(rest: string): string | null {
  for (const word of rest
    .trim()
    .split(/[\s,]+/)
    .slice(0, 4)) {
    const zone = ZONE.exec(word)?.[1];
    if (zone !== undefined && zone !== 'AM' && zone !== 'PM') return zone;
  }
  return null;
}

/**
 * `date`'s line, in the C locale or others, with a 12-hour clock or not, or in ISO form. The zone's offset is null where the
 * abbreviation could mean several.
 */
export function parseDate(text: string): Parsed<DateOutput> {
  const line = firstLine(text).slice(0, 200);
  const clock = CLOCK.exec(line.replace(/(?<=[0-9])T(?=[0-9])/, ' '));
  const day = numericDay(line) ?? namedDay(line);
  if (!clock || !day) return unparsable('there is no date and time in the line');
  const [whole, before, hour, minute, second, after] = clock;
  const hours = hourOf(Number(hour), before ?? after);
  if (hours > 23 || Number(minute) > 59 || Number(second) > 60) return unparsable('the time is none of a clock');
  const time = hostTime(day.year, day.month, day.day, hours, Number(minute), Math.min(59, Number(second)));
  if (time === null) return unparsable('the date is none of the calendar');
  const zone = zoneAfter(line.slice(clock.index + whole.length));
  return parsed({ time, zone, utcOffsetMinutes: zone === null ? null : offsetMinutes(zone) });
}
