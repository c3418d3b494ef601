import type { Language } from '../../shared/base/language.ts';
import type { LimitChanges } from '../../shared/base/limits.ts';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import { TOPICS, type Topic } from './help.ts';
import { type CompareCommand, compareCommand, type FleetCommand, fleetCommand } from './many-arguments.ts';
import { limitsOf, NO_DASH, oneOf, parseWords, type Values, type Words } from './options.ts';
import { FAIL_ON, type FailOn, FORMATS, type Format, LANGUAGES, SHELLS, type Shell } from './words.ts';

export interface AnalyzeCommand {
  readonly command: 'analyze';
  readonly files: readonly string[];
  readonly format: Format;
  readonly output: string | null;
  readonly articleFolders: readonly string[];
  readonly language: Language;
  readonly redact: boolean;
  readonly failOn: FailOn | null;
  /** Where the archive's index goes; left out for nowhere. */
  readonly index?: string;
  /** What `--limit` sets; left out where it is not given. */
  readonly limits?: LimitChanges;
}

export type ArticlesCommand =
  | { readonly command: 'articles'; readonly action: 'list'; readonly language: Language }
  | { readonly command: 'articles'; readonly action: 'schema' }
  | { readonly command: 'articles'; readonly action: 'show'; readonly id: string; readonly language: Language }
  | { readonly command: 'articles'; readonly action: 'check' | 'propose-tests'; readonly folder: string };

export interface ShowCommand {
  readonly command: 'show';
  readonly file: string;
  /** The member, null for the list of them. */
  readonly path: string | null;
  /** First and last line, counted from 1; null for all. */
  readonly lines: readonly [first: number, last: number] | null;
  /** The file with the archive's index; left out for none. */
  readonly index?: string;
  readonly limits?: LimitChanges;
}

export type Command =
  | AnalyzeCommand
  | ArticlesCommand
  | ShowCommand
  | FleetCommand
  | CompareCommand
  | { readonly command: 'completion'; readonly shell: Shell }
  /** `topic` is the command that help is wanted of, null for all. */
  | { readonly command: 'help'; readonly topic: Topic | null }
  | { readonly command: 'version' };

/** Reads the words after the program's name. The error is a sentence for the user. */
export function parseCommand(words: readonly string[]): Result<Command, string> {
  let parsed: Words;
  try {
    parsed = parseWords(words);
  } catch (error) {
    return fail(optionTrouble(error));
  }
  const { values, positionals } = parsed;
  const [command, ...rest] = positionals;
  if (values.version === true) return ok({ command: 'version' });
  if (command === 'help') return helpCommand(rest);
  if (values.help === true) return ok({ command: 'help', topic: topicOf(command) });
  if (command === 'analyze') return analyzeCommand(rest, values);
  if (command === 'articles') return articlesCommand(rest, values);
  if (command === 'show') return showCommand(rest, values);
  if (command === 'fleet') return fleetCommand(rest, values);
  if (command === 'compare') return compareCommand(rest, values);
  if (command === 'completion') return completionCommand(rest, values);
  return fail(
    command === undefined ? `a command is missing: ${TOPICS.join(', ')} or help` : `there is no command "${command}"`,
  );
}

/** What `parseArgs` says of an option, without its advice on file names, which is quoted wrongly. */
const optionTrouble = (error: unknown): string =>
  (error instanceof Error ? error.message : String(error)).replace(/\. To specify a positional argument.*$/s, '');

const topicOf = (command: string | undefined): Topic | null => TOPICS.find((topic) => topic === command) ?? null;

function helpCommand([name, ...more]: readonly string[]): Result<Command, string> {
  const topic = topicOf(name);
  if (more.length > 0 || (name !== undefined && name !== 'help' && topic === null)) {
    return fail(`help takes one of ${TOPICS.join(', ')}`);
  }
  return ok({ command: 'help', topic });
}

function completionCommand([name, ...more]: readonly string[], values: Values): Result<Command, string> {
  const [foreign] = Object.keys(values);
  if (foreign !== undefined) return fail(`--${foreign} does not go with completion`);
  const shell = SHELLS.find((one) => one === name);
  if (shell === undefined || more.length > 0) return fail(`completion takes one of ${SHELLS.join(', ')}`);
  return ok({ command: 'completion', shell });
}

