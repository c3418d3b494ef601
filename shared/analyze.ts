import type { DecoderPool } from './archive/decoder-pool.ts';
import type { MemberIndex } from './archive/member-index.ts';
import type { ArchiveLimits, ByteSource } from './archive/types.ts';
import { BUILTIN } from './articles/builtin.ts';
import type { ArticleFile, LoadedArticles } from './articles/load.ts';
import type { CompilePattern } from './articles/pattern.ts';
import { ok, type Result } from './base/result.ts';
import { buildCase } from './case/build-case.ts';
import { ReportLogs } from './case/report-logs.ts';
import type { Failure } from './contracts/errors.ts';
import type { Progress } from './contracts/progress.ts';
import type { CaseInLanguages } from './contracts/worker.ts';
import type { LogNotes } from './log-lines/line-marks.ts';
import { collectSosreports, type InnerFailure } from './members/intake.ts';
import { compileSignals } from './signals/compile.ts';

export interface AnalyzeOptions {
  readonly limits: ArchiveLimits;
  /** Who decodes compressed archives; this thread, front to back, without it. */
  readonly decoders?: DecoderPool;
  /** Extra article files: name for messages and YAML text. The built-in ones are always in; files with errors are left out. */
  readonly extraArticles: readonly ArticleFile[];
  /** Whether members are to be read again by `Analyzed.kept`. */
  readonly randomAccess?: boolean;
  /** Now, milliseconds since the epoch. */
  now(): number;
}

/** The cases, and beside them what was meant to be one: an encrypted or broken sosreport of a `sos collect` archive. */
export type Analyzed = Result<CaseInLanguages[], Failure> & {
  readonly innerFailures?: readonly InnerFailure[];
  readonly kept?: KeptIndex | null;
};

/** By what members and lines are found again without going through the archive once more. */
export interface KeptIndex {
  readonly index: MemberIndex;
  /** Of each sosreport (`CaseSummary.source.member`), its logs by path. */
  readonly notes: ReadonlyMap<string | null, ReadonlyMap<string, LogNotes>>;
}

interface ArticlesToUse extends LoadedArticles {
  /** What matches the expressions of those that are not built in. */
  readonly strangers?: CompilePattern;
}

/** YAML, its schema and RE2 are loaded only where a user has articles of his own: they cost more than a small archive. */
async function articlesFor(extra: readonly ArticleFile[]): Promise<ArticlesToUse> {
  if (extra.length === 0) return { articles: BUILTIN, errors: [] };
  const { loadWithBuiltin, strangersPattern } = await import('./articles/with-builtin.ts');
  return { ...loadWithBuiltin(extra), strangers: strangersPattern };
}

/** What `make` gives, made when it is first asked for. */
function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | null = null;
  return () => {
    made ??= { value: make() };
    return made.value;
  };
}

/**
 * The whole pipeline: compiles the articles before the first log comes by, reads the archive once, and gives a case for each sosreport in it, in every
 * language. Expected troubles are a `Failure`; a cancelled `signal` rejects with its reason.
 */
export async function analyze(
  source: ByteSource,
  options: AnalyzeOptions,
  onProgress: (progress: Progress) => void,
  signal: AbortSignal,
): Promise<Analyzed> {
  const started = options.now();
  const { articles, errors, strangers } = await articlesFor(options.extraArticles);
  // Once the archive's first bytes are on their way: they are decoded meanwhile.
  const compiled = once(() => compileSignals(articles, strangers));
  // An article that leaves its lines to others is told only in the end: it is no finding so far.
  const counted = new Set(
    articles
      .filter((article) => article.except === undefined && article.yieldsTo === undefined)
      .map((article) => article.id),
  );
  const matched = new Set<string>();
  const logsOf = new Map<string | null, ReportLogs>();
  let bytesSeen = 0;
  const intake = await collectSosreports(source, {
    limits: options.limits,
    decoders: options.decoders,
    randomAccess: options.randomAccess,
    signal,
    onProgress(bytesRead, member) {
      bytesSeen = Math.max(bytesSeen, bytesRead);
      onProgress({ bytesRead, totalBytes: source.size, member, findings: matched.size });
    },
    openReport(innerArchive) {
      const logs = new ReportLogs(
        compiled(),
        (article) => counted.has(article) && matched.add(article),
        options.limits.lineBytes,
      );
      logsOf.set(innerArchive, logs);
      return (member) => logs.open(member);
    },
  });
  if (!intake.ok) return intake;
  const { outcome, innerFailures, reports } = intake.value;
  const now = options.now();
  const articleProblems = errors.map(({ file, line, message }) => ({
    code: 'article-invalid' as const,
    message: `${file}:${line}: ${message}`,
    path: null,
  }));
  const context = {
    articles,
    articleProblems,
    compiled: compiled(),
    file: source.name,
    bytes: source.size ?? bytesSeen,
    outcome,
    now,
  };
  const readSeconds = (now - started) / 1000;
  // An inner archive that could not be read is told once, not on each of its siblings.
  const siblings = { ...outcome, problems: outcome.problems.filter(({ code }) => code !== 'inner-archive-unreadable') };
  const cases = reports.map((members, index) => {
    const logs = logsOf.get(members.innerArchive) ?? new ReportLogs(compiled(), () => undefined);
    return buildCase(members, logs, { ...context, outcome: index === 0 ? outcome : siblings, readSeconds });
  });
  const notes = new Map([...logsOf].map(([innerArchive, logs]) => [innerArchive, logs.notes()]));
  return { ...ok(cases), innerFailures, kept: outcome.index === null ? null : { index: outcome.index, notes } };
}
