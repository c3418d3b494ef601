import type { Timeline, TimelineItem } from './timeline-model.ts';

/** The events that a report tells, and how many it leaves out. */
export interface KeyEvents {
  readonly items: readonly TimelineItem[];
  readonly left: number;
}

const RANKS = ['critical', 'important', 'moderate', 'low', 'info'] as const;

/** What matters least is left out first: later findings of a lesser severity; what the host did is always told. */
const weight = ({ kind, severity }: TimelineItem): number =>
  kind === 'package' ? 3.5 : kind === 'evidence' ? RANKS.indexOf(severity ?? 'info') : -1;

/** What the host did, packages changed near the incident, and the first line of each signal in each boot; at most `most`. */
export function keyEvents({ items, incident }: Timeline, most: number): KeyEvents {
  const seen = new Set<string>();
  const firsts = items.filter((item) => {
    if (item.kind === 'package') return item.at >= incident.from - 86_400_000 && item.at <= incident.to;
    if (item.kind !== 'evidence') return true;
    const key = `${item.finding} ${item.signal} ${item.boot}`;
    return seen.has(key) ? false : seen.add(key);
  });
  const kept = [...firsts].sort((a, b) => weight(a) - weight(b) || a.id - b.id).slice(0, most);
  return { items: kept.sort((a, b) => a.id - b.id), left: items.length - kept.length };
}
