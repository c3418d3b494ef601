import type { Article } from '../articles/schema.ts';
import type { Language } from '../base/language.ts';
import type { Host } from '../contracts/case-summary.ts';
import type { Finding } from '../contracts/finding.ts';
import type { Verdict } from '../contracts/verdict.ts';
import { plainRelease } from '../errata/kernel-release.ts';
import type { PlacedSignal } from '../signals/place.ts';
import { installedFix, statusOf } from './kernel-range.ts';

interface Facts {
  readonly article: Article;
  readonly verdict: Verdict | null;
  readonly signals: readonly PlacedSignal[];
  readonly host: Host;
  readonly kernelLogRead: boolean;
  readonly subjects: Finding['subjects'];
}

type Sentence = Readonly<Record<Language, string>>;

/** Why the verdict is what it is: the conditions that held, one sentence each. */
export function conditionsOf(facts: Facts, language: Language): string[] {
  const defect = facts.article.kind === 'kernel-defect';
  const sentences = defect
    ? [...kernelConditions(facts), ...bootConditions(facts), ...logConditions(facts)]
    : [...kernelLines(facts.signals), ...whenConditions(facts)];
  return [...sentences, ...concerns(facts.subjects)].map((sentence) => sentence[language]);
}

/** Devices, processes, ... named in one sentence; the rest is counted. */
const NAMED_SUBJECTS = 8;

function concerns(subjects: Finding['subjects']): Sentence[] {
  if (subjects.length === 0) return [];
  const named = subjects.slice(0, NAMED_SUBJECTS);
  const more = subjects.length - named.length;
  const list = named.map(({ value, count }) => (count > 1 ? `${value} (${count})` : value)).join(', ');
  return [
    {
      en: `Concerns ${list}${more > 0 ? `, and ${more} more` : ''}.`,
      ja: `対象: ${list}${more > 0 ? `、ほか ${more} 件` : ''}。`,
    },
  ];
}

/** Facts that an observation's condition rests on, as far as the host names them. */
function whenConditions({ article, host }: Facts): Sentence[] {
  const name = article.when?.sysctl?.name;
  const value = name === undefined ? undefined : host.sysctl[name];
  if (name === undefined || value === undefined) return [];
  return [{ en: `${name} is ${value}.`, ja: `${name} は ${value} です。` }];
}

function kernelConditions({ article, host }: Facts): Sentence[] {
  const running = host.kernel === null ? undefined : plainRelease(host.kernel.release);
  const range = article.applies.kernel;
  if (running === undefined) {
    return [
      {
        en: 'Nothing in the archive tells which kernel was running.',
        ja: '実行中のカーネルを示す情報がアーカイブにありません。',
      },
    ];
  }
  if (range === undefined)
    return [{ en: `The running kernel is ${running}.`, ja: `実行中のカーネルは ${running} です。` }];
  return [rangeSentence(article, running), ...fixSentence(article, host)];
}

function rangeSentence(article: Article, running: string): Sentence {
  const { affectedFrom: from, affectedBefore: before } = article.applies.kernel ?? {};
  switch (statusOf(article, running)) {
    case 'affected':
      return {
        en: `The running kernel ${running} lies in the affected range: ${from} up to, not including, ${before}.`,
        ja: `実行中のカーネル ${running} は影響範囲内です (${from} 以上 ${before} 未満)。`,
      };
    case 'fixed':
      return {
        en: `The running kernel ${running} is at or above ${before}, which has the fix.`,
        ja: `実行中のカーネル ${running} は、修正を含む ${before} 以降です。`,
      };
    case 'before':
      return {
        en: `The running kernel ${running} is older than the first affected build ${from}.`,
        ja: `実行中のカーネル ${running} は、影響を受ける最初のビルド ${from} より前です。`,
      };
    case 'uncovered':
      return {
        en: `The article does not cover the kernel ${running}.`,
        ja: `カーネル ${running} はこの記事の対象外です。`,
      };
    case 'uncertain':
      return {
        en: `Whether ${running} carries the defect is not documented.`,
        ja: `${running} がこの不具合を含むかどうかは文書化されていません。`,
      };
    default:
      return {
        en: `The running kernel ${running} is of another code base than the affected one.`,
        ja: `実行中のカーネル ${running} は、影響を受けるものとは別のコードベースです。`,
      };
  }
}

function fixSentence(article: Article, host: Host): Sentence[] {
  const installed = installedFix(article, host.installedKernels);
  if (installed === null || statusOf(article, host.kernel?.release ?? null) !== 'affected') return [];
  return [
    {
      en: `The fixed kernel ${installed} is installed but not running.`,
      ja: `修正済みカーネル ${installed} はインストール済みですが、実行されていません。`,
    },
  ];
}

function bootConditions({ article, host }: Facts): Sentence[] {
  if (article.applies.boot === undefined) return [];
  const source = host.bootSource;
  const en = source === null ? '' : ` (${source})`;
  // The source is told in English; its path reads in any language.
  const path = source
    ?.split(' ')
    .find((word) => word.includes('/'))
    ?.replace(/^\(|[),:;]+$/g, '');
  const ja = path === undefined ? '' : ` (${path})`;
  switch (host.boot) {
    case 'uefi':
      return [{ en: `The host boots by UEFI${en}.`, ja: `ホストは UEFI で起動しています${ja}。` }];
    case 'bios':
      return [{ en: `The host boots by BIOS${en}.`, ja: `ホストは BIOS で起動しています${ja}。` }];
    default:
      return [
        {
          en: `The archive does not tell whether the host boots by UEFI or BIOS${en}.`,
          ja: `UEFI 起動か BIOS 起動かをアーカイブから判断できません${ja}。`,
        },
      ];
  }
}

function logConditions({ signals, kernelLogRead, verdict }: Facts): Sentence[] {
  if (!kernelLogRead) {
    return [
      {
        en: 'No log of what the running kernel printed could be read whole.',
        ja: '実行中のカーネルの出力を含むログを完全には読み取れませんでした。',
      },
    ];
  }
  const sentences = kernelLines(signals);
  if (verdict === 'affected-no-symptom' || verdict === 'not-exposed') {
    const en =
      'No symptom stands in the logs that were read; messages may have been lost when a ring or a log wrapped.';
    sentences.push({ en, ja: '読み取ったログに症状はありません。ログの上書きで失われた可能性はあります。' });
  }
  return sentences;
}

/** That the kernel itself printed the lines, and which one. */
function kernelLines(signals: readonly PlacedSignal[]): Sentence[] {
  const lines = signals.filter((signal) => signal.signal.signal.from === 'kernel').flatMap((signal) => signal.lines);
  if (lines.length === 0) return [];
  const en = 'The lines were printed by the kernel, not by another process.';
  const sentences: Sentence[] = [{ en, ja: '該当行は他のプロセスではなくカーネルが出力したものです。' }];
  const printers = [
    ...new Set(lines.flatMap((line) => (line.printedBy === null ? [] : plainRelease(line.printedBy)))),
  ].join(', ');
  if (printers !== '') sentences.push({ en: `Printed by kernel ${printers}.`, ja: `出力したカーネル: ${printers}。` });
  return sentences;
}
