import type { HostTime } from '../base/host-time.ts';
import { crashTime } from '../log-lines/record.ts';
import { logRole } from '../members/logs.ts';
import type { LogKind } from '../members/types.ts';

/** One boot of the host; times in seconds of host time. */
export interface BootSpan {
  /** 0 the running one, -1 the one before. */
  readonly index: number;
  readonly start: number | null;
}

/** What the case says of its host, for placing lines in boot and time. */
export interface HostView {
  /** Newest first. */
  readonly boots: readonly BootSpan[];
  readonly utcOffsetMinutes: number | null;
  /** When the sosreport was made. */
  readonly collected: HostTime | null;
}

/** What the name and the header of a file tell of its lines. */
export interface LogNature {
  readonly kind: LogKind | null;
  /** The boot that all of its lines are of; null where the lines have to tell. */
  readonly boot: number | null;
  /** Seconds of host time from which a ring counts; null where not known. */
  readonly ringStart: number | null;
  /** The latest time that a stamp without a year may mean. */
  readonly notAfter: HostTime | null;
}

/** A tar header without a real date says some second of 1970. */
const FIRST_REAL_SECOND = 946_684_800;
const SLACK_SECONDS = 60;

const startOf = (boots: readonly BootSpan[], index: number | null): number | null =>
  boots.find((boot) => boot.index === index)?.start ?? null;

/** The boot that runs at a time: the newest that began before it. */
export function bootAt(boots: readonly BootSpan[], seconds: number): BootSpan | null {
  return boots.find(({ start }) => start !== null && start <= seconds) ?? null;
}

/** The time in text like "2022-05-16T02:41:00+09:00" as seconds of host time; null for what is no time. */
export function hostSeconds(iso: string | null, utcOffsetMinutes: number | null): number | null {
  if (iso === null) return null;
  const wall = /^\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?/.exec(iso)?.[0];
  if (wall === undefined) return null;
  const time = Date.parse(`${wall.length === 16 ? `${wall}:00` : wall}Z`);
  if (Number.isNaN(time)) return null;
  // Only a time that says "UTC" is not the host's own wall clock.
  return Math.floor(time / 1000) + (iso.endsWith('Z') ? (utcOffsetMinutes ?? 0) * 60 : 0);
}

/** What is known of the lines of a file before they are read. `modified` is in seconds since the epoch. */
export function natureOf(path: string, modified: number, host: HostView): LogNature {
  const role = logRole(path);
  const kind = role?.kind ?? null;
  const running = role?.boot === 0 || kind === 'dmesg' || kind === 'dmesg-T' || path === 'var/log/dmesg';
  const crashed = kind === 'vmcore-dmesg' ? crashTime({ path }) : null;
  const crashBoot = crashed === null ? null : bootAt(host.boots, crashed / 1000 + SLACK_SECONDS);
  const boot = running ? 0 : (crashBoot?.index ?? role?.boot ?? null);
  const written = modified > FIRST_REAL_SECOND ? modified * 1000 + (host.utcOffsetMinutes ?? 0) * 60_000 : null;
  const bounds = [written, host.collected].filter((bound) => bound !== null);
  const notAfter = bounds.length === 0 ? null : Math.min(...bounds);
  return { kind, boot, ringStart: startOf(host.boots, boot), notAfter };
}
