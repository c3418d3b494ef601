import type { Check, PartResult, Table } from './result.ts';

const mark = ({ met }: Check): string => (met === null ? 'not measured' : met ? 'met' : 'not met');

/** The table of targets. */
export const checksTable = (checks: readonly Check[]): Table => ({
  title: 'Targets',
  head: ['what', 'target', 'measured', 'verdict'],
  rows: checks.map((check) => [check.what, check.target, check.measured, mark(check)]),
});

/** A table in columns, for the terminal. */
export function plainTable({ title, head, rows }: Table): string {
  const all = [head, ...rows];
  const widths = head.map((_, column) => Math.max(...all.map((row) => (row[column] ?? '').length)));
  const line = (row: readonly string[]) =>
    widths
      .map((width, column) => (row[column] ?? '').padEnd(width))
      .join('  ')
      .trimEnd();
  return [`${title}`, line(head), widths.map((width) => '-'.repeat(width)).join('  '), ...rows.map(line)].join('\n');
}

/** A part for the terminal. */
export function plainPart({ title, notes, tables, checks }: PartResult): string {
  const blocks = [...tables, ...(checks.length > 0 ? [checksTable(checks)] : [])];
  return [`== ${title}`, ...notes, ...blocks.map((table) => `\n${plainTable(table)}`)].join('\n');
}
