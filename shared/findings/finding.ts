import type { Article } from '../articles/schema.ts';
import { isoHostTime } from '../base/host-time.ts';
import type { Language, LocalText } from '../base/language.ts';
import type { Host } from '../contracts/case-summary.ts';
import type { Evidence, Finding, ResolutionStep } from '../contracts/finding.ts';
import type { Verdict } from '../contracts/verdict.ts';
import { plainRelease } from '../errata/kernel-release.ts';
import type { PlacedSignal } from '../signals/place.ts';
import { conditionsOf } from './conditions.ts';
import { evidenceOf } from './evidence.ts';
import { installedFix } from './kernel-range.ts';
import { confidenceOf, riskOf } from './risk.ts';
import { fillIn, holds, type TextValues } from './texts.ts';

/** An article that applies to a host, before it is put into words. */
export interface Applied {
  readonly article: Article;
  readonly verdict: Verdict | null;
  readonly signals: readonly PlacedSignal[];
  readonly kernelLogRead: boolean;
}

const DAY = 86_400_000;

/** Puts an applied article into words in one language. */
export function toFinding(applied: Applied, host: Host, language: Language): Finding {
  const { article, verdict, signals } = applied;
  const evidence = evidenceOf(signals, host.utcOffsetMinutes);
  const count = signals.reduce((sum, signal) => sum + signal.count, 0);
  const seen = seenRange(signals, host.utcOffsetMinutes);
  const values = textValues(applied, host, evidence, count, seen, language);
  const say = (text: LocalText): string => fillIn(text[language], values);
  const bootKnown = article.applies.boot === undefined || host.boot !== 'unknown';
  const steps = (list: Article['resolution']): ResolutionStep[] =>
    list
      .filter((step) => holds(step.when, host, verdict))
      .map((step) => ({ text: say(step.text), ...(step.command && { command: fillIn(step.command, values) }) }));
  return {
    article: article.id,
    title: say(article.title),
    headline: say(wordsFor(article.headlines, verdict, article.title)),
    verdict,
    ...riskOf(article, verdict, host),
    confidence: confidenceOf(verdict, signals, bootKnown),
    riskOfChange: article.riskOfChange,
    rebootRequired: article.rebootRequired && verdict !== 'historic',
    conditions: conditionsOf({ ...applied, host }, language),
    causedBy: null,
    summary: say(wordsFor(article.summaries, verdict, article.issue)),
    environment: say(article.environment),
    issue: say(article.issue),
    rootCause: say(article.rootCause),
    diagnosticSteps: steps(article.diagnosticSteps),
    notes: article.notes.filter((note) => holds(note.when, host, verdict)).map((note) => say(note.text)),
    count,
    ...seen,
    perDay: perDay(signals),
    signals: firedSignals(article, signals, language),
    evidence,
    resolution: steps(article.resolution),
    references: article.references,
  };
}

function wordsFor(texts: Article['headlines'], verdict: Verdict | null, otherwise: LocalText): LocalText {
  return (verdict === null ? undefined : texts[verdict]) ?? texts.default ?? otherwise;
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

function textValues(
  { article, signals }: Applied,
  host: Host,
  evidence: readonly Evidence[],
  count: number,
  seen: Seen,
  language: Language,
): TextValues {
  const unknown = language === 'en' ? 'unknown' : '不明';
  const fix = article.applies.kernel?.firstPublishedFix;
  const running = host.kernel?.release;
  const proof = signals.filter((signal) => signal.signal.signal.role === 'proof').flatMap((signal) => signal.lines);
  const printed = (proof.find((line) => line.printedBy !== null) ?? evidence[0])?.printedBy ?? null;
  return {
    running: running === undefined ? unknown : plainRelease(running),
    target: fix?.release ?? unknown,
    advisory: fix?.advisories?.[host.distribution ?? ''] ?? fix?.advisory ?? unknown,
    installed: installedFix(article, host.installedKernels) ?? unknown,
    printedBy: printed === null ? unknown : plainRelease(printed),
    count: String(count),
    first: seen.firstSeen?.replace('T', ' ').slice(0, 16) ?? unknown,
    last: seen.lastSeen?.replace('T', ' ').slice(0, 16) ?? unknown,
  };
}
