import { COMPARE_FORMATS, FAIL_ON, FLEET_FORMATS, FORMATS, LANGUAGES, SHELLS, type Shell } from './words.ts';

/** What may follow an option: one of these words, a file, a folder, anything else (null), or nothing at all. */
type Value = readonly string[] | 'file' | 'folder' | null | undefined;
interface Option {
  readonly name: string;
  readonly text: string;
  readonly value: Value;
}

const LANG: Option = { name: 'lang', text: 'language of the texts', value: LANGUAGES };
const HELP: Option = { name: 'help', text: 'help of this command', value: undefined };

const LIMIT: Option = { name: 'limit', text: 'a bound for hostile archives, NAME=VALUE', value: null };

/** The options of each command. A test compares them with those that the command line takes. */
export const COMMAND_OPTIONS: Readonly<Record<string, readonly Option[]>> = {
  analyze: [
    { name: 'format', text: 'format of the result', value: FORMATS },
    { name: 'output', text: 'where the result goes', value: 'file' },
    { name: 'articles', text: 'a folder with more articles', value: 'folder' },
    LANG,
    { name: 'redact', text: 'replace names and addresses', value: undefined },
    { name: 'fail-on', text: 'exit with 10 from this severity on', value: FAIL_ON },
    { name: 'index', text: 'where the index of the archive goes', value: 'file' },
    LIMIT,
    HELP,
  ],
  fleet: [
    { name: 'format', text: 'format of the table', value: FLEET_FORMATS },
    { name: 'output', text: 'where the table goes', value: 'file' },
    { name: 'article', text: 'whose verdicts are told', value: null },
    { name: 'articles', text: 'a folder with more articles', value: 'folder' },
    LANG,
    { name: 'redact', text: 'replace names', value: undefined },
    LIMIT,
    HELP,
  ],
  compare: [
    { name: 'format', text: 'format of the comparison', value: COMPARE_FORMATS },
    { name: 'output', text: 'where the comparison goes', value: 'file' },
    { name: 'all', text: 'list equal rows, too', value: undefined },
    { name: 'articles', text: 'a folder with more articles', value: 'folder' },
    LANG,
    LIMIT,
    HELP,
  ],
  articles: [LANG, HELP],
  show: [
    { name: 'lines', text: 'only the lines A-B', value: null },
    { name: 'index', text: 'the index that analyze wrote', value: 'file' },
    LIMIT,
    HELP,
  ],
  completion: [HELP],
  help: [],
};
const COMMANDS = Object.keys(COMMAND_OPTIONS);
const ACTIONS = ['list', 'show', 'check', 'propose-tests', 'schema'];
const TEXTS: Readonly<Record<string, string>> = {
  analyze: 'analyze sosreports',
  fleet: 'many hosts as a table',
  compare: 'two hosts side by side',
  articles: 'what Sosight knows',
  show: 'print a file of an archive',
  completion: 'completion for a shell',
  help: 'help of a command',
};
/** The ids: the first words of the indented lines of the list. */
const IDS = "sosight articles list 2>/dev/null | awk '/^  /{print $1}'";

function bashValue({ name, value }: Option): string[] {
  const flags = name === 'output' ? '--output | -o' : `--${name}`;
  if (value === undefined) return [];
  if (value === null) return [`    ${flags}) return ;;`];
  if (value === 'file') return [`    ${flags}) _sosight_files -f "$word"; return ;;`];
  if (value === 'folder') return [`    ${flags}) _sosight_files -d "$word"; return ;;`];
  return [`    ${flags}) COMPREPLY=($(compgen -W '${value.join(' ')}' -- "$word")); return ;;`];
}

function bash(): string {
  const options = new Map<string, Option>();
  // The shell looks at the option alone: of one that several commands have, all words are offered.
  for (const one of Object.values(COMMAND_OPTIONS).flat()) {
    const known = options.get(one.name)?.value;
    const both = Array.isArray(known) && Array.isArray(one.value) ? [...new Set([...known, ...one.value])] : one.value;
    options.set(one.name, { ...one, value: both });
  }
  const cases = Object.entries(COMMAND_OPTIONS).map(
    ([command, own]) => `      ${command}) options='${own.map(({ name }) => `--${name}`).join(' ')}' ;;`,
  );
  return `# bash completion of sosight
# Adds files (-f) or folders (-d); names may hold blanks.
_sosight_files() {
  local name
  while IFS= read -r name; do COMPREPLY+=("$name"); done < <(compgen "$1" -- "$2")
}
_sosight() {
  local word=\${COMP_WORDS[COMP_CWORD]} before=\${COMP_WORDS[COMP_CWORD-1]} command=\${COMP_WORDS[1]} options=
  COMPREPLY=()
  compopt -o filenames 2>/dev/null
  if [ "$COMP_CWORD" -eq 1 ]; then
    COMPREPLY=($(compgen -W '${COMMANDS.join(' ')} --help --version' -- "$word"))
    _sosight_files -f "$word"
    return
  fi
  case $before in
${[...options.values()].flatMap(bashValue).join('\n')}
  esac
  if [ "\${word#-}" != "$word" ]; then
    case $command in
${cases.join('\n')}
    esac
    COMPREPLY=($(compgen -W "$options" -- "$word"))
    return
  fi
  case $command in
    articles)
      case $COMP_CWORD:\${COMP_WORDS[2]} in
        2:*) COMPREPLY=($(compgen -W '${ACTIONS.join(' ')}' -- "$word")) ;;
        3:show) COMPREPLY=($(compgen -W "$(${IDS})" -- "$word")) ;;
        3:check | 3:propose-tests) _sosight_files -d "$word" ;;
      esac ;;
    completion) COMPREPLY=($(compgen -W '${SHELLS.join(' ')}' -- "$word")) ;;
    help) COMPREPLY=($(compgen -W '${COMMANDS.filter((name) => name !== 'help').join(' ')}' -- "$word")) ;;
    *) _sosight_files -f "$word" ;;
  esac
}
complete -F _sosight sosight
`;
}

