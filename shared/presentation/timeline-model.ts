import type { CaseSummary, TimelineEvent } from '../contracts/case-summary.ts';
import type { Evidence } from '../contracts/finding.ts';
import type { Severity } from '../contracts/verdict.ts';
import { messageOf } from './repeated-evidence.ts';
import { type BootSpan, bootSpans, type Silence, silencesOf } from './timeline-boots.ts';
import { incidentOf } from './timeline-incident.ts';
import { DAY, MINUTE, type Span } from './timeline-scale.ts';
import { instantOf } from './timeline-zones.ts';

/** What a timeline holds besides what the case's own lists: packages that were changed. */
export type ItemKind = TimelineEvent['kind'] | 'package';

/** One event with its place in time and in the archive. */
export interface TimelineItem {
  /** Its number in order of time. */
  readonly id: number;
  /** Instant, ms. */
  readonly at: number;
  readonly kind: ItemKind;
  readonly severity: Severity | null;
  /** `boots[].index`, null where unknown. */
  readonly boot: number | null;
  /** Seconds since boot, where the line carries them. */
  readonly uptime: number | null;
  readonly title: string;
  /** The log line, null for events that no one line tells. */
  readonly text: string | null;
  readonly path: string | null;
  readonly line: number | null;
  /** Index into the findings of the case given. */
  readonly finding: number | null;
  readonly signal: string | null;
  /** Where other logs hold the same line. */
  readonly alsoIn: readonly { readonly path: string; readonly line: number }[];
}

/** A case in time. */
export interface Timeline {
  readonly items: readonly TimelineItem[];
  readonly boots: readonly BootSpan[];
  readonly silences: readonly Silence[];
  /** Everything that is known, with a little room. */
  readonly range: Span;
  /** What to look at first. */
  readonly incident: Span;
  /** Proving lines a day, of all findings; `at` is the start of the host's day. */
  readonly days: readonly { readonly at: number; readonly count: number }[];
  /** Proving lines without a time, which no plot can hold. */
  readonly undated: number;
  /** Proving lines that are counted but not kept as evidence, or beyond what a timeline holds. */
  readonly untold: number;
}

/** A case's events, boots and silences. Null where nothing has a time. */
export function timelineModel(summary: CaseSummary): Timeline | null {
  const items = itemsOf(summary);
  const boots = bootSpans(summary);
  const marks = [
    ...items.map(({ at }) => at),
    ...boots.flatMap(({ from, to }) => [from, to].filter((at) => at !== null)),
  ];
  if (marks.length === 0) return null;
  const days = daysOf(summary);
  const range = rangeOf(marks, days, summary);
  const evidence = summary.findings.flatMap((finding) => finding.evidence);
  const counted = summary.findings.reduce((sum, { count }) => sum + count, 0);
  const undated = evidence.filter(({ time }) => time === null).length;
  const told = summary.timeline.filter(({ kind }) => kind === 'evidence').length;
  return {
    items,
    boots,
    silences: silencesOf(boots, summary, range),
    range,
    incident: incidentOf(items, range),
    days,
    undated,
    untold: Math.max(0, counted - undated - told),
  };
}

const placeKey = (article: string, path: string, line: number): string => `${article}\u0000${path}\u0000${line}`;

function itemsOf(summary: CaseSummary): TimelineItem[] {
  const proofs = new Map<string, Evidence>();
  for (const { article, evidence } of summary.findings)
    for (const piece of evidence) proofs.set(placeKey(article, piece.path, piece.line), piece);
  const places = new Map(summary.findings.map(({ article }, index) => [article, index]));
  const drafts = summary.timeline.flatMap((event): Draft[] => {
    const at = instantOf(event.time);
    if (at === null) return [];
    const { article, path, line } = event;
    const proof = article === null || path === null || line === null ? null : proofs.get(placeKey(article, path, line));
    return [
      {
        at,
        kind: event.kind,
        severity: event.severity,
        boot: event.bootIndex,
        uptime: proof?.uptime ?? null,
        title: event.text,
        text: proof?.text ?? null,
        path,
        line,
        finding: article === null ? null : (places.get(article) ?? null),
        signal: event.signal,
        alsoIn: [],
      },
    ];
  });
  const first = drafts.reduce((low, { at }) => Math.min(low, at), Number.POSITIVE_INFINITY);
  const packages = packageDrafts(summary).filter(({ at }) => at >= first - PACKAGES_BEFORE);
  const all = [...drafts, ...packages];
  return withPanicLines(merged(all.sort((a, b) => a.at - b.at))).map((draft, id) => ({ ...draft, id }));
}

