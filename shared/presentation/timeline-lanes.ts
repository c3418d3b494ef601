import type { CaseSummary } from '../contracts/case-summary.ts';
import type { Severity } from '../contracts/verdict.ts';
import { fitted } from './text-width.ts';
import type { TimelineItem } from './timeline-model.ts';
import { placeOf, type Span } from './timeline-scale.ts';
import { words } from './words.ts';

/** What a row of the plot is: one signal of a finding, a finding, a severity. */
export type Grouping = 'signal' | 'finding' | 'severity';

/** One row of the plot. */
export interface Lane {
  readonly id: string;
  readonly title: string;
  readonly severity: Severity | null;
  readonly items: readonly TimelineItem[];
}

const ORDER: readonly Severity[] = ['critical', 'important', 'moderate', 'low', 'info'];

/**
 * The rows below the boots: what the host did (and its packages; the caller names both), then the findings in the case's order (or one row a severity). At most `most`
 * rows of findings; those left share one, whose title `further` gives.
 */
export function lanesOf(
  summary: Pick<CaseSummary, 'findings' | 'language'>,
  items: readonly TimelineItem[],
  grouping: Grouping,
  most: number,
  further: (count: number) => string,
): Lane[] {
  const evidence = items.filter(({ kind }) => kind === 'evidence');
  const host = items.filter(({ kind }) => kind !== 'evidence' && kind !== 'package');
  const packages = items.filter(({ kind }) => kind === 'package');
  const lanes = { signal: bySignal, finding: byFinding, severity: bySeverity }[grouping](evidence, summary);
  const kept = lanes.length > most ? lanes.slice(0, Math.max(0, most - 1)) : lanes;
  const rest = lanes.slice(kept.length);
  const own: Lane[] = [
    { id: 'host', title: '', severity: null, items: host },
    ...(packages.length === 0 ? [] : [{ id: 'packages', title: '', severity: null, items: packages }]),
  ];
  if (rest.length === 0) return [...own, ...kept];
  const shared = rest.flatMap((lane) => lane.items).sort((a, b) => a.id - b.id);
  return [...own, ...kept, { id: 'further', title: further(rest.length), severity: null, items: shared }];
}

type Told = Pick<CaseSummary, 'findings' | 'language'>;

function bySeverity(items: readonly TimelineItem[], { language }: Told): Lane[] {
  return ORDER.map((severity) => ({
    id: severity,
    title: words(language).severity[severity],
    severity,
    items: items.filter((item) => item.severity === severity),
  })).filter((lane) => lane.items.length > 0);
}

function byFinding(items: readonly TimelineItem[], { findings }: Told): Lane[] {
  return findings
    .map(({ title, severity, article }, index) => ({
      id: article,
      title,
      severity,
      items: items.filter(({ finding }) => finding === index),
    }))
    .filter((lane) => lane.items.length > 0);
}

function bySignal(items: readonly TimelineItem[], { findings }: Told): Lane[] {
  return findings.flatMap(({ article, severity, signals }, index) => {
    const own = items.filter(({ finding }) => finding === index);
    return signals
      .map(({ id, title }) => ({
        id: `${article} ${id}`,
        title,
        severity,
        items: own.filter(({ signal }) => signal === id),
      }))
      .filter((lane) => lane.items.length > 0);
  });
}

/** Rows of signals tell more, as long as they can be seen at once; else one row a finding. */
export function bestGrouping(summary: Told, items: readonly TimelineItem[], most: number): Grouping {
  const evidence = items.filter(({ kind }) => kind === 'evidence');
  return bySignal(evidence, summary).length <= most ? 'signal' : 'finding';
}

/** Events so near that one mark stands for them. */
export interface Cluster {
  readonly x: number;
  readonly items: readonly TimelineItem[];
  /** The worst of them, which gives the mark its shape. */
  readonly head: TimelineItem;
  /** The words beside it, null where there is no room. */
  readonly label: string | null;
}

const rank = ({ kind, severity }: TimelineItem): number =>
  kind === 'panic' ? -1 : severity === null ? ORDER.length : ORDER.indexOf(severity);

/** Marks nearer than this become one, px. */
export const MARK = 9;

/** A lane's marks in a view: as many as there is room for, however many events there are. Items must be in order of time. */
export function clustersOf(items: readonly TimelineItem[], view: Span, width: number): Cluster[] {
  const groups: TimelineItem[][] = [];
  let start = Number.NEGATIVE_INFINITY;
  for (const item of items) {
    if (item.at < view.from || item.at > view.to) continue;
    const x = placeOf(item.at, view, width);
    const group = groups.at(-1);
    if (group !== undefined && x - start < MARK) group.push(item);
    else {
      groups.push([item]);
      start = x;
    }
  }
  const placed = groups.flatMap((group) => {
    const [first] = group;
    if (first === undefined) return [];
    const head = group.reduce((worst, item) => (rank(item) < rank(worst) ? item : worst), first);
    return [{ x: placeOf(first.at, view, width), items: group, head }];
  });
  let before: string | null = null;
  return placed.map((cluster, place) => {
    const room = (placed[place + 1]?.x ?? width) - cluster.x - 2 * MARK;
    const words = clusterWords(cluster.items, cluster.head);
    // The same words again beside every mark of a row say nothing new.
    const label = cluster.head.title === before && cluster.items.length === 1 ? null : fitted(words, room);
    before = label === null ? before : cluster.head.title;
    return { ...cluster, label };
  });
}

/** "3 × title" where all are alike, else the worst one's title and how many more there are. */
function clusterWords(items: readonly TimelineItem[], { title }: TimelineItem): string {
  if (items.length === 1) return title;
  return items.every((item) => item.title === title) ? `${items.length} × ${title}` : `${title} +${items.length - 1}`;
}

/** An arrow from what began a consequence to its first line, in one boot. */
export interface CauseArrow {
  readonly from: TimelineItem;
  readonly to: TimelineItem;
}

/** Cause and consequence, boot by boot: from a finding to the first line of one that it led to, and to its own consequences. */
export function causesOf({ findings }: Pick<CaseSummary, 'findings'>, items: readonly TimelineItem[]): CauseArrow[] {
  const byFinding = new Map<string, TimelineItem>();
  const bySignal = new Map<string, TimelineItem>();
  const roles = findings.map(({ signals }) => new Map(signals.map(({ id, role }) => [id, role])));
  for (const item of items) {
    const { finding, boot, signal } = item;
    if (finding === null || boot === null) continue;
    if (roles[finding]?.get(signal ?? '') === 'proof') keepFirst(byFinding, `${finding} ${boot}`, item);
    keepFirst(bySignal, `${finding} ${boot} ${signal}`, item);
  }
  return [...bySignal.values()].flatMap((to) => {
    const { finding, signal, boot } = to;
    const own = finding === null ? undefined : findings[finding];
    const isConsequence = finding !== null && roles[finding]?.get(signal ?? '') === 'consequence';
    const cause = isConsequence ? finding : findings.findIndex(({ article }) => article === own?.causedBy);
    const from = byFinding.get(`${cause} ${boot}`);
    return from === undefined || from === to || from.at > to.at ? [] : [{ from, to }];
  });
}

function keepFirst(map: Map<string, TimelineItem>, key: string, item: TimelineItem): void {
  if (!map.has(key)) map.set(key, item);
}
