import { firstLine, type Parsed, parsed, unparsable } from '../parsed.ts';

const UNIT_SECONDS: Readonly<Record<string, number>> = { sec: 1, min: 60, hour: 3600, day: 86_400, week: 604_800 };

/** Seconds of one part of `uptime`'s sentence: "12 days", "5 min", "4:01"; null for anything else. */
function partSeconds(part: string): number | null {
  const clock = /^([0-9]{1,2}):([0-9]{2})$/.exec(part);
  if (clock) return Number(clock[1]) * 3600 + Number(clock[2]) * 60;
  const counted = /^([0-9]{1,6})\s*(sec|min|hour|day|week)[a-z]*(?:\(s\))?$/.exec(part);
  const unit = UNIT_SECONDS[counted?.[2] ?? ''];
  return counted && unit !== undefined ? Number(counted[1]) * unit : null;
}

/** `uptime`: " 02:41:00 up 12 days,  4:01,  2 users,  load average: ...". Seconds, exact to the minute. Also `uptime -p`. */
export function parseUptime(text: string): Parsed<number> {
  const rest = /(?:^|\s)up\s+(.{1,300})$/.exec(firstLine(text).slice(0, 1000))?.[1];
  if (rest === undefined) return unparsable('there is no "up" in the line');
  let seconds: number | null = null;
  // SUSE's has no comma between days and hours: "up 12 days  1:05, ...".
  for (const part of rest.split(/,\s*|\s{2,}/)) {
    if (part === '') continue;
    const more = partSeconds(part.trim());
    if (more === null) break;
    seconds = (seconds ?? 0) + more;
  }
  return seconds === null ? unparsable('no time follows "up"') : parsed(seconds);
}

/** `/proc/uptime`: seconds up, then seconds idle. */
export function parseProcUptime(text: string): Parsed<number> {
  const seconds = /^([0-9]{1,12}(?:\.[0-9]{1,6})?) [0-9]/.exec(firstLine(text))?.[1];
  return seconds === undefined ? unparsable('the file holds no two numbers') : parsed(Number(seconds));
}

/** The boot time in `/proc/stat`, seconds since the epoch. */
export function parseBootTime(text: string): Parsed<number> {
  const seconds = /^btime ([0-9]{6,12})$/m.exec(text)?.[1];
  return seconds === undefined ? unparsable('there is no btime line') : parsed(Number(seconds));
}
