import { LIMITS, limitText } from '../../shared/base/limits.ts';

/** Names with their defaults, four a line. */
function limitList(): string {
  const each = LIMITS.map(({ word, unit, standard }) => `${word}=${limitText(unit, standard)}`);
  return `${each.slice(0, 4).join(', ')},\n                      ${each.slice(4).join(', ')}`;
}

/** What `sosight --help` prints. The exit status is a contract with scripts. */
export const HELP = `Sosight reads sosreport archives offline, never unpacks them to disk, and says what is wrong with the host.

Usage:
  sosight analyze FILE... [options]
  sosight fleet FILE... [options]
  sosight compare A B [options]
  sosight articles list | show ID | check DIR | propose-tests DIR | schema
  sosight show FILE [PATH [--lines A-B]]
  sosight completion bash | zsh | fish
  sosight help [COMMAND] | COMMAND --help | --version

A FILE is an archive (tar, plain or compressed by xz, gzip, bzip2 or zstd), or a folder that holds archives.

Options of analyze:
  --format FORMAT     text (default), json, markdown, html or pdf
  -o, --output PATH   write there instead of to standard output, whole or not at all. An existing folder (or a PATH that
                      ends in /) takes one file for each case, named after case number, host and date; json is one file
                      for all. Several cases in one PATH: text, markdown and html hold them all; pdf makes PATH-1.pdf,
                      PATH-2.pdf and so on. An input is never overwritten; a device or FIFO takes the output as it is
  --articles DIR      use the article files (*.yaml) of DIR too; may be given more than once
  --lang LANG         en (default) or ja
  --redact            replace names of hosts and users, addresses and serial numbers
  --fail-on SEVERITY  exit with 10 if there is a finding of critical, important, moderate, low or info, or above
  --index PATH        write there where members and lines of the archive lie, for show --index; readable by you alone
  --limit NAME=VALUE  another bound for hostile archives, where the file is trusted; may be given more than once:
                      ${limitList()}

show prints one file of an archive, or its lines A to B, found as on the host: links are followed, and the top folder may be
left out. Without PATH it lists what the archive holds, with sizes. Nothing is unpacked.

Options of show:
  --lines A-B         only these lines
  --index PATH        what analyze --index wrote of this archive: goes to the lines without reading what stands before them
  --limit NAME=VALUE  as for analyze

fleet prints many hosts as one table, those that a kernel defect struck first; compare prints two hosts fact by fact: kernel,
findings, hardware, command line, sysctl, system, packages. See "sosight help fleet" and "sosight help compare".

Options of articles:
  --lang LANG         en (default) or ja

Progress and problems go to standard error. NO_COLOR turns colours off.

Exit status, the first that applies:
  2    wrong usage, an article of --articles has an error, or --output is an input
  130  stopped by Ctrl-C
  1    at least one input (or sosreport in a sos collect archive) could not be analyzed, or an output not be written; the
       others were. show: no such file. articles check: an error, a failed test, or no article files
  10   a finding at or above --fail-on
  3    all analyzed, but an archive was damaged or cut short
  0    all analyzed
`;

/** The commands that have a help of their own. */
export const TOPICS = ['analyze', 'articles', 'show', 'fleet', 'compare', 'completion'] as const;
export type Topic = (typeof TOPICS)[number];

const OPTIONS_OF_ANALYZE = HELP.slice(HELP.indexOf('Options of analyze:'), HELP.indexOf('show prints one file'))
  .replace('Options of analyze:', 'Options:')
  .trimEnd();
const EXIT_STATUS = HELP.slice(HELP.indexOf('Exit status'));

