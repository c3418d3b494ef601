import type { Article } from '../articles/schema.ts';
import type { Verdict } from '../contracts/verdict.ts';
import { eachLineOnce, type PlacedSignal, withCompany } from '../signals/place.ts';
import type { Applied } from './finding.ts';
import { statusOf } from './kernel-range.ts';
import { type Decision, decide, leaveTo, type Situation } from './verdict.ts';

/** What all articles say of one host. */
export interface Evaluation {
  /** Of every kernel-defect article, `not-affected` and `unknown` included. */
  readonly verdicts: readonly { readonly article: Article; readonly verdict: Verdict }[];
  /** The articles that apply, unranked. */
  readonly applied: readonly Applied[];
}

/** Evaluates every article on the placed signals. */
export function evaluate(articles: readonly Article[], signals: readonly PlacedSignal[], host: Situation): Evaluation {
  const verdicts: { article: Article; verdict: Verdict }[] = [];
  const applied: Applied[] = [];
  const known = new Map(articles.map((article) => [article.id, article]));
  for (const article of articles) {
    const own = signalsOf(article, signals, known, host);
    const decision = article.kind === 'kernel-defect' ? decide(article, own, host) : null;
    if (decision !== null) verdicts.push({ article, verdict: decision.verdict });
    const found = decision ?? { verdict: null, signals: own };
    if (speaks(article, found, known, host)) {
      applied.push({ article, verdict: found.verdict, signals: found.signals, kernelLogRead: host.kernelLogRead });
    }
  }
  return { verdicts, applied };
}

function signalsOf(
  article: Article,
  signals: readonly PlacedSignal[],
  known: ReadonlyMap<string, Article>,
  host: Situation,
): PlacedSignal[] {
  const order = article.signals.map((signal) => signal.id);
  const own = signals
    .filter((signal) => signal.signal.article === article.id)
    .sort((a, b) => order.indexOf(a.signal.signal.id) - order.indexOf(b.signal.signal.id));
  const covering = article.except === undefined ? undefined : known.get(article.except);
  return eachLineOnce(withCompany(covering === undefined ? own : leaveTo(covering, own, host)));
}

/** Whether an article's verdict is told as a finding, and not only among the verdicts. */
function speaks(
  article: Article,
  { verdict, signals }: { verdict: Verdict | null; signals: Decision['signals'] },
  known: ReadonlyMap<string, Article>,
  host: Situation,
): boolean {
  const symptom = signals.some((signal) => signal.signal.signal.strength !== 'context');
  if (verdict === null) return symptom;
  if (verdict === 'not-affected') return false;
  if (verdict === 'symptom-other-kernel') return article.elsewhere === undefined || !known.has(article.elsewhere);
  if (verdict === 'unknown') return symptom || statusOf(article, host.running) === 'affected';
  return true;
}
