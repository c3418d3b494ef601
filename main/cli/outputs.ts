import { mkdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import type { JsonDocument } from '../../shared/contracts/document.ts';
import { writeErrorText } from '../export/file-errors.ts';
import { exportFileName } from '../export/file-name.ts';
import { ORDINARY, writeFileWhole } from '../state/write-file.ts';
import type { InputGuard } from './input-guard.ts';
import { type RenderOptions, renderPdf, renderText } from './render.ts';
import { OutputFailed, type Terminal } from './terminal.ts';
import type { Format } from './words.ts';

/** What is to be written, and where: a PATH, or null for standard output. */
export interface Results {
  readonly cases: readonly CaseSummary[];
  readonly failures: JsonDocument['failures'];
  readonly format: Format;
  readonly output: string | null;
  /** Keeps the inputs from being overwritten. */
  readonly guard: InputGuard;
}

/** Sentences of what could not be written, empty when all was; or why nothing may be written at all. */
export type Written = Result<string[], string>;

/** The paths of outputs that are known before anything was read. */
export function knownOutputs(output: string | null, format: Format): string[] {
  if (output === null) return [];
  return format === 'json' ? [output, join(output, JSON_NAME)] : [output];
}

/** JSON is one document: in a folder it is a file of a fixed name. */
const JSON_NAME = 'sosight.json';

async function isFolder(path: string): Promise<boolean> {
  const state = await stat(path).catch(() => null);
  return state?.isDirectory() ?? false;
}

const wordsOf = (error: unknown): string => writeErrorText(error, 'en');

/** Writes all results. @throws `OutputFailed`, or the signal's reason */
export async function writeResults(results: Results, options: RenderOptions, terminal: Terminal): Promise<Written> {
  const { format, output, cases, failures } = results;
  try {
    if (output !== null && format !== 'json' && (/[/\\]$/.test(output) || (await isFolder(output)))) {
      await mkdir(output, { recursive: true });
      return await writeEach(results, namesIn(output, cases, format), options, terminal);
    }
    if (format === 'pdf') return await writePdfs(results, options, terminal);
    const text = await renderText(cases, failures, format, options);
    if (output === null) await terminal.out(text);
    else await writeFileWhole(await fileFor(output), text, ORDINARY, terminal.signal);
    return ok([]);
  } catch (error) {
    if (error instanceof OutputFailed || terminal.signal.aborted) throw error;
    return ok([`${output ?? 'standard output'}: ${wordsOf(error)}`]);
  }
}

async function fileFor(output: string): Promise<string> {
  if (/[/\\]$/.test(output)) await mkdir(output, { recursive: true });
  return (await isFolder(output)) ? join(output, JSON_NAME) : output;
}

/** One PDF to standard output; several take PATH-1.pdf, PATH-2.pdf and so on. */
async function writePdfs(results: Results, options: RenderOptions, terminal: Terminal): Promise<Written> {
  const { cases, output } = results;
  const [first, ...more] = cases;
  if (first === undefined) return ok([]);
  if (output !== null) {
    const end = extname(output);
    const stem = output.slice(0, output.length - end.length);
    const names = more.length === 0 ? [output] : cases.map((_, index) => `${stem}-${index + 1}${end}`);
    return writeEach(results, names, options, terminal);
  }
  if (more.length > 0)
    return ok([`standard output holds one PDF and there are ${cases.length} cases: give --output FOLDER/`]);
  const printed = await renderPdf(first, options);
  if (!printed.ok) return ok([printed.error]);
  await terminal.out(printed.value);
  return ok([]);
}

const EXTENSIONS = { text: 'txt', pdf: 'pdf', markdown: 'md', html: 'html', json: 'json' } as const;

/** A name for each case in a folder; cases of the same name are numbered. */
export function namesIn(folder: string, cases: readonly CaseSummary[], format: Format): string[] {
  const used = new Set<string>();
  return cases.map((summary) => {
    const stem = exportFileName(summary, 'pdf').replace(/\.pdf$/, '');
    let name = stem;
    for (let number = 2; used.has(name.toLowerCase()); number += 1) name = `${stem}-${number}`;
    used.add(name.toLowerCase());
    return join(folder, `${name}.${EXTENSIONS[format]}`);
  });
}

/** A file for each case; none at all where one of them would replace an input. */
async function writeEach(
  { cases, format, guard }: Results,
  names: readonly string[],
  options: RenderOptions,
  { signal }: Terminal,
): Promise<Written> {
  const refusal = await guard(names);
  if (refusal !== null) return fail(refusal);
  const troubles: string[] = [];
  for (const [index, summary] of cases.entries()) {
    const name = names[index];
    if (name === undefined) continue;
    try {
      const pdf = format === 'pdf' ? await renderPdf(summary, options) : null;
      const content = pdf ?? ok(await renderText([summary], [], textual(format), options));
      if (!content.ok) troubles.push(`${name}: ${content.error}`);
      else await writeFileWhole(name, content.value, ORDINARY, signal);
    } catch (error) {
      signal.throwIfAborted();
      troubles.push(`${name}: ${wordsOf(error)}`);
    }
  }
  return ok(troubles);
}

const textual = (format: Format): Exclude<Format, 'pdf'> => (format === 'pdf' ? 'html' : format);
