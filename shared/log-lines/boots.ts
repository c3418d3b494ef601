import type { HostTime } from '../base/host-time.ts';
import { resolveStamp } from './prefix.ts';
import type { LogRecord } from './record.ts';
import { releaseAt, type Segment, segmentAt } from './structure.ts';

/** What facts say of the host's clock: all times are wall clock (base/host-time.ts), null where not known. */
export interface HostClock {
  readonly collected: HostTime | null;
  readonly booted: HostTime | null;
  readonly utcOffsetMinutes: number | null;
  readonly runningKernel: string | null;
}

/** One boot of the host, 0 the running one, -1 the one before. */
export interface ResolvedBoot {
  readonly index: number;
  readonly start: HostTime | null;
  readonly end: HostTime | null;
  readonly kernel: string | null;
  readonly ended: 'running' | 'shutdown' | 'panic' | 'unknown';
}

/** Where a line belongs: its boot, the kernel that printed it, its time. */
export interface Placement {
  readonly boot: number | null;
  readonly printedBy: string | null;
  readonly time: HostTime | null;
}

/** A boot as one log shows it, before the logs are joined. */
interface Sighting {
  readonly record: LogRecord;
  readonly segment: Segment;
  readonly running: boolean;
  readonly start: HostTime | null;
  /** The last time seen in the stretch: where it stands among the boots. */
  readonly seen: HostTime | null;
  /** When the boot ended, where the log says so. */
  readonly ended: HostTime | null;
}

interface Cluster {
  readonly sightings: Sighting[];
  start: HostTime | null;
  seen: HostTime | null;
  running: boolean;
}

/** Two logs' notes of one boot's start lie this near together; the ring starts before syslog is up. */
const SAME_START = 5 * 60_000;
/** A running boot's start by `date` minus `uptime` is exact to the minute; a slow firmware clock adds some. */
const NEAR_BOOTED = 10 * 60_000;
const UPTIME_ROUNDING = 90_000;

export class BootTable {
  readonly boots: readonly ResolvedBoot[];
  readonly #bySegment = new Map<Segment, number>();
  readonly #clock: HostClock;

  constructor(records: readonly LogRecord[], clock: HostClock) {
    this.#clock = clock;
    const clusters = clusterSightings(
      records.flatMap((record) => sightings(record, clock)),
      clock,
    );
    this.boots = clusters.map((cluster, position) => resolve(cluster, position, clock));
    clusters.forEach((cluster, position) => {
      for (const sighting of cluster.sightings) this.#bySegment.set(sighting.segment, 0 - position);
    });
  }

  /** Places a line of a log. `stamp` and `uptime` are the line's own. */
  place(record: LogRecord, line: number, time: HostTime | null, uptime: number | null): Placement {
    const { segment } = segmentAt(record.segments, line);
    const boot = this.#bootOf(segment, time);
    const start = boot === null ? null : (this.boots[-boot]?.start ?? null);
    const kernel = boot === null ? null : (this.boots[-boot]?.kernel ?? null);
    return {
      boot,
      printedBy: releaseAt(segment, line) ?? kernel,
      time: time ?? (start !== null && uptime !== null ? start + Math.floor(uptime) * 1000 : null),
    };
  }

  /** The time of a line's stamp, bounded by when its log was written. */
  stampTime(record: LogRecord, stamp: Parameters<typeof resolveStamp>[0]): HostTime | null {
    return resolveStamp(stamp, notAfter(record, this.#clock));
  }

  /** A stretch without a banner may reach back over a boot that its log never noted: then the time decides. */
  #bootOf(segment: Segment, time: HostTime | null): number | null {
    const boot = this.#bySegment.get(segment);
    if (boot === undefined) return this.#byTime(time);
    const start = this.boots[-boot]?.start ?? null;
    const before = start !== null && time !== null && time < start - NEAR_BOOTED;
    return before && !segment.started ? this.#byTime(time) : boot;
  }

  #byTime(time: HostTime | null): number | null {
    if (time === null) return null;
    const at = this.boots.find((boot) => boot.start !== null && boot.start <= time + 60_000);
    return at === undefined ? null : at.index;
  }
}

/** A log was last written before it was collected; its tar header says when, unless that is no real date. */
function notAfter(record: LogRecord, clock: HostClock): HostTime | null {
  const offset = (clock.utcOffsetMinutes ?? 0) * 60_000;
  const modified = record.modified > 946_684_800 ? record.modified * 1000 + offset : null;
  if (clock.collected === null) return modified;
  return modified === null ? clock.collected : Math.min(modified, clock.collected);
}

function sightings(record: LogRecord, clock: HostClock): Sighting[] {
  const bound = notAfter(record, clock);
  const whole = record.segments.length === 1;
  return record.segments
    .filter((segment, index) => whole || index > 0 || segment.lastStamp !== null || segment.lastUptime !== null)
    .map((segment) => {
      const running = isRunningRing(record) && (whole || segment === record.segments.at(-1));
      const start = running ? clock.booted : segment.started ? resolveStamp(segment.startStamp, bound) : null;
      const seen = record.crashedAt ?? resolveStamp(segment.lastStamp, bound);
      const ended = record.crashedAt ?? resolveStamp(segment.endStamp, bound);
      if (record.kind !== 'vmcore-dmesg') return { record, segment, running, start, seen, ended };
      const begun = seen !== null && segment.lastUptime !== null ? seen - Math.floor(segment.lastUptime) * 1000 : null;
      return { record, segment, running: false, start: begun, seen, ended };
    });
}