function analyzeCommand(files: readonly string[], values: Values): Result<Command, string> {
  if (files.length === 0) return fail('analyze needs at least one FILE');
  if (files.includes('-')) return fail(NO_DASH);
  if (values.lines !== undefined) return fail('--lines goes with show, not with analyze');
  if (values.article !== undefined) return fail('--article goes with fleet, not with analyze');
  if (values.all !== undefined) return fail('--all goes with compare, not with analyze');
  const format = oneOf('format', values.format, FORMATS, 'text');
  const language = oneOf('lang', values.lang, LANGUAGES, 'en');
  const failOn = oneOf('fail-on', values['fail-on'], FAIL_ON, null);
  if (!format.ok) return format;
  if (!language.ok) return language;
  if (!failOn.ok) return failOn;
  if (values.output === '') return fail('--output needs a PATH');
  if (values.index === '') return fail('--index needs a PATH');
  if (values.index !== undefined && files.length > 1) return fail('--index goes with one FILE');
  const limits = limitsOf(values);
  if (!limits.ok) return limits;
  return ok({
    command: 'analyze',
    files,
    format: format.value ?? 'text',
    output: values.output ?? null,
    articleFolders: values.articles ?? [],
    language: language.value ?? 'en',
    redact: values.redact ?? false,
    failOn: failOn.value,
    ...indexOf(values),
    ...limits.value,
  });
}

function showCommand([file, path, ...more]: readonly string[], values: Values): Result<Command, string> {
  const { lines, limit: _limit, index, ...others } = values;
  const [foreign] = Object.keys(others);
  if (foreign !== undefined) return fail(`--${foreign} does not go with show`);
  if (file === undefined) return fail('show needs a FILE');
  if (file === '-') return fail(NO_DASH);
  if (more.length > 0) return fail('show takes one PATH');
  if (index === '') return fail('--index needs a PATH');
  const limits = limitsOf(values);
  if (!limits.ok) return limits;
  const options = { ...indexOf(values), ...limits.value };
  if (lines === undefined) return ok({ command: 'show', file, path: path ?? null, lines: null, ...options });
  const [, first = '', last = ''] = /^([1-9]\d{0,14})(?:-([1-9]\d{0,14}))?$/.exec(lines) ?? [];
  const range = [Number(first), Number(last || first)] as const;
  if (first === '' || range[1] < range[0]) return fail('--lines takes A-B, two line numbers from 1, or one');
  if (path === undefined) return fail('--lines needs a PATH');
  return ok({ command: 'show', file, path, lines: range, ...options });
}

const indexOf = ({ index }: Values): { readonly index?: string } => (index === undefined ? {} : { index });

function articlesCommand([action, name, ...more]: readonly string[], values: Values): Result<Command, string> {
  const foreign = (
    ['format', 'output', 'articles', 'redact', 'fail-on', 'lines', 'index', 'limit', 'article', 'all'] as const
  ).find((option) => values[option] !== undefined);
  if (foreign !== undefined) return fail(`--${foreign} goes with analyze, not with articles`);
  const language = oneOf('lang', values.lang, LANGUAGES, 'en');
  if (!language.ok) return language;
  const words = language.value ?? 'en';
  if (more.length > 0) return fail(`too many words after "articles ${action}"`);
  if (action === 'list')
    return name === undefined
      ? ok({ command: 'articles', action, language: words })
      : fail('articles list takes no word');
  if (action === 'show')
    return name === undefined
      ? fail('articles show needs an ID')
      : ok({ command: 'articles', action, id: name, language: words });
  if (action === 'schema')
    return name === undefined ? ok({ command: 'articles', action }) : fail('articles schema takes no word');
  if (action === 'check' || action === 'propose-tests')
    return name === undefined
      ? fail(`articles ${action} needs a DIR`)
      : ok({ command: 'articles', action, folder: name });
  return fail('articles takes list, show ID, check DIR, propose-tests DIR or schema');
}
