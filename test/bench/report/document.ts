import type { KeptResult, Table } from './result.ts';
import { checksTable } from './text.ts';

const INTRO = `# Performance
Written by \`npm run bench\`; not by hand. What stands here was measured, on the machine and at the commit that each part names. "Ours" is
\`sosight analyze --format json FILE\` in plain Node, from the start of the process to its end. Systems that are compared ran in turn, one
after the other in each round, every other round in the opposite order; times are medians of the rounds, ratios are medians of
the rounds' ratios with the least and the most. MB are millions of bytes, decoded. Files are read from the page cache.

The archives are made by the bench (\`test/bench/corpus/\`, fixed seed): sosreports of a RHEL 7 host with the EFI page fault. Half of their
bytes are binary journals that no article reads; a third is syslog that is read (\`var/log/messages\` and four rotations, and the
journal as text); the rest is logs that no article reads and thousands of small files.`;

const cell = (text: string): string => text.replaceAll('|', '\\|');

function markdownTable({ title, head, rows }: Table): string {
  const line = (cells: readonly string[]) => `| ${cells.map(cell).join(' | ')} |`;
  return [`**${title}**`, '', line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** A load average from which on other programs took a part of the machine's time. */
const BUSY = 1;
const isBusy = ({ load }: KeptResult): boolean => Number(load) > BUSY;

/** What a reader must know before the targets: absolute times of a busy machine are not those of an idle one. */
function warning(parts: readonly KeptResult[]): string {
  const busy = parts.filter(isBusy).map(({ title, load }) => `${title} (${load})`);
  if (busy.length === 0) return '';
  return `\n**Other programs kept the machine busy** while these parts ran (load average when they began): ${busy.join(', ')}. Their times
are longer, and their ratios less sure, than those of an idle machine: run the bench again there before judging by them.\n`;
}

function section(part: KeptResult): string {
  const { title, notes, tables, date, commit, command, rounds, seconds, machine, load } = part;
  const made = `Measured ${date} at commit ${commit}; ${rounds} rounds, ${Math.round(seconds)} s in all. ${machine}. Load average when it began: ${load}.`;
  return [
    `## ${title}`,
    `\`${command}\``,
    '',
    made,
    ...notes,
    '',
    ...tables.map((table) => `${markdownTable(table)}\n`),
  ].join('\n');
}

/** docs/performance.md, of the newest result of each part, in the order of the parts. */
export function performanceDocument(parts: readonly KeptResult[]): string {
  const checks = parts.flatMap((part) => part.checks);
  const [, , ...rows] = markdownTable(checksTable(checks)).split('\n');
  const targets = `## Targets of issue 3\n${warning(parts)}\n${rows.join('\n')}`;
  return `${[INTRO, targets, ...parts.map(section)].join('\n\n').trimEnd()}\n`;
}
