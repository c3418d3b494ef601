import type { FleetRow, FleetStream } from '../contracts/fleet.ts';

/** The axis that all hosts of one stream share: equal steps by published build, x from 0 to 1. */
export interface FleetAxis {
  readonly stream: string;
  readonly pattern: string;
  readonly ticks: readonly { readonly build: string; readonly x: number }[];
  /** The affected range of the article chosen, half a step beyond its first and last build; null where it has none here. */
  readonly band: { readonly from: number; readonly to: number; readonly first: string; readonly last: string } | null;
  /** The first build beyond the range. */
  readonly firstFixed: string | null;
}

export interface AxisMark {
  readonly build: string;
  readonly x: number;
}

/** One host on the axis. */
export interface FleetMarks {
  readonly running: AxisMark & { readonly affected: boolean; readonly beyond: boolean };
  /** The newest installed build above the running one: what a reboot leads to. */
  readonly waiting: AxisMark | null;
}

const MOST = 34;

/**
 * The axis of a stream: from the build before the lowest that matters (run, installed or affected) to the newest. Where those
 * are too many, builds that nobody runs and that end no range are left out.
 */
export function fleetAxis(stream: FleetStream, rows: readonly FleetRow[], article: string | null): FleetAxis {
  const { builds } = stream;
  const range = stream.ranges.find((one) => one.article === article)?.builds ?? [];
  const mine = rows.filter((row) => row.stream === stream.id);
  const used = new Set(mine.flatMap(({ running, installed }) => (running === null ? [] : [running, ...installed])));
  const [first, last] = [range[0], range.at(-1)];
  const fixedAt = last === undefined ? -1 : builds.indexOf(last) + 1;
  const firstFixed = fixedAt > 0 ? (builds[fixedAt] ?? null) : null;
  const matters = builds.flatMap((build, at) => (used.has(build) || range.includes(build) ? [at] : []));
  const from = Math.max(0, Math.min(...matters, builds.length - 1) - 1);
  const shown = thinned(builds.slice(from), new Set([...used, ...range, firstFixed ?? '']));
  const step = shown.length < 2 ? 0 : 1 / (shown.length - 1);
  const ticks = shown.map((build, at) => ({ build, x: at * step }));
  const x = (build: string | undefined): number => ticks.find((tick) => tick.build === build)?.x ?? 0;
  const band =
    first === undefined || last === undefined
      ? null
      : { from: Math.max(0, x(first) - step / 2), to: Math.min(1, x(last) + step / 2), first, last };
  return { stream: stream.id, pattern: stream.pattern, ticks, band, firstFixed };
}

/** At most `MOST` builds: those that must stay, the ends, and as many others as fit, the newest first. */
function thinned(builds: readonly string[], needed: ReadonlySet<string>): readonly string[] {
  if (builds.length <= MOST) return builds;
  const ends = new Set([builds[0], builds.at(-1)]);
  let room = MOST - builds.filter((build) => needed.has(build) || ends.has(build)).length;
  const kept = new Set<string>();
  for (const build of [...builds].reverse()) {
    if (needed.has(build) || ends.has(build)) kept.add(build);
    else if (room-- > 0) kept.add(build);
  }
  return builds.filter((build) => kept.has(build));
}

/** Where a host stands on its stream's axis; null where its build is not on it. */
export function fleetMarks(axis: FleetAxis, { stream, running, installed }: FleetRow): FleetMarks | null {
  if (stream !== axis.stream) return null;
  const at = axis.ticks.findIndex(({ build }) => build === running);
  const tick = axis.ticks[at];
  if (tick === undefined) return null;
  const { band } = axis;
  const waiting = axis.ticks.findLast(({ build }, place) => place > at && installed.includes(build)) ?? null;
  return {
    running: {
      ...tick,
      affected: band !== null && tick.x >= band.from && tick.x <= band.to,
      beyond: band !== null && tick.x > band.to,
    },
    waiting,
  };
}
