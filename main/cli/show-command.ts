import type { DecoderPool } from '../../shared/archive/decoder-pool.ts';
import { findMember } from '../../shared/archive/find-member.ts';
import { limitsWith } from '../../shared/archive/limits.ts';
import type { IndexedMember, MemberIndex } from '../../shared/archive/member-index.ts';
import { readArchive } from '../../shared/archive/read-archive.ts';
import { MemberDamaged, type MemberRange, readMember } from '../../shared/archive/read-member.ts';
import type { ByteSource, MemberHeader, MemberVisitor, ReadOutcome } from '../../shared/archive/types.ts';
import type { LimitChanges } from '../../shared/base/limits.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Failure } from '../../shared/contracts/errors.ts';
import { visibleText } from '../../shared/reports/terminal-text.ts';
import { fileSource } from '../analysis/file-source.ts';
import type { ShowCommand } from './arguments.ts';
import { EXIT, type ExitStatus } from './exit-status.ts';
import { LineRange } from './line-range.ts';
import { MemberPrinter } from './member-printer.ts';
import type { Terminal } from './terminal.ts';

interface Show {
  readonly source: ByteSource;
  readonly decoders: DecoderPool;
  readonly lines: LineRange | null;
  readonly limits: LimitChanges;
  readonly terminal: Terminal;
}

/** `show FILE [PATH [--lines A-B]]`: lists an archive's members, or prints one. */
export async function runShow(command: ShowCommand, terminal: Terminal, decoders: DecoderPool): Promise<ExitStatus> {
  const source = await fileSource(command.file);
  if (!source.ok) return failed(command.file, source.error, terminal);
  const lines = command.lines === null ? null : new LineRange(...command.lines);
  const show: Show = { source: source.value, decoders, lines, limits: command.limits ?? {}, terminal };
  try {
    if (command.index !== undefined) return await withIndex(show, command, command.index);
    return command.path === null ? await list(show) : await print(show, command.path);
  } catch (error) {
    if (!terminal.signal.aborted) throw error;
    terminal.err('sosight: stopped\n');
    return EXIT.interrupted;
  }
}

const say = (terminal: Terminal, text: string): void => terminal.err(`sosight: ${visibleText(text)}\n`);

function failed(file: string, { code, message, command }: Failure, terminal: Terminal): ExitStatus {
  say(terminal, `${file}: ${message} (${code})`);
  if (command !== undefined) terminal.err(`  ${visibleText(command)}\n`);
  return EXIT.failed;
}

/** Goes through the archive for the sake of its headers and of what the visitor asks for. */
function walk(show: Show, visitor: MemberVisitor, signal: AbortSignal): Promise<Result<ReadOutcome, Failure>> {
  const options = { limits: limitsWith(show.limits), signal, decoders: show.decoders, onProgress: () => undefined };
  return readArchive(show.source, visitor, options);
}

/** Says what is wrong with an archive that gave something all the same. */
function statusOf({ complete, problems }: ReadOutcome, terminal: Terminal): ExitStatus {
  for (const { code, message } of problems) say(terminal, `${message} (${code})`);
  return complete ? EXIT.done : EXIT.damaged;
}

function listed({ path, type, size, linkTarget }: MemberHeader): string {
  const link = linkTarget === null ? '' : ` ${type === 'hardlink' ? 'link to' : '->'} ${linkTarget}`;
  return `${String(size).padStart(12)}  ${visibleText(`${path}${type === 'directory' ? '/' : ''}${link}`)}\n`;
}

async function list(show: Show): Promise<ExitStatus> {
  const { source, terminal } = show;
  const lines: string[] = [];
  const visitor: MemberVisitor = {
    member(header) {
      lines.push(listed(header));
      return null;
    },
  };
  const read = await walk(show, visitor, terminal.signal);
  if (!read.ok) return failed(source.name, read.error, terminal);
  await terminal.out(lines.join(''));
  return statusOf(read.value, terminal);
}

/** The same by an index file: nothing is gone through, and only what holds the lines is decoded. */
async function withIndex(show: Show, command: ShowCommand, indexFile: string): Promise<ExitStatus> {
  const { terminal } = show;
  const { readIndexFile } = await import('./index-file.ts');
  const kept = await readIndexFile(indexFile, command.file);
  if (!kept.ok) {
    say(terminal, kept.error);
    return EXIT.usage;
  }
  if (command.path === null) {
    await terminal.out(kept.value.index.members.map(({ header }) => listed(header)).join(''));
    return EXIT.done;
  }
  const { indexedPart } = await import('./show-indexed.ts');
  const part = indexedPart(kept.value, command.path, command.lines);
  if (part === null) return notFound(command.path, kept.value.index, show);
  return copy({ ...show, lines: part.lines }, kept.value.index, part.member, part, EXIT.done);
}

/** Prints a member as it comes by when its name is the path; else follows links once all names are known. */
async function print(show: Show, path: string): Promise<ExitStatus> {
  const { source, terminal, lines } = show;
  const stop = new AbortController();
  const printer = new MemberPrinter(path, lines, terminal, () => stop.abort());
  const read = await walk(show, printer, AbortSignal.any([terminal.signal, stop.signal])).catch((error: unknown) => {
    if (printer.state !== 'printed') throw error;
    return null;
  });
  if (read === null) return printed(show, EXIT.done);
  if (!read.ok) return failed(source.name, read.error, terminal);
  return printer.state === 'searching' ? printLinked(show, path, read.value) : statusOf(read.value, terminal);
}

async function printLinked(show: Show, path: string, outcome: ReadOutcome): Promise<ExitStatus> {
  const { terminal } = show;
  const { index } = outcome;
  const status = statusOf(outcome, terminal);
  const member = index === null ? null : findMember(index, path);
  if (index === null || member === null) return notFound(path, index, show);
  return copy(show, index, member, {}, status);
}

/** Says that nothing can be printed of a path: it is not in the archive, or is a folder. */
function notFound(path: string, index: MemberIndex | null, { source, terminal }: Show): ExitStatus {
  const folder = `${path.replace(/^(?:\.?\/)+|\/+$/g, '')}/`;
  const isFolder = index?.members.some(
    ({ header }) =>
      header.path.startsWith(folder) || header.path.slice(header.path.indexOf('/') + 1).startsWith(folder),
  );
  const what = isFolder === true ? `"${path}" is a folder` : `there is no file "${path}"`;
  say(terminal, `${what} in ${source.name}; without a PATH show lists what there is`);
  return EXIT.failed;
}

/** Says so where a range lies behind the file's end: nothing printed might pass for empty lines. */
function printed({ lines, terminal }: Show, status: ExitStatus): ExitStatus {
  if (lines?.empty === true) say(terminal, 'the file has fewer lines than that: nothing was printed');
  return status;
}

/** Prints a member, or a range of it; `status` is that of all going well. */
async function copy(
  show: Show,
  index: MemberIndex,
  member: IndexedMember,
  { start, end }: MemberRange,
  status: ExitStatus,
): Promise<ExitStatus> {
  const { source, decoders, terminal, lines } = show;
  const printer = new MemberPrinter(member.header.path, lines, terminal, () => undefined);
  printer.member(member.header);
  try {
    for await (const chunk of readMember(
      source,
      index,
      member,
      { ...(start !== undefined && { start }), ...(end !== undefined && { end }) },
      decoders,
    )) {
      terminal.signal.throwIfAborted();
      await printer.write(chunk);
      if (printer.state === 'printed') break;
    }
    return printed(show, status);
  } catch (error) {
    if (!(error instanceof MemberDamaged)) throw error;
    say(terminal, error.message);
    return EXIT.damaged;
  }
}
