import type { Language } from '../base/language.ts';
import { visibleText } from './visible-text.ts';

const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'] as const;
const LONG_MONTHS = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
] as const;

interface Fields {
  readonly year: number;
  readonly month: number;
  readonly day: number | null;
  readonly clock: string | null;
  readonly offset: string | null;
}

const ISO = /^(\d{4})-(\d{2})(?:-(\d{2})(?:T(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:\d{2})?)?)?$/;

function fields(iso: string): Fields | null {
  const match = ISO.exec(iso);
  if (match === null) return null;
  const [, year, month, day, clock, offset] = match;
  return {
    year: Number(year),
    month: Number(month),
    day: day === undefined ? null : Number(day),
    clock: clock ?? null,
    offset: offset ?? null,
  };
}

/** "UTC+9", "UTC-3:30", "UTC" from the end of an ISO time. */
function zoneName(offset: string): string {
  if (offset === 'Z' || offset.endsWith('00:00')) return 'UTC';
  const hours = Number(offset.slice(1, 3));
  const minutes = offset.slice(4);
  return `UTC${offset.slice(0, 1)}${hours}${minutes === '00' ? '' : `:${minutes}`}`;
}

/** "UTC+9" from minutes east of UTC; null stays null. An offset does not tell a zone's name, so none is made up. */
export function formatZone(utcOffsetMinutes: number | null): string | null {
  if (utcOffsetMinutes === null) return null;
  const size = Math.abs(utcOffsetMinutes);
  const two = (value: number): string => String(value).padStart(2, '0');
  return zoneName(`${utcOffsetMinutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}:${two(size % 60)}`);
}

/** "24 May 2022", "2022年5月24日"; "2024-06" gives "June 2024". Text that is no ISO date comes back as it is. */
export function formatDate(iso: string, language: Language): string {
  const at = fields(iso);
  if (at === null) return visibleText(iso);
  if (language === 'ja') return `${at.year}年${at.month}月${at.day === null ? '' : `${at.day}日`}`;
  const month = LONG_MONTHS[at.month - 1] ?? String(at.month);
  return at.day === null ? `${month} ${at.year}` : `${at.day} ${month} ${at.year}`;
}

/** "16 May 2022, 02:41 UTC+9" or "2022年5月16日 02:41 UTC+9"; no zone where the time carries none. */
export function formatTime(iso: string, language: Language): string {
  const at = fields(iso);
  if (at === null || at.clock === null) return formatDate(iso, language);
  const date = formatDate(iso, language);
  const zone = at.offset === null ? '' : ` ${zoneName(at.offset)}`;
  return `${date}${language === 'ja' ? '' : ','} ${at.clock}${zone}`;
}

/** "16 May 02:36" or "5/16 02:36": for tables, where year and zone stand elsewhere. */
export function formatShortTime(iso: string, language: Language): string {
  const at = fields(iso);
  if (at === null || at.day === null) return visibleText(iso);
  const date = language === 'ja' ? `${at.month}/${at.day}` : `${at.day} ${MONTHS[at.month - 1] ?? at.month}`;
  return at.clock === null ? date : `${date} ${at.clock}`;
}

function scaled(value: number, step: number, units: readonly string[]): string {
  let size = value;
  let unit = 0;
  while (size >= step * 0.9995 && unit < units.length - 1) {
    size /= step;
    unit += 1;
  }
  const digits = unit > 0 && size < 9.95 ? 1 : 0;
  return `${size.toFixed(digits)} ${units[unit]}`;
}

/** A file's size in decimal units: "642 MB", "7.8 GB". */
export const formatBytes = (bytes: number): string => scaled(bytes, 1000, ['B', 'kB', 'MB', 'GB', 'TB']);

/** An amount of memory in binary units: "768 GiB". */
export const formatMemory = (bytes: number): string => scaled(bytes, 1024, ['B', 'KiB', 'MiB', 'GiB', 'TiB']);

/** The two largest units of a duration: "12 d 4 h", "3 h 19 min", "35 s"; "3 時間 19 分". */
export function formatDuration(seconds: number, language: Language): string {
  const [day, hour, minute, second] = language === 'ja' ? ['日', '時間', '分', '秒'] : ['d', 'h', 'min', 's'];
  const whole = Math.max(0, Math.round(seconds));
  const parts: readonly (readonly [number, string | undefined])[] = [
    [Math.floor(whole / 86_400), day],
    [Math.floor(whole / 3600) % 24, hour],
    [Math.floor(whole / 60) % 60, minute],
    [whole % 60, second],
  ];
  const first = parts.findIndex(([count]) => count > 0);
  if (first < 0) return `0 ${second}`;
  return parts
    .slice(first, first + 2)
    .filter(([count]) => count > 0)
    .map(([count, unit]) => `${count} ${unit}`)
    .join(' ');
}

/** "51,300". */
export const formatCount = (count: number): string => count.toLocaleString('en');

/** A kernel release without its architecture, as people name it: "3.10.0-1160.36.2.el7". */
export const withoutArchitecture = (release: string): string =>
  release.replace(/\.(x86_64|i[3-6]86|aarch64|ppc64le|ppc64|s390x|noarch)(?=$|\.debug$)/, '');

export { visibleLines, visibleText } from './visible-text.ts';
