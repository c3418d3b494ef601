import type { KernelBuild, KernelStream, KernelUpgrade } from '../contracts/case-summary.ts';
import { withoutArchitecture } from './format.ts';
import { upgradeGoal } from './upgrade-goal.ts';

/** The builds that a ruler must name, as indexes into `stream.builds`; null where there is none. */
export interface Landmarks {
  readonly running: number | null;
  readonly target: number | null;
  /** Whether the target is the first build after the affected range. */
  readonly targetIsFirstFixed: boolean;
  readonly firstAffected: number | null;
  readonly lastAffected: number | null;
  readonly latest: number | null;
  /** The first build without the bug was never published: a notch stands before the target. */
  readonly notchAfter: number | null;
}

const indexOf = (builds: readonly KernelBuild[], test: (build: KernelBuild) => boolean): number | null => {
  const index = builds.findIndex(test);
  return index < 0 ? null : index;
};

/** Finds what the ruler points at. */
export function landmarks(stream: KernelStream, upgrade: KernelUpgrade | null): Landmarks {
  const { builds } = stream;
  const lastAffected = builds.findLastIndex((build) => build.affected);
  const firstFixed = lastAffected < 0 ? null : lastAffected + 1;
  const wanted = upgrade === null ? null : upgradeGoal(upgrade);
  const target =
    wanted === null
      ? indexOf(builds, (build) => builds.indexOf(build) === firstFixed)
      : indexOf(builds, (build) => withoutArchitecture(build.release) === wanted);
  const before = stream.affected?.before ?? null;
  const published = builds.some((build) => build.build === before || build.release === before);
  return {
    running: indexOf(builds, (build) => build.running),
    target,
    targetIsFirstFixed: target !== null && target === firstFixed,
    firstAffected: indexOf(builds, (build) => build.affected),
    lastAffected: lastAffected < 0 ? null : lastAffected,
    latest: indexOf(builds, (build) => build.release === withoutArchitecture(stream.latestKnown)),
    notchAfter: before !== null && !published && lastAffected >= 0 && target === firstFixed ? lastAffected : null,
  };
}

/** Indexes in the order in which they deserve a place: what the ruler points at, then the band, then neighbours. */
function ranked(builds: readonly KernelBuild[], at: Landmarks): number[] {
  const near = at.running ?? at.firstAffected ?? at.target ?? builds.length - 1;
  const nearest = (a: number, b: number): number => Math.abs(a - near) - Math.abs(b - near);
  const all = builds.map((_, index) => index);
  const last = at.target ?? at.lastAffected ?? near;
  const low = Math.min(near, at.firstAffected ?? near);
  const high = Math.max(near, last);
  const between = all.filter((index) => index > low && index < high).sort(nearest);
  const inside = [
    ...between.filter((index) => builds[index]?.installed),
    ...between.filter((index) => builds[index]?.affected),
    ...between,
  ];
  const neighbours = [high + 1, low - 1, high + 2, low - 2, high + 3];
  const installed = all.filter((index) => builds[index]?.installed).reverse();
  const ends = [at.running, at.target, at.firstAffected, at.lastAffected, at.latest];
  const order = [...ends, ...inside, ...neighbours, ...installed.slice(0, 3)];
  return [...new Set(order.filter((index) => index !== null))].filter((index) => index in builds);
}

/** Where one build stands on the axis, in steps from the first. */
export interface Slot {
  readonly index: number;
  readonly position: number;
  /** Builds were left out between the slot before and this one. */
  readonly breakBefore: boolean;
}

const BREAK = 1.6;
const NOTCH = 1.4;

/** Places the best builds on an axis of at most `steps` steps; builds left out make the axis break. */
export function chosenSlots(stream: KernelStream, at: Landmarks, steps: number): Slot[] {
  const order = ranked(stream.builds, at);
  for (let count = order.length; count > 0; count -= 1) {
    const slots = placed(
      order.slice(0, count).sort((a, b) => a - b),
      at,
    );
    if ((slots.at(-1)?.position ?? 0) <= steps) return slots;
  }
  return [];
}

function placed(indexes: readonly number[], at: Landmarks): Slot[] {
  const slots: Slot[] = [];
  let position = 0;
  let previous: number | null = null;
  for (const index of indexes) {
    const breakBefore = previous !== null && index !== previous + 1;
    if (previous !== null) position += breakBefore ? BREAK : previous === at.notchAfter ? NOTCH : 1;
    slots.push({ index, position, breakBefore });
    previous = index;
  }
  return slots;
}
