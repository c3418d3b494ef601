import { mkdir, stat } from 'node:fs/promises';
import { extname, join } from 'node:path';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import type { JsonDocument } from '../../shared/contracts/document.ts';
import { exportFileName } from '../export/file-name.ts';
import { ORDINARY, writeFileWhole } from '../state/write-file.ts';
import type { Format } from './arguments.ts';
import { type RenderOptions, renderPdf, renderText } from './render.ts';
import type { Terminal } from './terminal.ts';

/** What is to be written, and where: a PATH, or null for standard output. */
export interface Results {
  readonly cases: readonly CaseSummary[];
  readonly failures: JsonDocument['failures'];
  readonly format: Format;
  readonly output: string | null;
}

async function isFolder(path: string): Promise<boolean> {
  const state = await stat(path).catch(() => null);
  return state?.isDirectory() ?? false;
}

const wordsOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Writes all results. Gives sentences of what could not be written; empty when all was. */
export async function writeResults(results: Results, options: RenderOptions, terminal: Terminal): Promise<string[]> {
  const { format, output, cases, failures } = results;
  try {
    if (output !== null && format !== 'json' && (/[/\\]$/.test(output) || (await isFolder(output)))) {
      await mkdir(output, { recursive: true });
      return await writeEach(cases, namesIn(output, cases, format), format, options);
    }
    if (format === 'pdf') return await writePdfs(cases, output, options, terminal);
    const text = renderText(cases, failures, format, options);
    if (output === null) await terminal.out(text);
    else await writeFileWhole(await fileFor(output), text, ORDINARY);
    return [];
  } catch (error) {
    return [`${output ?? 'standard output'}: ${wordsOf(error)}`];
  }
}

/** JSON is one document: in a folder it is a file of a fixed name. */
async function fileFor(output: string): Promise<string> {
  if (/[/\\]$/.test(output)) await mkdir(output, { recursive: true });
  return (await isFolder(output)) ? join(output, 'sosight.json') : output;
}

/** One PDF to standard output; several take PATH-1.pdf, PATH-2.pdf and so on. */
async function writePdfs(
  cases: readonly CaseSummary[],
  output: string | null,
  options: RenderOptions,
  terminal: Terminal,
): Promise<string[]> {
  const [first, ...more] = cases;
  if (first === undefined) return [];
  if (output !== null) {
    const end = extname(output);
    const stem = output.slice(0, output.length - end.length);
    const names = more.length === 0 ? [output] : cases.map((_, index) => `${stem}-${index + 1}${end}`);
    return writeEach(cases, names, 'pdf', options);
  }
  if (more.length > 0)
    return [`standard output holds one PDF and there are ${cases.length} cases: give --output FOLDER/`];
  const printed = await renderPdf(first, options);
  if (!printed.ok) return [printed.error];
  await terminal.out(printed.value);
  return [];
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

async function writeEach(
  cases: readonly CaseSummary[],
  names: readonly string[],
  format: Format,
  options: RenderOptions,
): Promise<string[]> {
  const troubles: string[] = [];
  for (const [index, summary] of cases.entries()) {
    const name = names[index];
    if (name === undefined) continue;
    try {
      const content = format === 'pdf' ? await renderPdf(summary, options) : null;
      if (content !== null && !content.ok) troubles.push(`${name}: ${content.error}`);
      else await writeFileWhole(name, content?.value ?? renderText([summary], [], textual(format), options), ORDINARY);
    } catch (error) {
      troubles.push(`${name}: ${wordsOf(error)}`);
    }
  }
  return troubles;
}

const textual = (format: Format): Exclude<Format, 'pdf'> => (format === 'pdf' ? 'html' : format);
