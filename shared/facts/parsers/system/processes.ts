import type { Process } from '../../../contracts/system.ts';
import { type Parsed, parsed, shown, unparsable } from '../../parsed.ts';
import { numbered, numberIn, wordsOf } from './table.ts';

/** Longest command line that is kept. */
const COMMAND = 200;

/** Values of options that are called passwords are not kept: reports are passed on. */
const withoutSecrets = (command: string): string =>
  command.replace(/((?:pass(?:word|wd|phrase)?|secret|token)(?:[=:]|\s))(?!-)\S{1,500}/gi, '$1***');

/** ps has eleven columns; more than this is no header of its. */
const MOST_COLUMNS = 30;

/**
 * `ps auxwww`, also `ps auxwwwm`, whose rows of threads are left out. Columns are found by their headings; the start of a
 * process is one word ("10:23", "May15").
 */
export function parsePs(text: string): Parsed<Process[]> {
  const lines = numbered(text);
  const at = lines.findIndex(({ text: line }) => /^USER\s+PID\s+%CPU\s.*\bCOMMAND\s*$/.test(line));
  const header = wordsOf(lines[at]?.text ?? '');
  if (at < 0 || header.length > MOST_COLUMNS) return unparsable('there is no header with USER, PID, %CPU and COMMAND');
  // The words up to the column of the command, and the command as it is.
  const split = new RegExp(`^\\s*((?:\\S+\\s+){${header.length - 1}})(.*)$`);
  const column = (name: string): number => header.indexOf(name);
  const [pid, cpu, memory, rss, stat, start, time] = ['PID', '%CPU', '%MEM', 'RSS', 'STAT', 'START', 'TIME'].map(
    column,
  );
  const value = (words: readonly string[], index: number | undefined): string | undefined =>
    index === undefined || index < 0 ? undefined : words[index];
  const found: Process[] = [];
  for (const { text: line, number } of lines.slice(at + 1)) {
    const [, head = '', command = ''] = split.exec(line) ?? [];
    const words = wordsOf(head);
    const id = numberIn(value(words, pid));
    if (id === null || command === '') continue;
    const resident = numberIn(value(words, rss));
    found.push({
      pid: id,
      user: shown(words[0] ?? ''),
      state: shown(value(words, stat) ?? ''),
      cpuPercent: numberIn(value(words, cpu)),
      memoryPercent: numberIn(value(words, memory)),
      residentBytes: resident === null ? null : resident * 1024,
      started: value(words, start) ?? null,
      time: value(words, time) ?? null,
      command: shown(withoutSecrets(command)).slice(0, COMMAND),
      waitsIn: null,
      line: number,
    });
  }
  return found.length === 0 ? unparsable('there is no process below the header') : parsed(found);
}

/** `ps axo ...wchan...` and `ps alxwww`: the kernel function that each process waits in, by its number. */
export function parseWaits(text: string): Parsed<ReadonlyMap<number, string>> {
  const lines = numbered(text);
  const at = lines.findIndex(({ text: line }) => /\bPID\b.*\bWCHAN\b/.test(line));
  if (at < 0) return unparsable('there is no header with PID and WCHAN');
  const header = wordsOf(lines[at]?.text ?? '');
  const [pid, wchan] = [header.indexOf('PID'), header.indexOf('WCHAN')];
  const waits = new Map<number, string>();
  for (const { text: line } of lines.slice(at + 1)) {
    const words = wordsOf(line.slice(0, 400));
    const [id, name] = [numberIn(words[pid]), words[wchan]];
    if (id !== null && name !== undefined && name !== '-' && name !== '0') waits.set(id, shown(name));
  }
  return parsed(waits);
}
