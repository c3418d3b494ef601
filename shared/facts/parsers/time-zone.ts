import { type Parsed, parsed, unparsable } from '../parsed.ts';

/**
 * Minutes east of UTC of abbreviations that name one offset wherever they are used. Left out because they do not: CST
 * (America, China, Cuba), IST (India, Ireland, Israel), BST, PST (America, Philippines), CDT, AST, SST.
 */
const ABBREVIATIONS: ReadonlyMap<string, number> = new Map(
  Object.entries({
    ...{ UTC: 0, GMT: 0, Z: 0, UCT: 0, WET: 0, WEST: 60, WAT: 60, CET: 60, CEST: 120, CAT: 120, SAST: 120 },
    ...{ EET: 120, EEST: 180, MSK: 180, EAT: 180, PKT: 300, WIB: 420, WITA: 480, HKT: 480, AWST: 480 },
    ...{ JST: 540, KST: 540, WIT: 540, ACST: 570, AEST: 600, ACDT: 630, AEDT: 660, NZST: 720, NZDT: 780 },
    ...{ NST: -210, NDT: -150, EST: -300, EDT: -240, MST: -420, MDT: -360, PDT: -420 },
    ...{ AKST: -540, AKDT: -480, HST: -600 },
  }),
);

/** Minutes east of UTC of "JST", "+0900", "+09:00", "+03", "UTC+0200"; null where the word is unknown or names several zones. */
export function offsetMinutes(zone: string): number | null {
  const known = ABBREVIATIONS.get(zone);
  if (known !== undefined) return known;
  const numeric = /^(?:UTC|GMT)?([+-])([0-9]{2}):?([0-9]{2})?$/.exec(zone);
  if (!numeric) return null;
  const size = Number(numeric[2]) * 60 + Number(numeric[3] ?? 0);
  if (size > 15 * 60) return null;
  return numeric[1] === '-' && size > 0 ? -size : size;
}

/** `timedatectl`: "Time zone: Asia/Tokyo (JST, +0900)" ("Timezone:" on early systemd). Minutes east of UTC. */
export function parseTimedatectl(text: string): Parsed<number> {
  const offset = /^[ \t]*Time ?zone: [^(\n]{1,100}\([^,)\n]{1,40}, ([+-][0-9]{4})\)/m.exec(text)?.[1];
  const minutes = offset === undefined ? null : offsetMinutes(offset);
  return minutes === null ? unparsable('there is no "Time zone" line with an offset') : parsed(minutes);
}
