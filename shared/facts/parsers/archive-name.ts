import { type HostTime, hostTime } from '../../base/host-time.ts';

/** What the file name of a sosreport tells. */
export interface ArchiveName {
  readonly hostname: string | null;
  readonly caseNumber: string | null;
  /** The day at midnight, or with sos's older names the second. */
  readonly date: HostTime | null;
  /** Whether `date` has a time of day. */
  readonly exact: boolean;
  /** sos or soscleaner replaced host names and addresses. */
  readonly obfuscated: boolean;
}

const NOTHING: ArchiveName = { hostname: null, caseNumber: null, date: null, exact: false, obfuscated: false };
/** Red Hat's case numbers have eight digits (leading zero and all); shorter ones come from other trackers. */
const CASE = '[0-9]{6,12}';

/** sos 3.7 to 4.x: HOST[-LABEL][-CASE]-YYYY-MM-DD-RANDOM. */
function friendly(name: string): ArchiveName | null {
  const found = /^(.+)-((?:19|20)[0-9]{2})-([0-9]{2})-([0-9]{2})(?:-.*)?$/.exec(name);
  if (!found) return null;
  const [, front = '', year, month, day] = found;
  const date = hostTime(Number(year), Number(month) - 1, Number(day), 0, 0, 0);
  const numbered = new RegExp(`^(.+)-(${CASE})$`).exec(front);
  return { ...NOTHING, hostname: numbered?.[1] ?? front, caseNumber: numbered?.[2] ?? null, date };
}

/** sos up to 3.6 and the "legacy" policy: HOST[.CASE]-YYYYMMDDHHMMSS. */
function legacy(name: string): ArchiveName | null {
  const found = /^(.+)-((?:19|20)[0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})([0-9]{2})(?:-.*)?$/.exec(name);
  if (!found) return null;
  const [year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0] = found.slice(2).map(Number);
  const date = hour < 24 && minute < 60 ? hostTime(year, month - 1, day, hour, minute, second) : null;
  const front = found[1] ?? '';
  const numbered = new RegExp(`^(.+)\\.(${CASE})$`).exec(front);
  return {
    ...NOTHING,
    hostname: numbered?.[1] ?? front,
    caseNumber: numbered?.[2] ?? null,
    date,
    exact: date !== null,
  };
}

/**
 * Reads a sosreport's file name (or top folder). A label cannot be told from a host name with dashes, so it stays part of
 * the host name; the case number is a run of six or more digits right before the date.
 */
export function parseArchiveName(file: string): ArchiveName {
  const base = file.slice(Math.max(file.lastIndexOf('/'), file.lastIndexOf('\\')) + 1).slice(0, 300);
  const stem = base.replace(/\.(?:tar(?:\.\w{1,5})*|tgz|txz|tbz2?|tzst|gpg)$/i, '').replace(/^secured-/, '');
  const name = /^sosreport-(.+)$/.exec(stem)?.[1];
  if (name === undefined) return NOTHING;
  const found = friendly(name) ?? legacy(name) ?? NOTHING;
  return { ...found, obfuscated: /-obfuscated$/.test(stem) };
}