function zshOption({ name, text, value }: Option): string {
  const flags = name === 'output' ? `'(-o --output)'{-o,--output}'` : `'${name === 'articles' ? '*' : ''}--${name}`;
  if (value === undefined) return `${flags}[${text}]'`;
  if (value === 'file') return `${flags}[${text}]:path:_files'`;
  if (value === 'folder') return `${flags}[${text}]:folder:_files -/'`;
  return `${flags}[${text}]:${name}:${value === null ? '' : `(${value.join(' ')})`}'`;
}

function zsh(): string {
  const argumentsOf = (command: string) => (COMMAND_OPTIONS[command] ?? []).map(zshOption).join(' ');
  return `#compdef sosight
# zsh completion of sosight
_sosight() {
  local -a commands
  commands=(${COMMANDS.map((name) => `'${name}:${TEXTS[name]}'`).join(' ')})
  if (( CURRENT == 2 )); then
    _describe command commands
    _files
    return
  fi
  local command=$words[2]
  shift words
  (( CURRENT-- ))
  case $command in
    analyze) _arguments ${argumentsOf('analyze')} '*:sosreport:_files' ;;
    fleet) _arguments ${argumentsOf('fleet')} '*:sosreport:_files' ;;
    compare) _arguments ${argumentsOf('compare')} '1:sosreport:_files' '2:sosreport:_files' ;;
    show) _arguments ${argumentsOf('show')} '1:sosreport:_files' '2:path in the archive:' ;;
    articles)
      case $words[2] in
        show) _arguments ${argumentsOf('articles')} '1:action:(${ACTIONS.join(' ')})' "2:article:($(${IDS}))" ;;
        *) _arguments ${argumentsOf('articles')} '1:action:(${ACTIONS.join(' ')})' '2:folder:_files -/' ;;
      esac ;;
    completion) _arguments ${argumentsOf('completion')} '1:shell:(${SHELLS.join(' ')})' ;;
    help) _arguments '1:command:(${COMMANDS.filter((name) => name !== 'help').join(' ')})' ;;
  esac
}
if [ "$funcstack[1]" = _sosight ]; then _sosight "$@"; else compdef _sosight sosight; fi
`;
}

function fishOption(command: string, { name, text, value }: Option): string {
  const short = name === 'output' ? ' -s o' : '';
  const takes = value === undefined ? '' : ' -r';
  const words = typeof value === 'object' && value !== null ? ` -f -a '${value.join(' ')}'` : '';
  const folders = value === 'folder' ? " -f -a '(__fish_complete_directories)'" : '';
  return `complete -c sosight -n '__fish_seen_subcommand_from ${command}'${short} -l ${name}${takes}${words}${folders} -d '${text}'`;
}

function fish(): string {
  const first = `not __fish_seen_subcommand_from ${COMMANDS.join(' ')}`;
  const under = (command: string, words: string) =>
    `complete -c sosight -f -n '__fish_seen_subcommand_from ${command}' -a '${words}'`;
  return [
    '# fish completion of sosight',
    ...COMMANDS.map((name) => `complete -c sosight -n '${first}' -a ${name} -d '${TEXTS[name]}'`),
    `complete -c sosight -n '${first}' -l version -d 'the version'`,
    ...Object.entries(COMMAND_OPTIONS).flatMap(([command, own]) => own.map((option) => fishOption(command, option))),
    under('articles', ACTIONS.join(' ')),
    `complete -c sosight -f -n '__fish_seen_subcommand_from articles; and __fish_seen_subcommand_from show' -a "(${IDS.replace('$1', '\\$1')})"`,
    under('completion', SHELLS.join(' ')),
    under('help', COMMANDS.filter((name) => name !== 'help').join(' ')),
    '',
  ].join('\n');
}

/** What makes a shell complete the words of sosight. */
export const completionScript = (shell: Shell): string => ({ bash, zsh, fish })[shell]();
