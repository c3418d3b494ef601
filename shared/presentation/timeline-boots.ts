import type { Boot, CaseSummary } from '../contracts/case-summary.ts';
import type { Span } from './timeline-scale.ts';
import { instantOf } from './timeline-zones.ts';

/** One boot in time. Null: not recorded. */
export interface BootSpan {
  readonly index: number;
  readonly from: number | null;
  readonly to: number | null;
  readonly kernel: string | null;
  readonly ended: Boot['ended'];
  /** Something important or worse happened in it, or it ended in a panic. */
  readonly struck: boolean;
}

/** A stretch of which nothing can be said: the host was down, or no log covers it, which is not "quiet". */
export interface Silence extends Span {
  readonly kind: 'down' | 'unrecorded';
}

/** The boots, oldest first. */
export function bootSpans({ boots, findings }: CaseSummary): BootSpan[] {
  const struck = new Set(
    findings
      .filter(({ severity }) => severity === 'critical' || severity === 'important')
      .flatMap(({ evidence }) => evidence.map(({ boot }) => boot)),
  );
  return boots
    .map(({ index, start, end, kernel, ended }) => ({
      index,
      from: start === null ? null : instantOf(start),
      to: end === null ? null : instantOf(end),
      kernel,
      ended,
      struck: ended === 'panic' || struck.has(index),
    }))
    .sort((a, b) => a.index - b.index);
}

/** The host was down between a boot that ended and the next; where no log covers a stretch, nothing was recorded. */
export function silencesOf(boots: readonly BootSpan[], { logs }: CaseSummary, range: Span): Silence[] {
  const silences: Silence[] = [];
  boots.forEach((boot, place) => {
    const next = boots[place + 1];
    if (next === undefined || boot.to === null || next.from === null || next.from <= boot.to) return;
    const known = boot.ended === 'shutdown' || boot.ended === 'panic';
    silences.push({ from: boot.to, to: next.from, kind: known ? 'down' : 'unrecorded' });
  });
  const down = silences.map(({ from, to }) => ({ from, to }));
  const covered = [...coverage(logs), ...down].sort((a, b) => a.from - b.from);
  // Without one dated log the boots themselves are all that tells what was recorded.
  if (covered.length > down.length) silences.push(...holes(covered, range));
  return silences.sort((a, b) => a.from - b.from);
}

const coverage = (logs: CaseSummary['logs']): Span[] =>
  logs.flatMap(({ from, to }) => {
    const [start, end] = [from, to].map((iso) => (iso === null ? null : instantOf(iso)));
    return typeof start === 'number' && typeof end === 'number' && end >= start ? [{ from: start, to: end }] : [];
  });

/** A hole shorter than this share of the range is a quiet hour between two files, not a lack. */
const LEAST_HOLE = 0.02;

function holes(covered: readonly Span[], range: Span): Silence[] {
  const found: Silence[] = [];
  const least = (range.to - range.from) * LEAST_HOLE;
  let reached = range.from;
  for (const { from, to } of [...covered, { from: range.to, to: range.to }]) {
    if (from - reached > least) found.push({ from: reached, to: Math.min(from, range.to), kind: 'unrecorded' });
    reached = Math.max(reached, to);
  }
  return found;
}
