import type { Article } from '../articles/schema.ts';
import type { Host } from '../contracts/case-summary.ts';
import type { Verdict } from '../contracts/verdict.ts';
import { eachLineOnce, fewer, type PlacedLine, type PlacedSignal, withCompany } from '../signals/place.ts';
import type { Applied } from './finding.ts';
import { statusOf } from './kernel-range.ts';
import { decide, leaveTo, onlyLines, type Situation } from './verdict.ts';
import { holds } from './when.ts';

/** What all articles say of one host. */
export interface Evaluation {
  /** Of every kernel-defect article, `not-affected` and `unknown` included. */
  readonly verdicts: readonly { readonly article: Article; readonly verdict: Verdict }[];
  /** The articles that apply, unranked. */
  readonly applied: readonly Applied[];
}

/** The host as the articles see it. */
export interface Judged extends Situation {
  readonly host: Host;
  /** ISO date of the analysis. */
  readonly today: string;
}

/** Evaluates every article on the placed signals. Articles that yield to others are judged after those. */
export function evaluate(articles: readonly Article[], signals: readonly PlacedSignal[], at: Judged): Evaluation {
  const known = new Map(articles.map((article) => [article.id, article]));
  const byArticle = grouped(signals);
  const verdicts: { article: Article; verdict: Verdict }[] = [];
  const applied = new Map<string, Applied>();
  for (const article of yieldingLast(articles)) {
    const own = signalsOf(article, byArticle.get(article.id) ?? [], known, at);
    const left = article.yieldsTo === undefined ? own : without(own, takenBy(article.yieldsTo, applied));
    const found = judge(article, left, at);
    if (article.kind === 'kernel-defect' && found.verdict !== null) verdicts.push({ article, verdict: found.verdict });
    if (!speaks(article, found, known, at)) continue;
    applied.set(article.id, { article, ...found, kernelLogRead: at.kernelLogRead, causedBy: null });
  }
  const order = articles.map((article) => article.id);
  verdicts.sort((a, b) => order.indexOf(a.article.id) - order.indexOf(b.article.id));
  return { verdicts, applied: [...applied.values()].map((one) => ({ ...one, causedBy: causeOf(one, applied) })) };
}

function grouped(signals: readonly PlacedSignal[]): ReadonlyMap<string, readonly PlacedSignal[]> {
  const groups = new Map<string, PlacedSignal[]>();
  for (const signal of signals) {
    const group = groups.get(signal.signal.article);
    if (group === undefined) groups.set(signal.signal.article, [signal]);
    else group.push(signal);
  }
  return groups;
}

/** Articles in an order in which every one comes after those that it yields to; a circle is cut where it closes. */
function yieldingLast(articles: readonly Article[]): Article[] {
  const known = new Map(articles.map((article) => [article.id, article]));
  const ordered = new Set<Article>();
  const visit = (article: Article, on: ReadonlySet<string>): void => {
    if (ordered.has(article) || on.has(article.id)) return;
    const further = new Set([...on, article.id]);
    for (const id of article.yieldsTo ?? []) {
      const other = known.get(id);
      if (other !== undefined) visit(other, further);
    }
    ordered.add(article);
  };
  for (const article of articles) visit(article, new Set());
  return [...ordered];
}

function signalsOf(
  article: Article,
  own: readonly PlacedSignal[],
  known: ReadonlyMap<string, Article>,
  at: Situation,
): PlacedSignal[] {
  const order = article.signals.map((signal) => signal.id);
  const sorted = [...own].sort((a, b) => order.indexOf(a.signal.signal.id) - order.indexOf(b.signal.signal.id));
  const enough = sorted.filter((placed) => placed.mostInOneLog >= (placed.signal.signal.atLeast ?? 1));
  const covering = article.except === undefined ? undefined : known.get(article.except);
  return eachLineOnce(withCompany(covering === undefined ? enough : leaveTo(covering, enough, at)));
}

const lineKey = (line: PlacedLine): string => `${line.path}:${line.match.line}`;

function takenBy(ids: readonly string[], applied: ReadonlyMap<string, Applied>): ReadonlySet<string> {
  const lines = ids.flatMap((id) => applied.get(id)?.signals ?? []).flatMap((signal) => signal.lines);
  return new Set(lines.map(lineKey));
}

function without(signals: readonly PlacedSignal[], taken: ReadonlySet<string>): PlacedSignal[] {
  if (taken.size === 0) return [...signals];
  return signals.flatMap((signal) => {
    const lines = signal.lines.filter((line) => !taken.has(lineKey(line)));
    // Lines beyond those kept go with the kept ones: a storm is one and the same.
    if (lines.length === signal.lines.length) return [signal];
    if (lines.length === 0) return [];
    return [fewer(signal, lines, signal.count - (signal.lines.length - lines.length))];
  });
}

interface Judgement {
  readonly verdict: Verdict | null;
  readonly signals: readonly PlacedSignal[];
}

const isSymptom = (signal: PlacedSignal): boolean => signal.signal.signal.strength !== 'context';

function judge(article: Article, signals: readonly PlacedSignal[], at: Judged): Judgement {
  return article.kind === 'kernel-defect' ? decide(article, signals, at) : { verdict: null, signals };
}

/** Whether an article's judgement is told as a finding, and not only among the verdicts. */
function speaks(
  article: Article,
  { verdict, signals }: Judgement,
  known: ReadonlyMap<string, Article>,
  at: Judged,
): boolean {
  const symptom = signals.some(isSymptom);
  switch (verdict) {
    case null:
      return observed(article, signals, symptom, at);
    case 'not-affected':
      return false;
    case 'symptom-other-kernel':
      return article.elsewhere === undefined || !known.has(article.elsewhere);
    case 'unknown':
      return symptom || statusOf(article, at.running) === 'affected';
    default:
      return true;
  }
}

function observed(article: Article, signals: readonly PlacedSignal[], symptom: boolean, at: Judged): boolean {
  if (!holds(article.when, { host: at.host, verdict: null, today: at.today, struckNow: null })) return false;
  const fired = new Set(signals.map((signal) => signal.signal.signal.id));
  if (article.needs?.some((id) => !fired.has(id))) return false;
  return symptom || article.signals.length === 0;
}

/** The first of the causes that an article names which applies in one of its boots. */
function causeOf({ article, signals }: Applied, applied: ReadonlyMap<string, Applied>): string | null {
  const boots = new Set(signals.flatMap((signal) => signal.lines).map((line) => line.boot));
  const cause = article.consequenceOf?.find((id) => {
    const other = applied.get(id);
    return other !== undefined && onlyLines(other.signals, (line) => boots.has(line.boot)).length > 0;
  });
  return cause ?? null;
}
