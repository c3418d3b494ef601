import { analyze } from '../analyze.ts';
import { DEFAULT_LIMITS } from '../archive/limits.ts';
import type { ArticleFile } from '../articles/load.ts';
import type { Article, ArticleTest } from '../articles/schema.ts';
import type { CaseSummary } from '../contracts/case-summary.ts';
import type { Finding } from '../contracts/finding.ts';
import { testSource } from './test-host.ts';

/** A test of an article that did not hold, in words that say what was found instead. */
export interface FailedTest {
  readonly article: string;
  readonly test: string;
  readonly message: string;
}

/**
 * Runs every test of an article through the whole pipeline. `extraArticles` are the files that it was loaded from, beside
 * the built-in ones. An article without tests gives one failure that names the command which makes them.
 */
export async function runArticleTests(
  article: Article,
  extraArticles: readonly ArticleFile[],
  now: number,
): Promise<FailedTest[]> {
  const { tests } = article;
  if (tests === undefined) {
    const message = 'it has no tests: `sosight articles propose-tests DIR` prints some to start from';
    return [{ article: article.id, test: 'tests', message }];
  }
  const failed: FailedTest[] = [];
  const run = async (test: ArticleTest, check: (summary: CaseSummary) => string | null): Promise<void> => {
    const message = check(await summaryOf(test, extraArticles, now));
    if (message !== null) failed.push({ article: article.id, test: test.name, message });
  };
  for (const test of tests.fires) await run(test, (summary) => checkFires(article, test, summary));
  for (const test of tests.quiet) await run(test, (summary) => checkQuiet(article, summary));
  return failed;
}

async function summaryOf(test: ArticleTest, extraArticles: readonly ArticleFile[], now: number): Promise<CaseSummary> {
  const options = { limits: DEFAULT_LIMITS, extraArticles, now: () => now };
  const result = await analyze(testSource(test), options, () => undefined, new AbortController().signal);
  const summary = result.ok ? result.value[0]?.en : undefined;
  if (summary === undefined) throw new Error(`the test host could not be read: ${JSON.stringify(result)}`);
  return summary;
}

const findingOf = (article: Article, summary: CaseSummary): Finding | undefined =>
  summary.findings.find((finding) => finding.article === article.id);

function checkFires(article: Article, { expect }: ArticleTest, summary: CaseSummary): string | null {
  const finding = findingOf(article, summary);
  if (finding === undefined) {
    const others = summary.findings.map((one) => one.article).join(', ') || 'nothing';
    return `it must fire and does not (what fired: ${others})`;
  }
  const values = finding.subjects.map((subject) => subject.value);
  const differing = [
    differs('verdict', expect?.verdict, finding.verdict),
    differs('severity', expect?.severity, finding.severity),
    differs('count', expect?.count, finding.count),
    differs('causedBy', expect?.causedBy, finding.causedBy),
    ...(expect?.subjects ?? []).map((value) =>
      values.includes(value) ? null : `subject "${value}" is not among: ${values.join(', ')}`,
    ),
  ].filter((text) => text !== null);
  return differing.length === 0 ? null : differing.join('; ');
}

const differs = (name: string, expected: unknown, actual: unknown): string | null =>
  expected === undefined || expected === actual ? null : `${name} is ${String(actual)}, expected ${String(expected)}`;

function checkQuiet(article: Article, summary: CaseSummary): string | null {
  const finding = findingOf(article, summary);
  if (finding === undefined) return null;
  const proof = finding.evidence[0];
  const line = proof === undefined ? 'by its conditions' : `by ${proof.path}:${proof.line}: ${proof.text}`;
  return `it must stay quiet and fires ${line}`;
}
