/** What `--help` prints. The exit status is a contract with scripts. */
export const HELP = `Sosight reads sosreport archives offline, never unpacks them to disk, and says what is wrong with the host.

Usage:
  sosight analyze FILE... [options]
  sosight articles list | show ID | check DIR | propose-tests DIR | schema
  sosight show FILE [PATH [--lines A-B]]
  sosight --help | --version

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

show prints one file of an archive, or its lines A to B, found as on the host: links are followed, and the top folder may be
left out. Without PATH it lists what the archive holds, with sizes. Nothing is unpacked.

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
