import type { Article, Occasion } from '../articles/schema.ts';
import { isoHostTime } from '../base/host-time.ts';
import type { Language, LocalText } from '../base/language.ts';
import type { Host } from '../contracts/case-summary.ts';
import type { Evidence, Finding, ResolutionStep } from '../contracts/finding.ts';
import type { Confidence, Verdict } from '../contracts/verdict.ts';
import { endedOn } from '../errata/end-of-life.ts';
import { plainRelease } from '../errata/kernel-release.ts';
import type { PlacedSignal } from '../signals/place.ts';
import { conditionsOf } from './conditions.ts';
import { cleanText, evidenceOf } from './evidence.ts';
import { installedFix } from './kernel-range.ts';
import { confidenceOf, riskOf } from './risk.ts';
import { fillIn, type TextValues } from './texts.ts';
import { type Circumstances, holds, newestInstalled } from './when.ts';

/** An article that applies to a host, before it is put into words. */
export interface Applied {
  readonly article: Article;
  readonly verdict: Verdict | null;
  readonly signals: readonly PlacedSignal[];
  readonly kernelLogRead: boolean;
  /** The finding that caused this one. */
  readonly causedBy: string | null;
}

const DAY = 86_400_000;

/** Puts an applied article into words in one language. */
export function toFinding(applied: Applied, host: Host, today: string, language: Language): Finding {
  const { article, verdict, signals } = applied;
  const at: Circumstances = { host, verdict, today, struckNow: struckNow(signals) };
  const subjects = subjectsOf(signals);
  const evidence = evidenceOf(signals, host.utcOffsetMinutes);
  const count = signals.reduce((sum, signal) => sum + signal.count, 0);
  const seen = seenRange(signals, host.utcOffsetMinutes);
  const values = textValues(applied, at, { evidence, count, seen, subjects }, language);
  const say = (text: LocalText): string => fillIn(text[language], values);
  const bootKnown = article.applies.boot === undefined || host.boot !== 'unknown';
  const confidence = confidenceOf(verdict, signals, bootKnown);
  const occasion = occasionOf(verdict, confidence, at.struckNow);
  const steps = (list: Article['resolution']): ResolutionStep[] =>
    list
      .filter((step) => holds(step.when, at))
      .map((step) => ({ text: say(step.text), ...(step.command && { command: fillIn(step.command, values) }) }));
  return {
    article: article.id,
    title: say(article.title),
    headline: say(wordsFor(article.headlines, occasion, article.title)),
    verdict,
    ...riskOf(article, at, confidence),
    confidence,
    riskOfChange: article.riskOfChange,
    rebootRequired: article.rebootRequired && verdict !== 'historic',
    conditions: conditionsOf({ ...applied, host, subjects }, language),
    causedBy: applied.causedBy,
    summary: say(wordsFor(article.summaries, occasion, article.issue)),
    environment: say(article.environment),
    issue: say(article.issue),
    rootCause: say(article.rootCause),
    diagnosticSteps: steps(article.diagnosticSteps),
    notes: article.notes.filter((note) => holds(note.when, at)).map((note) => say(note.text)),
    count,
    ...seen,
    perDay: perDay(signals),
    subjects,
    signals: firedSignals(article, signals, language),
    evidence,
    resolution: steps(article.resolution),
    references: article.references,
  };
}

/** The words of the most special occasion that the article has some for. */
function wordsFor(texts: Article['headlines'], occasions: readonly Occasion[], otherwise: LocalText): LocalText {
  const occasion = [...occasions, 'default' as const].find((one) => texts[one] !== undefined);
  return (occasion === undefined ? undefined : texts[occasion]) ?? otherwise;
}

function occasionOf(verdict: Verdict | null, confidence: Confidence, now: boolean | null): Occasion[] {
  if (verdict !== 'affected-hit') return verdict === null ? [] : [verdict];
  if (confidence === 'possible') return ['affected-hit.possible', verdict];
  return now === false ? ['affected-hit.earlier', verdict] : [verdict];
}

