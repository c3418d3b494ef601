import { mkdir, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { DecoderPool } from '../../shared/archive/decoder-pool.ts';
import { visibleText } from '../../shared/reports/terminal-text.ts';
import { writeErrorText } from '../export/file-errors.ts';
import { ORDINARY, writeFileWhole } from '../state/write-file.ts';
import { EXIT, type ExitStatus } from './exit-status.ts';
import { inputGuard } from './input-guard.ts';
import type { CompareCommand, FleetCommand } from './many-arguments.ts';
import type { Content } from './many-content.ts';
import { filesOf, type ReadCases, type Run, readCases, type Tools, withReading } from './read-cases.ts';
import { OutputFailed, type Terminal } from './terminal.ts';

/** `fleet FILE|DIR...`: many hosts as one table. */
export async function runFleet(command: FleetCommand, terminal: Terminal, decoders: DecoderPool): Promise<ExitStatus> {
  if (command.format === 'pdf' && command.output === null && terminal.outIsTty) {
    terminal.err('sosight: a PDF is nothing for a terminal: give --output PATH\n');
    return EXIT.usage;
  }
  const { fleetOutput } = await import('./many-content.ts');
  return run(command, 'fleet', (read) => fleetOutput(read, command), { terminal, decoders });
}

/** `compare A B`: two hosts fact by fact. */
export async function runCompare(
  command: CompareCommand,
  terminal: Terminal,
  decoders: DecoderPool,
): Promise<ExitStatus> {
  const { compareOutput } = await import('./many-content.ts');
  return run(command, 'compare', (read) => compareOutput(read.cases, command), { terminal, decoders });
}

const EXTENSIONS = { text: 'txt', markdown: 'md', csv: 'csv', json: 'json', html: 'html', pdf: 'pdf' } as const;

/** Reads all, makes one output of it, writes it whole or not at all. */
function run(
  command: FleetCommand | CompareCommand,
  stem: string,
  content: (read: ReadCases) => Content | Promise<Content>,
  tools: Omit<Tools, 'redact'>,
): Promise<ExitStatus> {
  return withReading(command, { ...tools, redact: null }, (reading) => readAndWrite(command, stem, content, reading));
}

async function readAndWrite(
  command: FleetCommand | CompareCommand,
  stem: string,
  content: (read: ReadCases) => Content | Promise<Content>,
  reading: Run,
): Promise<ExitStatus> {
  const { terminal } = reading;
  const files = await filesOf(command.files);
  const target =
    command.output === null ? null : await fileFor(command.output, `${stem}.${EXTENSIONS[command.format]}`);
  const guard = await inputGuard([...files, ...reading.articles.map(({ file }) => file)]);
  const refusal = target === null ? null : await guard([target]);
  if (refusal !== null) return say(refusal, terminal, EXIT.usage);
  const read = await readCases(files, reading);
  if (read === null) return EXIT.interrupted;
  if (read.cases.length === 0) return EXIT.failed;
  const made = await content(read);
  if ('trouble' in made) return say(made.trouble, terminal, read.failures.length > 0 ? EXIT.failed : made.status);
  return (await written(target, made.bytes, reading)) ? statusOf(read) : EXIT.failed;
}

function statusOf({ cases, failures }: ReadCases): ExitStatus {
  if (failures.length > 0) return EXIT.failed;
  return cases.every(({ source }) => source.complete) ? EXIT.done : EXIT.damaged;
}

function say(text: string, terminal: Terminal, status: ExitStatus): ExitStatus {
  terminal.err(`sosight: ${visibleText(text)}\n`);
  return status;
}

/** A folder takes a file of a fixed name. */
async function fileFor(output: string, name: string): Promise<string> {
  if (/[/\\]$/.test(output)) await mkdir(output, { recursive: true });
  const state = await stat(output).catch(() => null);
  return state?.isDirectory() ? join(output, name) : output;
}

async function written(target: string | null, bytes: Uint8Array | string, { terminal }: Run): Promise<boolean> {
  try {
    if (target === null) await terminal.out(bytes);
    else await writeFileWhole(target, bytes, ORDINARY, terminal.signal);
    return true;
  } catch (error) {
    if (error instanceof OutputFailed || terminal.signal.aborted) throw error;
    say(`${target ?? 'standard output'}: ${writeErrorText(error, 'en')}`, terminal, EXIT.failed);
    return false;
  }
}
