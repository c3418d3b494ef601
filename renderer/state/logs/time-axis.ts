/** A time of the host: milliseconds on its own clock (as if that were UTC), and the offset that it is written with. */
export interface HostTime {
  readonly at: number;
  readonly zone: string;
}

const ISO = /^(\d{4}-\d{2}-\d{2}T\d{2}:\d{2}(?::\d{2}(?:\.\d+)?)?)(Z|[+-]\d{2}:\d{2})?$/;

/** Takes an ISO time with or without an offset; null for text that is none. */
export function hostTime(iso: string): HostTime | null {
  const match = ISO.exec(iso);
  if (match === null) return null;
  const at = Date.parse(`${match[1]}Z`);
  return Number.isFinite(at) ? { at, zone: match[2] ?? '' } : null;
}

/** The ISO time of a moment on the host's clock, to the second. */
export const isoOf = (at: number, zone: string): string => `${new Date(at).toISOString().slice(0, 19)}${zone}`;

const MINUTE = 60_000;
const HOUR = 60 * MINUTE;
const DAY = 24 * HOUR;
const STEPS = [
  1000,
  5000,
  15_000,
  30_000,
  MINUTE,
  2 * MINUTE,
  5 * MINUTE,
  10 * MINUTE,
  15 * MINUTE,
  30 * MINUTE,
  HOUR,
  2 * HOUR,
  3 * HOUR,
  6 * HOUR,
  12 * HOUR,
  DAY,
  2 * DAY,
  7 * DAY,
  14 * DAY,
  30 * DAY,
  90 * DAY,
  365 * DAY,
] as const;

export interface Tick {
  readonly at: number;
  /** Share of the axis, 0 to 1. */
  readonly x: number;
  readonly label: string;
}

const twoDigits = (value: number): string => String(value).padStart(2, '0');

/** "22:30", "22:30:15" for steps below a minute, "05-15" for steps of days; the day also at its first tick. */
function labelOf(at: number, step: number, newDay: boolean): string {
  const date = new Date(at);
  const day = `${twoDigits(date.getUTCMonth() + 1)}-${twoDigits(date.getUTCDate())}`;
  if (step >= 365 * DAY) return String(date.getUTCFullYear());
  if (step >= DAY) return day;
  const clock = `${twoDigits(date.getUTCHours())}:${twoDigits(date.getUTCMinutes())}`;
  const full = step < MINUTE ? `${clock}:${twoDigits(date.getUTCSeconds())}` : clock;
  return newDay ? `${day} ${full}` : full;
}

/** At most `most` ticks at round moments of [from, to], host's clock. */
export function ticksOf(from: number, to: number, most: number): readonly Tick[] {
  const span = to - from;
  if (!(span > 0) || most < 1) return [];
  const step = STEPS.find((size) => span / size <= most) ?? Math.ceil(span / most / DAY) * DAY;
  const ticks: Tick[] = [];
  let day = -1;
  for (let at = Math.ceil(from / step) * step; at <= to && ticks.length <= most; at += step) {
    const today = Math.floor(at / DAY);
    ticks.push({ at, x: (at - from) / span, label: labelOf(at, step, today !== day) });
    day = today;
  }
  return ticks;
}

/** "3 min", "20 s", "2 h", "1.5 d": the length of a bucket. */
export function lengthOf(milliseconds: number): string {
  const units = [
    ['d', DAY],
    ['h', HOUR],
    ['min', MINUTE],
    ['s', 1000],
  ] as const;
  const [unit, size] = units.find(([, length]) => milliseconds >= length) ?? ['ms', 1];
  const value = milliseconds / size;
  return `${value < 10 && !Number.isInteger(value) ? value.toFixed(1).replace(/\.0$/, '') : Math.round(value)} ${unit}`;
}

/** "23:16 – 23:38", with the day where both are not of one: for a chip. */
export function rangeWords(from: string | null, to: string | null): string {
  const words = (iso: string | null): { day: string; clock: string } | null => {
    const time = iso === null ? null : hostTime(iso);
    if (time === null) return null;
    const text = new Date(time.at).toISOString();
    return { day: text.slice(5, 10), clock: text.slice(11, 19).replace(/:00$/, '') };
  };
  const a = words(from);
  const b = words(to);
  if (a === null && b === null) return '';
  if (a !== null && b !== null && a.day === b.day) return `${a.day} ${a.clock} – ${b.clock}`;
  const side = (one: { day: string; clock: string } | null): string => (one === null ? '' : `${one.day} ${one.clock}`);
  return `${side(a)} – ${side(b)}`.trim();
}
