import { basename } from 'node:path';
import { type Analyzed, analyze } from '../../shared/analyze.ts';
import { limitsWith } from '../../shared/archive/limits.ts';
import { sourceFailure } from '../../shared/archive/source-failure.ts';
import type { ArticleFile } from '../../shared/articles/load.ts';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import type { JsonDocument } from '../../shared/contracts/document.ts';
import type { Failure } from '../../shared/contracts/errors.ts';
import { SEVERITIES } from '../../shared/contracts/scales.ts';
import type { CaseInLanguages } from '../../shared/contracts/worker.ts';
import { visibleLines, visibleText } from '../../shared/reports/terminal-text.ts';
import { articleFiles } from '../analysis/article-files.ts';
import { type ClosablePool, decodePool } from '../analysis/decode-pool.ts';
import { fileSource } from '../analysis/file-source.ts';
import { inputsOf } from '../analysis/inputs.ts';
import type { AnalyzeCommand } from './arguments.ts';
import { errorLines } from './article-errors.ts';
import { EXIT, type ExitStatus } from './exit-status.ts';
import { inputGuard } from './input-guard.ts';
import { knownOutputs, type Results, writeResults } from './outputs.ts';
import { type ProgressBar, progressBar } from './progress-bar.ts';
import { type Terminal, wantsColour } from './terminal.ts';
import type { FailOn } from './words.ts';

interface Run {
  readonly command: AnalyzeCommand;
  readonly terminal: Terminal;
  readonly bar: ProgressBar;
  readonly articles: readonly ArticleFile[];
  readonly decoders: ClosablePool;
  readonly redact: ((summary: CaseSummary) => CaseSummary) | null;
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
  const redact = command.redact ? (await import('../../shared/reports/redact.ts')).redact : null;
  const run: Run = { command, terminal, bar, articles: articles.value, decoders: decodePool(), redact };
  try {
    return await analyzeAll(run);
  } catch (error) {
    if (!terminal.signal.aborted) throw error;
    terminal.err('sosight: stopped\n');
    return EXIT.interrupted;
  } finally {
    await run.decoders.close();
  }
}

/** All inputs one after the other, then the results. */
async function analyzeAll(run: Run): Promise<ExitStatus> {
  const { command, terminal } = run;
  const files = await filesOf(command.files);
  const guard = await inputGuard([...files, ...run.articles.map(({ file }) => file)]);
  const refusal = await guard(knownOutputs(command.output, command.format));
  if (refusal !== null) return refused(refusal, terminal);
  const cases: CaseSummary[] = [];
  const failures: JsonDocument['failures'] = [];
  for (const file of files) {
    const result = await analyzeFile(file, run);
    run.bar.clear();
    if (terminal.signal.aborted) return interrupted(terminal);
    const { innerFailures = [] } = result.ok ? result : {};
    const told = new Set(innerFailures.map(({ path }) => path));
    if (result.ok) cases.push(...result.value.map((one) => finished(one, told, run)));
    else failures.push(failed({ path: file, inner: null, failure: result.error }, failures.length, run));
    for (const { path, failure } of innerFailures)
      failures.push(failed({ path: file, inner: path, failure }, failures.length, run));
  }
  return report({ cases, failures, format: command.format, output: command.output, guard }, run);
}

/** Writes all results, says what went wrong with that, and gives the status of everything. */
async function report(results: Results, { command, terminal }: Run): Promise<ExitStatus> {
  const { cases, failures, format, output } = results;
  const options = {
    redacted: command.redact,
    colour: output === null && wantsColour(terminal),
    width: terminal.columns,
  };
  const nothing = cases.length === 0 && format !== 'json';
  const written = nothing ? ok([]) : await writeResults(results, options, terminal);
  if (!written.ok) return refused(written.error, terminal);
  for (const trouble of written.value) terminal.err(`sosight: ${visibleText(trouble)}\n`);
  return statusOf(cases, failures.length + written.value.length, command.failOn);
}

function refused(reason: string, terminal: Terminal): ExitStatus {
  terminal.err(`sosight: ${visibleText(reason)}\n`);
  return EXIT.usage;
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
async function extraArticles(folders: readonly string[]): Promise<Result<ArticleFile[], string>> {
  const all: ArticleFile[] = [];
  for (const folder of folders) {
    const files = await articleFiles(folder);
    if (!files.ok) return fail(`sosight: ${visibleText(files.error)}\n`);
    all.push(...files.value);
  }
  if (all.length === 0) return ok([]);
  const { loadWithBuiltin } = await import('../../shared/articles/with-builtin.ts');
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
async function analyzeFile(path: string, run: Run): Promise<Analyzed> {
  const { terminal, articles, decoders } = run;
  const source = await fileSource(path);
  if (!source.ok) return source;
  const options = {
    limits: limitsWith(run.command.limits ?? {}),
    decoders,
    extraArticles: articles,
    now: () => Date.now(),
  };
  try {
    return await analyze(source.value, options, (progress) => run.bar.show(basename(path), progress), terminal.signal);
  } catch (error) {
    return fail(unexpected(error, run));
  }
}

/** Says what was wrong with a case; `told` are the inner archives that are told as failures. */
function finished(one: CaseInLanguages, told: ReadonlySet<string>, { command, terminal, redact }: Run): CaseSummary {
  const whole = one[command.language];
  const summary = redact === null ? whole : redact(whole);
  for (const { code, message, path } of summary.problems) {
    if (path !== null && told.has(path)) continue;
    const place = path === null ? '' : `${path}: `;
    terminal.err(`sosight: ${visibleText(`${summary.source.file}: ${place}${message} (${code})`)}\n`);
  }
  return summary;
}

interface Failed {
  readonly path: string;
  /** What failed in the archive of that path; null for itself. */
  readonly inner: string | null;
  readonly failure: Failure;
}

/** Says a failure on standard error, which is the user's own, and gives it for the JSON, which may be sent on. */
function failed(
  { path, inner, failure }: Failed,
  index: number,
  { command, terminal }: Run,
): JsonDocument['failures'][number] {
  const { code, message } = failure;
  const within = inner === null ? '' : `: ${inner}`;
  // The command is for a file of this machine, and what lies in an archive is none.
  const next = failure.command === undefined || inner !== null ? '' : `\n  ${visibleText(failure.command)}`;
  terminal.err(`sosight: ${visibleText(`${path}${within}: ${message} (${code})`)}${next}\n`);
  return { file: command.redact ? `input${index + 1}` : `${basename(path)}${within}`, code, message };
}

/** The first that applies, in the order of `--help`. */
export function statusOf(cases: readonly CaseSummary[], failures: number, failOn: FailOn | null): ExitStatus {
  if (failures > 0) return EXIT.failed;
  const limit = failOn === null ? -1 : SEVERITIES.indexOf(failOn);
  const findings = cases.flatMap((summary) => summary.findings);
  if (findings.some(({ severity }) => SEVERITIES.indexOf(severity) <= limit)) return EXIT.finding;
  return cases.every((summary) => summary.source.complete) ? EXIT.done : EXIT.damaged;
}
