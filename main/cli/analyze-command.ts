import { resolve } from 'node:path';
import type { Analyzed } from '../../shared/analyze.ts';
import type { DecoderPool } from '../../shared/archive/decoder-pool.ts';
import { ok } from '../../shared/base/result.ts';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import { SEVERITIES } from '../../shared/contracts/scales.ts';
import { visibleText } from '../../shared/reports/terminal-text.ts';
import type { AnalyzeCommand } from './arguments.ts';
import { EXIT, type ExitStatus } from './exit-status.ts';
import { inputGuard } from './input-guard.ts';
import { knownOutputs, type Results, writeResults } from './outputs.ts';
import { filesOf, type Run, readCases, withReading } from './read-cases.ts';
import { OutputFailed, type Terminal, wantsColour } from './terminal.ts';
import type { FailOn } from './words.ts';

/** `analyze FILE...`: reads every input, one after the other, then writes all results at once. `decoders` are closed by who made them. */
export async function runAnalyze(
  command: AnalyzeCommand,
  terminal: Terminal,
  decoders: DecoderPool,
): Promise<ExitStatus> {
  if (command.format === 'pdf' && command.output === null && terminal.outIsTty) {
    terminal.err('sosight: a PDF is nothing for a terminal: give --output PATH\n');
    return EXIT.usage;
  }
  const redact = command.redact ? (await import('../../shared/reports/redact.ts')).redact : null;
  const tools = { terminal, decoders, redact };
  return withReading(command, tools, (run) => analyzeAll(command, run));
}

/** All inputs one after the other, then the results. */
async function analyzeAll(command: AnalyzeCommand, run: Run): Promise<ExitStatus> {
  const files = await filesOf(command.files);
  const guard = await inputGuard([...files, ...run.articles.map(({ file }) => file)]);
  const { index } = command;
  if (index !== undefined && files.length !== 1) return refused('--index goes with one archive', run.terminal);
  const outputs = knownOutputs(command.output, command.format);
  const refusal = (await guard(outputs)) ?? (index === undefined ? null : await guard([index], '--index'));
  if (refusal !== null) return refused(refusal, run.terminal);
  if (index !== undefined && outputs.some((output) => resolve(output) === resolve(index)))
    return refused('--index and --output name the same file', run.terminal);
  const analyzed: Analyzed[] = [];
  const read = await readCases(files, run, (result) => analyzed.push(result));
  if (read === null) return EXIT.interrupted;
  const [only] = analyzed;
  if (index !== undefined && only !== undefined) await writeIndex(index, files[0] ?? '', only, run);
  return report({ ...read, format: command.format, output: command.output, guard }, command, run.terminal);
}

/** Writes what the analysis kept. @throws OutputFailed */
async function writeIndex(path: string, file: string, analyzed: Analyzed, { terminal }: Run): Promise<void> {
  if (!analyzed.ok) return;
  const { kept } = analyzed;
  if (kept == null) {
    terminal.err('sosight: the archive holds too many files: no index was written\n');
    return;
  }
  const { writeIndexFile } = await import('./index-file.ts');
  try {
    await writeIndexFile(path, file, kept, analyzed.value[0]?.en.source.sha256 ?? null, terminal.signal);
  } catch (error) {
    throw new OutputFailed('the index could not be written', { cause: error });
  }
}

/** Writes all results, says what went wrong with that, and gives the status of everything. */
async function report(results: Results, command: AnalyzeCommand, terminal: Terminal): Promise<ExitStatus> {
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

/** The first that applies, in the order of `--help`. */
export function statusOf(cases: readonly CaseSummary[], failures: number, failOn: FailOn | null): ExitStatus {
  if (failures > 0) return EXIT.failed;
  const limit = failOn === null ? -1 : SEVERITIES.indexOf(failOn);
  const findings = cases.flatMap((summary) => summary.findings);
  if (findings.some(({ severity }) => SEVERITIES.indexOf(severity) <= limit)) return EXIT.finding;
  return cases.every((summary) => summary.source.complete) ? EXIT.done : EXIT.damaged;
}
