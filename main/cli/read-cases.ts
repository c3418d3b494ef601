import { basename } from 'node:path';
import { type Analyzed, analyze } from '../../shared/analyze.ts';
import type { DecoderPool } from '../../shared/archive/decoder-pool.ts';
import { limitsWith } from '../../shared/archive/limits.ts';
import { sourceFailure } from '../../shared/archive/source-failure.ts';
import type { ArticleFile } from '../../shared/articles/load.ts';
import type { Language } from '../../shared/base/language.ts';
import type { LimitChanges } from '../../shared/base/limits.ts';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import type { JsonDocument } from '../../shared/contracts/document.ts';
import type { Failure } from '../../shared/contracts/errors.ts';
import type { CaseInLanguages } from '../../shared/contracts/worker.ts';
import { visibleLines, visibleText } from '../../shared/reports/terminal-text.ts';
import { articleFiles } from '../analysis/article-files.ts';
import { fileSource } from '../analysis/file-source.ts';
import { inputsOf } from '../analysis/inputs.ts';
import { errorLines } from './article-errors.ts';
import { EXIT, type ExitStatus } from './exit-status.ts';
import { type ProgressBar, progressBar } from './progress-bar.ts';
import type { Terminal } from './terminal.ts';

/** What every command that analyzes takes. */
export interface ReadingCommand {
  readonly articleFolders: readonly string[];
  readonly language: Language;
  readonly redact: boolean;
  readonly limits?: LimitChanges;
  /** Where the archive's index is to go. */
  readonly index?: string;
}

/** What reading works with. */
export interface Tools {
  readonly terminal: Terminal;
  readonly decoders: DecoderPool;
  /** Replaces names in each case, null for none. */
  readonly redact: ((summary: CaseSummary) => CaseSummary) | null;
}

export interface Run extends Tools {
  readonly command: ReadingCommand;
  readonly bar: ProgressBar;
  readonly articles: readonly ArticleFile[];
}

/** What was read of all inputs. */
export interface ReadCases {
  readonly cases: readonly CaseSummary[];
  readonly failures: JsonDocument['failures'];
}

/** Sets up what reading needs besides its tools, lets `work` use it, and says where the user stopped it. */
export async function withReading(
  command: ReadingCommand,
  tools: Tools,
  work: (run: Run) => Promise<ExitStatus>,
): Promise<ExitStatus> {
  const { terminal } = tools;
  const articles = await extraArticles(command.articleFolders);
  if (!articles.ok) {
    terminal.err(articles.error);
    return EXIT.usage;
  }
  const bar = progressBar(terminal, () => Date.now());
  try {
    return await work({ ...tools, command, bar, articles: articles.value });
  } catch (error) {
    if (!terminal.signal.aborted) throw error;
    terminal.err('sosight: stopped\n');
    return EXIT.interrupted;
  }
}

/**
 * Reads all inputs one after the other; a failure of one stops no other. Null where the user stopped it. `onRead` is told of
 * each that was read.
 */
export async function readCases(
  files: readonly string[],
  run: Run,
  onRead: (analyzed: Analyzed) => void = () => undefined,
): Promise<ReadCases | null> {
  const { terminal } = run;
  const cases: CaseSummary[] = [];
  const failures: JsonDocument['failures'] = [];
  for (const file of files) {
    const result = await analyzeFile(file, run);
    run.bar.clear();
    if (terminal.signal.aborted) {
      terminal.err('sosight: stopped; nothing was written\n');
      return null;
    }
    onRead(result);
    const { innerFailures = [] } = result.ok ? result : {};
    const told = new Set(innerFailures.map(({ path }) => path));
    if (result.ok) cases.push(...result.value.map((one) => finished(one, told, run)));
    else failures.push(failed({ path: file, inner: null, failure: result.error }, failures.length, run));
    for (const { path, failure } of innerFailures)
      failures.push(failed({ path: file, inner: path, failure }, failures.length, run));
  }
  return { cases, failures };
}

/** The archives that the words name; a folder stands for those in it, and none of them is left out. */
export async function filesOf(paths: readonly string[]): Promise<string[]> {
  const inputs = await inputsOf(paths, Number.POSITIVE_INFINITY);
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
    randomAccess: run.command.index !== undefined,
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
