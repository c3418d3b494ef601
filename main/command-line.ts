import { resolve } from 'node:path';
import { PRINT_FLAG } from './export/print-flag.ts';

/** What the app was started for. */
export type Task =
  | { readonly kind: 'window'; readonly files: readonly string[]; readonly sample: boolean }
  | { readonly kind: 'print' }
  /** The words of the command line (`analyze`, `articles`, ...), to be answered without a window. */
  | { readonly kind: 'command-line'; readonly words: readonly string[] };

/** The words that are answered without a window; the launcher of a Linux package knows the same (scripts/packaging/launcher.mjs). */
export const COMMANDS: ReadonlySet<string> = new Set([
  'analyze',
  'articles',
  'show',
  'fleet',
  'compare',
  'completion',
  'help',
  '--help',
  '-h',
  '--version',
]);

/**
 * Reads the words after the program: `argv` is process.argv, `appFolder` the app's own path, which a bare Electron is given as
 * a word too; files are named from `from`. Chromium's switches (anything else with a dash) are not ours.
 */
export function taskOf(argv: readonly string[], appFolder: string, from: string): Task {
  const words = argv.slice(1).filter((word) => resolve(from, word) !== resolve(appFolder));
  if (words.includes(PRINT_FLAG)) return { kind: 'print' };
  const first = words.findIndex((word) => !word.startsWith('-') || COMMANDS.has(word));
  const command = words[first];
  if (command !== undefined && COMMANDS.has(command)) return { kind: 'command-line', words: words.slice(first) };
  const files = words.filter((word) => !word.startsWith('-')).map((word) => resolve(from, word));
  return { kind: 'window', files, sample: words.includes('--sample') };
}