/** Whether a symptom stands in the running boot, or in one that nobody knows; null without any. */
function struckNow(signals: readonly PlacedSignal[]): boolean | null {
  const lines = signals.filter((one) => one.signal.signal.strength !== 'context').flatMap((one) => one.lines);
  return lines.length === 0 ? null : lines.some((line) => line.boot === 0 || line.boot === null);
}

interface Seen {
  readonly firstSeen: string | null;
  readonly lastSeen: string | null;
}

function seenRange(signals: readonly PlacedSignal[], offset: number | null): Seen {
  const times = signals.flatMap((signal) => signal.lines.flatMap((line) => line.time ?? []));
  if (times.length === 0) return { firstSeen: null, lastSeen: null };
  const [first, last] = times.reduce(([low, high], time) => [Math.min(low, time), Math.max(high, time)], [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ] as [number, number]);
  return { firstSeen: isoHostTime(first, offset), lastSeen: isoHostTime(last, offset) };
}

function perDay(signals: readonly PlacedSignal[]): Finding['perDay'] {
  const days = new Map<number, number>();
  for (const signal of signals) {
    for (const [day, count] of signal.perDay) days.set(day, (days.get(day) ?? 0) + count);
  }
  return [...days.entries()]
    .sort(([a], [b]) => a - b)
    .map(([day, count]) => ({ day: new Date(day * DAY).toISOString().slice(0, 10), count }));
}

function firedSignals(article: Article, signals: readonly PlacedSignal[], language: Language): Finding['signals'] {
  return article.signals.flatMap(({ id, title, role }) => {
    const placed = signals.find((one) => one.signal.signal.id === id);
    return placed === undefined ? [] : [{ id, title: title[language], count: placed.count, role }];
  });
}

/** Subjects told of one finding; a text names the first few. */
const MOST_SUBJECTS = 40;
const NAMED_SUBJECTS = 5;

function subjectsOf(signals: readonly PlacedSignal[]): Finding['subjects'] {
  const counts = new Map<string, { kind: string; value: string; count: number }>();
  for (const signal of signals) {
    for (const [kind, values] of signal.subjects) {
      for (const [value, count] of values) {
        const key = `${kind} ${value}`;
        const known = counts.get(key);
        if (known === undefined) counts.set(key, { kind, value: cleanText(value), count });
        else known.count += count;
      }
    }
  }
  const all = [...counts.values()].sort((a, b) => b.count - a.count || a.value.localeCompare(b.value));
  return all.slice(0, MOST_SUBJECTS);
}

interface Told {
  readonly evidence: readonly Evidence[];
  readonly count: number;
  readonly seen: Seen;
  readonly subjects: Finding['subjects'];
}

function textValues({ article, signals }: Applied, at: Circumstances, told: Told, language: Language): TextValues {
  const { host, today } = at;
  const unknown = language === 'en' ? 'unknown' : '不明';
  const fix = article.applies.kernel?.firstPublishedFix;
  const proof = signals.filter((signal) => signal.signal.signal.role === 'proof').flatMap((signal) => signal.lines);
  const printed = (proof.find((line) => line.printedBy !== null) ?? told.evidence[0])?.printedBy ?? null;
  const more = told.subjects.length > NAMED_SUBJECTS ? ', …' : '';
  const named = told.subjects.slice(0, NAMED_SUBJECTS).map((subject) => subject.value);
  return {
    running: host.kernel === null ? unknown : plainRelease(host.kernel.release),
    target: fix?.release ?? unknown,
    advisory: fix?.advisories?.[host.distribution ?? ''] ?? fix?.advisory ?? unknown,
    installed: installedFix(article, host.installedKernels) ?? unknown,
    printedBy: printed === null ? unknown : plainRelease(printed),
    count: String(told.count),
    first: told.seen.firstSeen?.replace('T', ' ').slice(0, 16) ?? unknown,
    last: told.seen.lastSeen?.replace('T', ' ').slice(0, 16) ?? unknown,
    subjects: named.length === 0 ? unknown : named.join(', ') + more,
    newest: newestInstalled(host)?.name ?? unknown,
    ended: endedOn(host.distribution, host.osVersion, today) ?? unknown,
  };
}
