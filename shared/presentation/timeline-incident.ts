import type { TimelineItem } from './timeline-model.ts';
import { DAY, HOUR, MINUTE, type Span, within } from './timeline-scale.ts';

/** What the collecting itself provokes or reads is left out: it says what is so, not when it began. */
const COLLECTING = 15 * MINUTE;
/** Anchors nearer than this belong to one incident. */
const TOGETHER = 6 * HOUR;
const RANKS: Readonly<Record<string, number>> = { critical: 16, important: 8, moderate: 4, low: 2, info: 1 };

/** How much an event says that something is wrong. */
const weight = ({ kind, severity }: TimelineItem): number => (kind === 'panic' ? 64 : (RANKS[severity ?? ''] ?? 0));

/**
 * The span to open on: the stretch with the worst event (a panic, else the worst severity), the latest of equals, with the boots
 * about it. At most a day. The whole range where nothing is wrong.
 */
export function incidentOf(items: readonly TimelineItem[], range: Span): Span {
  const groups: TimelineItem[][] = [];
  const collected = items.find(({ kind }) => kind === 'collection')?.at ?? null;
  const dated = items.filter((item) => collected === null || item.at < collected - COLLECTING);
  const told = dated.filter((item) => weight(item) > 0 || item.kind === 'boot' || item.kind === 'shutdown');
  const worst = told.reduce((high, item) => Math.max(high, weight(item)), 0);
  if (worst === 0) return range;
  for (const item of told) {
    const group = groups.at(-1);
    const last = group?.at(-1);
    if (group === undefined || last === undefined || item.at - last.at > TOGETHER) groups.push([item]);
    else group.push(item);
  }
  const group = groups.findLast((one) => one.some((item) => weight(item) === worst)) ?? [];
  const anchors = group.filter((item) => weight(item) >= Math.min(worst, 16));
  const [first, last] = [anchors[0] ?? group[0], anchors.at(-1) ?? group.at(-1)];
  if (first === undefined || last === undefined) return range;
  const begin = group.find((item) => item.kind === 'boot' && item.at <= first.at && first.at - item.at < HOUR) ?? first;
  const to = Math.min(last.at, begin.at + DAY);
  const room = Math.max((to - begin.at) * 0.12, 2 * MINUTE);
  return within({ from: begin.at - room, to: to + room }, range);
}