const OF: Readonly<Record<Topic, string>> = {
  analyze: `Usage: sosight analyze FILE... [options]

Analyzes sosreports and prints a summary of each: the verdict, the lines that prove it, the kernel to upgrade to, and what could
not be assessed. A FILE is an archive (tar, plain or compressed by xz, gzip, bzip2 or zstd), a folder that holds archives, or
/dev/stdin.

${OPTIONS_OF_ANALYZE}

Examples:
  sosight analyze sosreport-db1-2022-05-16-kqzrwfm.tar.xz
  sosight analyze --format pdf --output cases/ uploads/
  sosight analyze --format json FILE | jq '.cases[].verdicts'

Progress and problems go to standard error. NO_COLOR turns colours off.

${EXIT_STATUS}`,
  fleet: `Usage: sosight fleet FILE... [options]

Prints many hosts as one table: host, kernel verdict, running kernel, risk, findings, gaps, top finding. A FILE is an archive (one
of sos collect gives a row for each host in it) or a folder that holds archives.

Options:
  --format FORMAT      text (default), csv, json, html or pdf (A4 landscape); in CSV a cell that a spreadsheet would calculate
                       begins with an apostrophe
  -o, --output PATH    write there instead of to standard output, whole or not at all
  --article ID         the kernel-defect article whose verdicts are told; by default the one that struck most hosts
  --articles DIR       use the article files (*.yaml) of DIR too; may be given more than once
  --lang LANG          en (default) or ja
  --redact             replace names of hosts and archives, and case numbers
  --limit NAME=VALUE   another bound for hostile archives, as for analyze

Exit status: 0 all read; 1 at least one input could not be, or the output not be written; 2 wrong usage; 3 all read, but an
archive was damaged or cut short; 130 stopped by Ctrl-C.
`,
  compare: `Usage: sosight compare A B [options]

Prints how two hosts differ, or one host before and after: kernel and verdicts, findings, hardware, command line, sysctl, system,
packages. One archive of sos collect that holds two hosts will do, too. What one archive does not tell is marked "?" and counts
as no difference.

Options:
  --format FORMAT      text (default), markdown, html, csv or json
  -o, --output PATH    write there instead of to standard output, whole or not at all
  --all                list the rows that are equal, too
  --articles DIR       use the article files (*.yaml) of DIR too; may be given more than once
  --lang LANG          en (default) or ja
  --limit NAME=VALUE   another bound for hostile archives, as for analyze

Exit status: as for fleet.
`,
  articles: `Usage: sosight articles ACTION

  list                 the ids, severities and titles of all articles
  show ID              one article: what it applies to, issue, resolution, cause, references
  check DIR            checks the article files of DIR, and runs the tests that they bring
  propose-tests DIR    prints tests to start from, for articles of DIR that have none
  schema               prints the JSON Schema of an article file, for an editor

Options:
  --lang LANG          en (default) or ja, for list and show

Exit status: 0 done; 1 check found an error, a failed test or no article files; 2 wrong usage, or no such article or folder.
`,
  show: `Usage: sosight show FILE [PATH [--lines A-B]]

Prints one file of an archive, found as on the host: links are followed, and the top folder may be left out. Without PATH it
lists what the archive holds, with sizes. Nothing is unpacked. What a terminal would obey is made visible instead.

Options:
  --lines A-B          only the lines A to B, counted from 1; one number for one line
  --index PATH         what analyze --index wrote of this archive: goes to the lines without reading what stands before them.
                       Refused where the archive is another one
  --limit NAME=VALUE   another bound for hostile archives, as for analyze

Examples:
  sosight show FILE                              what is in it
  sosight show FILE etc/redhat-release
  sosight show FILE var/log/messages --lines 4210-4240
  sosight analyze FILE --index /tmp/case.index && sosight show FILE var/log/messages --lines 3000000 --index /tmp/case.index

Exit status: 0 printed; 1 no such file, or not an archive; 2 wrong usage; 3 printed, but the archive is damaged or cut short;
130 stopped by Ctrl-C.
`,
  completion: `Usage: sosight completion bash | zsh | fish

Prints what makes a shell complete the words of sosight. Packages of Linux bring it along; elsewhere:
  bash    sosight completion bash > ~/.local/share/bash-completion/completions/sosight
  zsh     sosight completion zsh > FOLDER/_sosight, where FOLDER is one of $fpath
  fish    sosight completion fish > ~/.config/fish/completions/sosight.fish
`,
};

/** The help of a command, or of all of them (null). */
export const helpText = (topic: Topic | null): string => (topic === null ? HELP : OF[topic]);
