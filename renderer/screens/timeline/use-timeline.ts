import { useMemo, useState } from 'react';
import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import type { Severity } from '../../../shared/contracts/verdict.ts';
import { type Timeline, type TimelineItem, timelineModel } from '../../../shared/presentation/timeline-model.ts';
import { HOUR, MINUTE, revealing, type Span, within, zoomed } from '../../../shared/presentation/timeline-scale.ts';
import { instantOf } from '../../../shared/presentation/timeline-zones.ts';

export type Preset = 'whole' | 'day' | 'incident';

/** What is hidden: kinds of events, and severities of evidence. */
export interface Hidden {
  readonly kinds: ReadonlySet<TimelineItem['kind']>;
  readonly severities: ReadonlySet<Severity>;
}
export const NOTHING_HIDDEN: Hidden = { kinds: new Set(), severities: new Set() };

const toggled = <T>(set: ReadonlySet<T>, value: T): ReadonlySet<T> =>
  new Set(set.has(value) ? [...set].filter((one) => one !== value) : [...set, value]);

const isShown = ({ kind, severity }: TimelineItem, hidden: Hidden): boolean =>
  !hidden.kinds.has(kind) && (kind !== 'evidence' || severity === null || !hidden.severities.has(severity));

/** The event nearest to an instant, null where there is none. */
function nearest(items: readonly TimelineItem[], instant: number): TimelineItem | null {
  return items.reduce<TimelineItem | null>(
    (best, item) => (best === null || Math.abs(item.at - instant) < Math.abs(best.at - instant) ? item : best),
    null,
  );
}

/** A day about the incident. */
function dayAbout({ range, incident }: Timeline): Span {
  const middle = (incident.from + incident.to) / 2;
  return within({ from: middle - 12 * HOUR, to: middle + 12 * HOUR }, range);
}

/** The worst of what a span shows, where the screen opens; the first of equals. */
function startAt(model: Timeline, at: string | null): { view: Span; selected: number | null } {
  const instant = at === null ? null : instantOf(at);
  if (instant !== null) {
    const item = nearest(model.items, instant);
    const view = within({ from: instant - 30 * MINUTE, to: instant + 30 * MINUTE }, model.range);
    return { view, selected: item?.id ?? null };
  }
  const inside = model.items.filter((item) => item.at >= model.incident.from && item.at <= model.incident.to);
  const first = inside.find(({ kind }) => kind === 'panic') ?? inside.find(({ kind }) => kind === 'evidence');
  return { view: model.incident, selected: (first ?? inside[0])?.id ?? null };
}

/** The state of a timeline: which range, which event, what is hidden. */
export function useTimeline(model: Timeline, at: string | null) {
  const [{ view, selected }, setPlace] = useState(() => startAt(model, at));
  const [hidden, setHidden] = useState(NOTHING_HIDDEN);
  const items = useMemo(() => model.items.filter((item) => isShown(item, hidden)), [model, hidden]);
  const inView = useMemo(() => items.filter((item) => item.at >= view.from && item.at <= view.to), [items, view]);
  const show = (next: Span): void => setPlace((now) => ({ ...now, view: within(next, model.range) }));
  const select = (id: number): void =>
    setPlace((now) => {
      const item = model.items[id];
      return item === undefined ? now : { selected: id, view: revealing(now.view, model.range, item.at) };
    });
  return {
    view,
    items,
    inView,
    hidden,
    selected: selected === null ? null : (model.items[selected] ?? null),
    show,
    select,
    preset: (name: Preset) => show(name === 'whole' ? model.range : name === 'day' ? dayAbout(model) : model.incident),
    zoom: (factor: number, about: number | null = null) =>
      setPlace((now) => {
        const chosen = selected === null ? null : (model.items[selected]?.at ?? null);
        const held = chosen !== null && chosen >= now.view.from && chosen <= now.view.to ? chosen : null;
        const pivot = about ?? held ?? (now.view.from + now.view.to) / 2;
        return { ...now, view: zoomed(now.view, model.range, factor, pivot) };
      }),
    /** Selects the next (1) or previous (-1) event that is shown; where none is selected, one of the range shown. */
    step: (by: 1 | -1) => {
      const place = items.findIndex(({ id }) => id === selected);
      const before = items.findLastIndex(({ id }) => selected !== null && id < selected);
      const next = place >= 0 ? items[place + by] : by > 0 ? items[before + 1] : items[Math.max(0, before)];
      if (next !== undefined) select(next.id);
    },
    toggleKind: (kind: TimelineItem['kind']) => setHidden((now) => ({ ...now, kinds: toggled(now.kinds, kind) })),
    toggleSeverity: (severity: Severity) =>
      setHidden((now) => ({ ...now, severities: toggled(now.severities, severity) })),
    showAll: () => setHidden(NOTHING_HIDDEN),
  };
}
export type TimelineState = ReturnType<typeof useTimeline>;

export const useModel = (summary: CaseSummary): Timeline | null => useMemo(() => timelineModel(summary), [summary]);
