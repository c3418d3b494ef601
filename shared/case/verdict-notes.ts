import type { Article } from '../articles/schema.ts';
import { inLanguage, type Language } from '../base/language.ts';
import type { CaseSummary } from '../contracts/case-summary.ts';
import type { Finding } from '../contracts/finding.ts';
import type { Verdict } from '../contracts/verdict.ts';

const WORDS: Readonly<Record<Verdict, Readonly<Record<Language, string>>>> = {
  'affected-hit': { en: 'the defect struck this host', ja: 'このホストで不具合が発生しています' },
  'affected-no-symptom': {
    en: 'the kernel carries the defect; no symptom was seen',
    ja: 'カーネルに不具合がありますが、症状は見つかっていません',
  },
  'not-exposed': {
    en: 'the kernel carries the defect, but this host is not exposed to it',
    ja: 'カーネルに不具合がありますが、このホストは該当しません',
  },
  'fixed-not-running': {
    en: 'the fixed kernel is installed but not running',
    ja: '修正済みカーネルはインストール済みですが、実行されていません',
  },
  historic: {
    en: 'struck in an earlier boot; the running kernel is not affected',
    ja: '以前の起動で発生しました。実行中のカーネルは影響を受けません',
  },
  'symptom-other-kernel': {
    en: 'the same message on a kernel that does not carry this defect',
    ja: 'この不具合を含まないカーネルで同じメッセージが出ています',
  },
  'not-affected': { en: 'this kernel does not carry the defect', ja: 'このカーネルにこの不具合はありません' },
  unknown: {
    en: 'can not be told from what the archive holds and what is documented',
    ja: 'アーカイブの内容と公開情報からは判断できません',
  },
};

const NO_RANGE_UNKNOWN = {
  en: 'the affected range is not published, and no symptom was seen',
  ja: '影響範囲は公開されておらず、症状も見つかっていません',
};
const OTHER_ARTICLE = {
  en: 'the message was seen, and is told by another article',
  ja: 'メッセージは見つかりましたが、別のナレッジで扱っています',
};
const NO_MESSAGE = { en: 'no such message was seen', ja: '該当するメッセージはありません' };

/** Titles of the kernel-defect articles with one sentence on why their verdict is what it is. */
export function verdictNotes(
  verdicts: readonly { readonly article: Article; readonly verdict: Verdict }[],
  findings: readonly Finding[],
  language: Language,
): CaseSummary['verdictNotes'] {
  const entries = verdicts.map(({ article, verdict }) => {
    const covering = verdicts.find((one) => one.article.id === article.except)?.verdict;
    const note = noteOf(article, verdict, covering)[language];
    const finding = findings.find((one) => one.article === article.id);
    return [article.id, { title: finding?.title ?? inLanguage(article.title, language), note }];
  });
  return Object.fromEntries(entries);
}

/** Verdicts of a covering article that rest on the message itself. */
const MESSAGE_SEEN: readonly (Verdict | undefined)[] = ['affected-hit', 'historic'];

function noteOf(article: Article, verdict: Verdict, covering: Verdict | undefined): Readonly<Record<Language, string>> {
  const range = article.applies.kernel;
  if (verdict === 'not-affected' && range === undefined)
    return MESSAGE_SEEN.includes(covering) ? OTHER_ARTICLE : NO_MESSAGE;
  if (verdict === 'unknown' && range !== undefined && range.affectedFrom === undefined) return NO_RANGE_UNKNOWN;
  return WORDS[verdict];
}