/** Packages changed this long before the first event still tell something; older ones would only stretch the report. */
const PACKAGES_BEFORE = 7 * DAY;

const ACTIONS = {
  en: { installed: 'installed', upgraded: 'upgraded', removed: 'removed', changed: 'changed' },
  ja: { installed: 'インストール', upgraded: '更新', removed: '削除', changed: '変更' },
} as const;

/** Packages changed, as the system overview lists them. */
function packageDrafts({ overview, language, boots }: CaseSummary): Draft[] {
  const packages = overview?.packages ?? null;
  const spans = boots.map(({ index, start, end }) => ({ index, from: instantOr(start), to: instantOr(end) }));
  return (packages?.rows ?? []).flatMap(({ at: time, name, action, line }): Draft[] => {
    const at = instantOf(time);
    if (at === null) return [];
    const boot = spans.find(({ from, to }) => from !== null && from <= at && (to === null || at <= to))?.index ?? null;
    const title = `${name}: ${ACTIONS[language][action]}`;
    const place = { path: line === null ? null : (packages?.path ?? null), line };
    return [
      {
        ...place,
        at,
        title,
        boot,
        kind: 'package',
        severity: null,
        uptime: null,
        text: null,
        finding: null,
        signal: null,
        alsoIn: [],
      },
    ];
  });
}

const instantOr = (iso: string | null): number | null => (iso === null ? null : instantOf(iso));

type Draft = Omit<TimelineItem, 'id' | 'alsoIn'> & { readonly alsoIn: { path: string; line: number }[] };

/** The boot table tells that a boot ended in a panic; the line that proves it, where a finding has one near, says where. */
const withPanicLines = (drafts: readonly Draft[]): Draft[] =>
  drafts.map((draft) => {
    if (draft.kind !== 'panic' || draft.path !== null) return draft;
    const proof = drafts.findLast(
      (one) =>
        one.boot === draft.boot &&
        Math.abs(one.at - draft.at) < 5 * MINUTE &&
        one.text?.includes('Kernel panic - not syncing') === true,
    );
    if (proof === undefined) return draft;
    const { uptime, text, path, line, finding, alsoIn } = proof;
    return { ...draft, uptime, text, path, line, finding, alsoIn };
  });

/** Stamps of one event in two logs differ by this much at most: the ring counts from a boot whose start is known by some seconds. */
const SAME_EVENT = 30_000;

/** One event that several logs hold stands once, with where else it is; lines of one log never merge. */
function merged(drafts: readonly Draft[]): Draft[] {
  const open = new Map<string, Draft[]>();
  return drafts.filter((draft) => {
    const { text, path, line, boot } = draft;
    if (text === null || path === null || line === null || boot === null) return true;
    const key = `${draft.finding}\u0000${draft.signal}\u0000${boot}\u0000${messageOf(text)}`;
    const near = (open.get(key) ?? []).filter(({ at }) => draft.at - at <= SAME_EVENT);
    const same = near.find((one) => one.path !== path && one.alsoIn.every((other) => other.path !== path));
    if (same !== undefined) {
      same.alsoIn.push({ path, line });
      return false;
    }
    open.set(key, [...near, draft]);
    return true;
  });
}

function daysOf({ findings, host }: CaseSummary): Timeline['days'] {
  const days = new Map<string, number>();
  for (const { perDay } of findings) for (const { day, count } of perDay) days.set(day, (days.get(day) ?? 0) + count);
  const shift = (host.utcOffsetMinutes ?? 0) * 60_000;
  return [...days]
    .flatMap(([day, count]) => {
      const at = Date.parse(`${day}T00:00:00Z`) - shift;
      return Number.isNaN(at) ? [] : [{ at, count }];
    })
    .sort((a, b) => a.at - b.at);
}

/** Logs older than this before the last event do not stretch the range: a stray stamp of 1970 would leave nothing to see. */
const LONGEST_LOG = 400 * DAY;

function rangeOf(marks: readonly number[], days: Timeline['days'], { logs }: CaseSummary): Span {
  const last = marks.reduce((high, at) => Math.max(high, at), Number.NEGATIVE_INFINITY);
  const near = [
    ...logs.flatMap(({ from, to }) => [from, to]).flatMap((iso) => (iso === null ? [] : (instantOf(iso) ?? []))),
    ...days.map(({ at }) => at),
  ].filter((at) => at > last - LONGEST_LOG && at <= last);
  const first = [...marks, ...near].reduce((low, at) => Math.min(low, at), Number.POSITIVE_INFINITY);
  const room = Math.max((last - first) * 0.01, 5000);
  return { from: first - room, to: last + room };
}
