import { inLanguage, type Language } from '../base/language.ts';
import type { ArticleRow, ArticleSignalView, ArticleTestView, ArticleView } from '../contracts/articles.ts';
import { conditionWords } from './condition-words.ts';
import type { Article, ArticleSignal, ArticleTest } from './schema.ts';

/** What an article says in one language. `own`: out of the user's folder. */
interface Reading {
  readonly article: Article;
  readonly own: boolean;
  readonly language: Language;
}

/** `{target}` and `{advisory}` are known without a case; what only a case knows is shown as `‹name›`. */
function filled(text: string, { applies }: Article): string {
  const fix = applies.kernel?.firstPublishedFix;
  const known: Readonly<Record<string, string | undefined>> = { target: fix?.release, advisory: fix?.advisory };
  return text.replace(/\{([a-zA-Z]+)\}/g, (_, name: string) => known[name] ?? `‹${name}›`);
}

/** The article as a row of the list, with the text that a search looks through. */
export function articleRow({ article, own, language }: Reading): ArticleRow {
  const { id, area, kind, severity, status, applies, signals, references } = article;
  const texts = [article.title, article.environment, article.issue, article.rootCause, article.falsePositives];
  const steps = [...article.resolution, ...article.notes, ...article.diagnosticSteps].map((step) => step.text);
  const words = signals.flatMap((signal) => [
    signal.id,
    inLanguage(signal.title, language),
    ...signal.contains,
    signal.pattern ?? '',
  ]);
  return {
    id,
    title: filled(inLanguage(article.title, language), article),
    area,
    kind,
    severity,
    status,
    own,
    applies: [applies.kernel?.stream, applies.boot?.toUpperCase()].filter((part) => part !== undefined),
    text: [
      ...[...texts, ...steps].map((text) => inLanguage(text, language)),
      ...words,
      ...references.map((one) => one.id),
    ]
      .join('\n')
      .toLowerCase(),
  };
}

/** The whole article for reading. */
export function articleView(reading: Reading): ArticleView {
  const { article, language } = reading;
  const say = (text: Article['title']): string => filled(inLanguage(text, language), article);
  const step = ({ text, command, when }: Article['resolution'][number]): ArticleView['resolution'][number] => ({
    text: say(text),
    ...(command !== undefined && { command: filled(command, article) }),
    when: conditionWords(when, language),
  });
  return {
    row: articleRow(reading),
    likelihood: article.likelihood,
    impact: article.impact,
    riskOfChange: article.riskOfChange,
    rebootRequired: article.rebootRequired,
    kernel: kernelOf(article),
    boot: article.applies.boot ?? null,
    when: conditionWords(article.when, language),
    needs: article.needs ?? [],
    environment: say(article.environment),
    issue: say(article.issue),
    resolution: article.resolution.map(step),
    notes: article.notes.map(({ text, when }) => ({ text: say(text), when: conditionWords(when, language) })),
    rootCause: say(article.rootCause),
    diagnosticSteps: article.diagnosticSteps.map(step),
    signals: article.signals.map((signal) => signalView(signal, language)),
    references: article.references,
    falsePositives: say(article.falsePositives),
    related: relatedOf(article),
    tests:
      article.tests === undefined
        ? null
        : { fires: article.tests.fires.map(testView), quiet: article.tests.quiet.map(testView) },
  };
}

function kernelOf({ applies: { kernel } }: Article): ArticleView['kernel'] {
  if (kernel === undefined) return null;
  const fix = kernel.firstPublishedFix;
  return {
    stream: kernel.stream,
    from: kernel.affectedFrom ?? null,
    before: kernel.affectedBefore ?? null,
    unknownFrom: kernel.unknownFrom ?? null,
    fix: fix === undefined ? null : { release: fix.release, advisory: fix.advisory ?? null, date: fix.date ?? null },
  };
}

function relatedOf({ consequenceOf, yieldsTo, except, elsewhere }: Article): ArticleView['related'] {
  return [
    ...(consequenceOf ?? []).map((id) => ({ relation: 'consequence-of' as const, id })),
    ...(yieldsTo ?? []).map((id) => ({ relation: 'yields-to' as const, id })),
    ...(except === undefined ? [] : [{ relation: 'except' as const, id: except }]),
    ...(elsewhere === undefined ? [] : [{ relation: 'elsewhere' as const, id: elsewhere }]),
  ];
}

function signalView(signal: ArticleSignal, language: Language): ArticleSignalView {
  const { id, contains, strength, role } = signal;
  return {
    id,
    title: inLanguage(signal.title, language),
    from: fromOf(signal.from),
    contains,
    pattern: signal.pattern ?? null,
    unless: signal.unless ?? [],
    atLeast: signal.atLeast ?? null,
    followedBy: signal.followedBy ?? null,
    besides: signal.besides ?? [],
    strength,
    role,
  };
}

function fromOf(from: ArticleSignal['from']): ArticleSignalView['from'] {
  if (typeof from === 'string') return { kind: from, names: [] };
  return 'processes' in from ? { kind: 'processes', names: from.processes } : { kind: 'datum', names: [from.datum] };
}

/** What a test puts onto a quiet host, a line for each thing. */
function testView(test: ArticleTest): ArticleTestView {
  const { name, kernel = [], messages = [], files = {}, sysctl = {}, release, boot, installed, osRelease } = test;
  const set = (key: string, value: string | undefined): string[] => (value === undefined ? [] : [`${key}: ${value}`]);
  return {
    name,
    given: [
      ...set('uname -r', release),
      ...set('os-release', osRelease),
      ...set('boot', boot),
      ...set('installed', installed?.join(', ')),
      ...Object.entries(sysctl).map(([key, value]) => `${key} = ${value}`),
      ...kernel.map((line) => `kernel: ${line}`),
      ...messages,
      ...Object.entries(files).flatMap(([path, text]) => [
        `${path}:`,
        ...text
          .trimEnd()
          .split('\n')
          .map((line) => `  ${line}`),
      ]),
    ],
  };
}