const isRunningRing = (record: LogRecord): boolean =>
  record.boot === 0 || record.kind === 'dmesg' || record.kind === 'dmesg-T' || record.path.endsWith('var/log/dmesg');

function clusterSightings(all: readonly Sighting[], clock: HostClock): Cluster[] {
  const running: Cluster = { sightings: [], start: clock.booted, seen: null, running: true };
  const clusters: Cluster[] = [running];
  const started = all.filter((one) => one.start !== null || one.running);
  for (const sighting of started.sort((a, b) => (b.start ?? 0) - (a.start ?? 0))) {
    const home = sighting.running ? running : clusters.find((cluster) => startsTogether(cluster, sighting.start));
    if (home === undefined)
      clusters.push({ sightings: [sighting], start: sighting.start, seen: sighting.seen, running: false });
    else join(home, sighting);
  }
  adoptRunning(clusters, running);
  for (const sighting of all) if (sighting.start === null && !sighting.running) placeUnstarted(sighting, clusters);
  return [running, ...clusters.filter((one) => one !== running).sort(newestFirst)];
}

const newestFirst = (a: Cluster, b: Cluster): number => (b.start ?? b.seen ?? 0) - (a.start ?? a.seen ?? 0);

function startsTogether(cluster: Cluster, start: HostTime | null): boolean {
  if (cluster.start === null || start === null) return false;
  return Math.abs(cluster.start - start) <= (cluster.running ? NEAR_BOOTED : SAME_START);
}

function join(cluster: Cluster, sighting: Sighting): void {
  cluster.sightings.push(sighting);
  const { start, seen } = sighting;
  cluster.start ??= start;
  // `uptime` counts in minutes; a banner's stamp is nearer to the truth, and agrees with the log's other stamps.
  if (
    cluster.running &&
    start !== null &&
    !sighting.running &&
    Math.abs(start - (cluster.start ?? start)) <= UPTIME_ROUNDING
  ) {
    cluster.start = start;
  }
  if (seen !== null) cluster.seen = Math.max(cluster.seen ?? seen, seen);
}

/** With no uptime to tell when the running boot began, the newest start in the logs was it, unless a crash ended it. */
function adoptRunning(clusters: Cluster[], running: Cluster): void {
  if (running.start !== null) return;
  const newest = clusters.filter((one) => one !== running).sort(newestFirst)[0];
  if (newest === undefined || newest.sightings.some((one) => one.record.kind === 'vmcore-dmesg')) return;
  clusters.splice(clusters.indexOf(newest), 1);
  for (const sighting of newest.sightings) join(running, sighting);
  running.start = newest.start;
}

/** A stretch whose beginning is not in its log belongs to the last boot that began before it ended. */
function placeUnstarted(sighting: Sighting, clusters: Cluster[]): void {
  const { seen } = sighting;
  if (sighting.record.boot !== null && sighting.record.boot < 0) {
    const earlier = clusters.filter((one) => !one.running).sort(newestFirst);
    const home = earlier[-sighting.record.boot - 1];
    if (home !== undefined) join(home, sighting);
    else clusters.push({ sightings: [sighting], start: null, seen, running: false });
    return;
  }
  const candidates = clusters.filter((one) => one.start !== null && seen !== null && one.start <= seen + 60_000);
  const home = candidates.sort(newestFirst)[0] ?? clusters.find((one) => one.start === null && !one.running);
  if (home !== undefined) join(home, sighting);
  else if (seen === null || clusters.every((one) => one.start === null)) join(clusters[0] as Cluster, sighting);
  else clusters.push({ sightings: [sighting], start: null, seen, running: false });
}

function resolve(cluster: Cluster, position: number, clock: HostClock): ResolvedBoot {
  const banner = cluster.sightings.map((one) => one.segment.banner?.release ?? one.segment.printed[0]?.release);
  const named = banner.find((release) => release !== undefined) ?? null;
  if (cluster.running) {
    const kernel = clock.runningKernel ?? named;
    return { index: 0, start: cluster.start, end: clock.collected, kernel, ended: 'running' };
  }
  const segments = cluster.sightings.map((one) => one.segment);
  const crashed = cluster.sightings.some((one) => one.record.kind === 'vmcore-dmesg');
  const panicked = crashed || segments.some((segment) => segment.panicLine !== null);
  const shut = segments.some((segment) => segment.shutdownLine !== null);
  const ended = panicked ? 'panic' : shut ? 'shutdown' : 'unknown';
  const ends = cluster.sightings.flatMap((one) => one.ended ?? []);
  // A saved crash dates the end best; among notes of a shutdown the last one counts.
  const dump = cluster.sightings.find((one) => one.record.crashedAt !== null)?.ended;
  const end = ended === 'unknown' ? null : (dump ?? (ends.length > 0 ? Math.max(...ends) : null));
  return { index: 0 - position, start: cluster.start, end, kernel: named, ended };
}
