import { type HostTime, hostTime } from '../base/host-time.ts';
import type { LogKind, LogMember } from '../members/types.ts';
import type { Stamp } from './prefix.ts';
import type { Segment } from './structure.ts';

/** What is kept of one log file after it was read. */
export interface LogRecord {
  readonly path: string;
  readonly kind: LogKind;
  readonly tailed: boolean;
  /** Which boot the file's name says it is of; null where it does not say. */
  readonly boot: number | null;
  /** Seconds since the epoch, from the tar header. */
  readonly modified: number;
  /** For a vmcore-dmesg: when the crash was saved, from the folder's name. */
  readonly crashedAt: HostTime | null;
  readonly lines: number;
  /** Whether the kernel's own words stand in it. */
  readonly kernelSpoke: boolean;
  readonly first: Stamp | null;
  readonly last: Stamp | null;
  readonly segments: readonly Segment[];
  readonly complete: boolean;
}

// kdump names the folder ADDRESS-YYYY-MM-DD-HH:MM:SS; older ones put a dot or dash between date parts.
const CRASH_FOLDER = /(\d{4})[-.](\d\d)[-.](\d\d)[-.](\d\d):(\d\d)(?::(\d\d))?\/[^/]*$/;

/** When the crash of a vmcore's folder was saved, null where the name does not tell. */
export function crashTime(member: Pick<LogMember, 'path'>): HostTime | null {
  const match = CRASH_FOLDER.exec(member.path);
  if (match === null) return null;
  const [year, month, day, hour, minute, second] = match.slice(1).map((part) => Number(part ?? 0));
  return hostTime(year ?? 0, (month ?? 1) - 1, day ?? 0, hour ?? 0, minute ?? 0, second || 0);
}
