import { basename } from 'node:path';
import { analyze } from '../../shared/analyze.ts';
import { DEFAULT_LIMITS } from '../../shared/archive/limits.ts';
import { sourceFailure } from '../../shared/archive/source-failure.ts';
import { loadWithBuiltin } from '../../shared/articles/builtin.ts';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import type { JsonDocument } from '../../shared/contracts/document.ts';
import type { Failure } from '../../shared/contracts/errors.ts';
import { SEVERITIES } from '../../shared/contracts/verdict.ts';
import type { CaseInLanguages } from '../../shared/contracts/worker.ts';
import { redact } from '../../shared/reports/redact.ts';
import { visibleLines, visibleText } from '../../shared/reports/terminal-text.ts';
import { articleFiles } from '../analysis/article-files.ts';
import { type ClosablePool, decodePool } from '../analysis/decode-pool.ts';
import { fileSource } from '../analysis/file-source.ts';
import { inputsOf } from '../analysis/inputs.ts';
import type { AnalyzeCommand, FailOn } from './arguments.ts';
import { errorLines } from './articles-command.ts';
import { EXIT, type ExitStatus } from './exit-status.ts';
import { writeResults } from './outputs.ts';
import { type ProgressBar, progressBar } from './progress-bar.ts';
import { type Terminal, wantsColour } from './terminal.ts';

type ArticleText = Parameters<typeof loadWithBuiltin>[0][number];

interface Run {
  readonly command: AnalyzeCommand;
  readonly terminal: Terminal;
  readonly bar: ProgressBar;
  readonly articles: readonly ArticleText[];
  readonly decoders: ClosablePool;
}

/** `analyze FILE...`: reads every input, one after the other, then writes all results at once. */
export async function runAnalyze(command: AnalyzeCommand, terminal: Terminal): Promise<ExitStatus> {
  if (command.format === 'pdf' && command.output === null && terminal.outIsTty) {
    terminal.err('sosight: a PDF is nothing for a terminal: give --output PATH\n');
    return EXIT.usage;
  }
  const articles = await extraArticles(command.articleFolders);
  if (!articles.ok) {
    terminal.err(articles.error);
    return EXIT.usage;
  }
  const bar = progressBar(terminal, () => Date.now());
  const run: Run = { command, terminal, bar, articles: articles.value, decoders: decodePool() };
  try {
    return await analyzeAll(run);
  } finally {
    await run.decoders.close();
  }
}

/** All inputs one after the other, then the results. */
async function analyzeAll(run: Run): Promise<ExitStatus> {
  const { command, terminal } = run;
  const cases: CaseSummary[] = [];
  const failures: JsonDocument['failures'] = [];
  const files = await filesOf(command.files);
  for (const file of files) {
    const result = await analyzeFile(file, run);
    run.bar.clear();
    if (terminal.signal.aborted) return interrupted(terminal);
    if (result.ok) cases.push(...result.value.map((one) => finished(one, run)));
    else failures.push(failed(file, failures.length, result.error, run));
  }
  const options = {
    redacted: command.redact,
    colour: command.output === null && wantsColour(terminal),
    width: terminal.columns,
  };
  const { format, output } = command;
  const nothing = cases.length === 0 && format !== 'json';
  const troubles = nothing ? [] : await writeResults({ cases, failures, format, output }, options, terminal);
  for (const trouble of troubles) terminal.err(`sosight: ${visibleText(trouble)}\n`);
  return statusOf(cases, failures.length + troubles.length, command.failOn);
}

function interrupted(terminal: Terminal): ExitStatus {
  terminal.err('sosight: stopped; nothing was written\n');
  return EXIT.interrupted;
}

async function filesOf(paths: readonly string[]): Promise<string[]> {
  const inputs = await inputsOf(paths);
  return inputs.flatMap(({ input }) => (input.kind === 'file' ? [input.path] : []));
}

/** All article files of the folders, checked; the error is lines for standard error. */
async function extraArticles(folders: readonly string[]): Promise<Result<ArticleText[], string>> {
  const all: ArticleText[] = [];
  for (const folder of folders) {
    const files = await articleFiles(folder);
    if (!files.ok) return fail(`sosight: ${visibleText(files.error)}\n`);
    all.push(...files.value);
  }
  if (all.length === 0) return ok([]);
  const { errors } = loadWithBuiltin(all);
  return errors.length === 0 ? ok(all) : fail(errorLines(errors));
}

/** What was thrown while reading: the file system's error in words, or a bug of ours, whose trace the user can send us. */
function unexpected(error: unknown, { bar, terminal }: Run): Failure {
  if (!(error instanceof Error) || 'code' in error || terminal.signal.aborted) return sourceFailure(error);
  bar.clear();
  terminal.err(`${visibleLines(error.stack ?? error.message)}\n`);
  return { code: 'unreadable', message: `Sosight itself failed (${error.message}). Please report this.` };
}

/** One input. A failure of it never stops the others. */
async function analyzeFile(path: string, run: Run): Promise<Result<CaseInLanguages[], Failure>> {
  const { terminal, articles, decoders } = run;
  const source = await fileSource(path);
  if (!source.ok) return source;
  const options = { limits: DEFAULT_LIMITS, decoders, extraArticles: articles, now: () => Date.now() };
  try {
    return await analyze(source.value, options, (progress) => run.bar.show(basename(path), progress), terminal.signal);
  } catch (error) {
    return fail(unexpected(error, run));
  }
}

function finished(one: CaseInLanguages, { command, terminal }: Run): CaseSummary {
  const summary = one[command.language];
  for (const { code, message, path } of summary.problems) {
    const place = path === null ? '' : `${path}: `;
    terminal.err(`sosight: ${visibleText(`${summary.source.file}: ${place}${message} (${code})`)}\n`);
  }
  return command.redact ? redact(summary) : summary;
}

/** Says a failure on standard error, which is the user's own, and gives it for the JSON, which may be sent on. */
function failed(
  path: string,
  index: number,
  failure: Failure,
  { command, terminal }: Run,
): JsonDocument['failures'][number] {
  const { code, message } = failure;
  const next = failure.command === undefined ? '' : `\n  ${visibleText(failure.command)}`;
  terminal.err(`sosight: ${visibleText(`${path}: ${message} (${code})`)}${next}\n`);
  return { file: command.redact ? `input${index + 1}` : basename(path), code, message };
}

/** The first that applies, in the order of `--help`. */
export function statusOf(cases: readonly CaseSummary[], failures: number, failOn: FailOn | null): ExitStatus {
  if (failures > 0) return EXIT.failed;
  const limit = failOn === null ? -1 : SEVERITIES.indexOf(failOn);
  const findings = cases.flatMap((summary) => summary.findings);
  if (findings.some(({ severity }) => SEVERITIES.indexOf(severity) <= limit)) return EXIT.finding;
  return cases.every((summary) => summary.source.complete) ? EXIT.done : EXIT.damaged;
}
