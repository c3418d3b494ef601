import { groupCounts, toActOn, verdictOf } from '../../presentation/fleet.ts';
import { fleetWords } from '../../presentation/fleet-words.ts';
import { withoutArchitecture } from '../../presentation/format.ts';
import { columns } from '../../presentation/text-width.ts';
import { visibleText } from '../../presentation/visible-text.ts';
import { words } from '../../presentation/words.ts';
import { padded } from '../text-layout.ts';
import { type FleetReport, titleOf } from './fleet-report.ts';

/** The fleet for a terminal: one line says how many are hit, then a line a host. Nothing is cut. */
export function fleetText(report: FleetReport): string {
  const { language, rows, article } = report;
  const say = fleetWords(language);
  const t = words(language);
  const head = [
    say.column.host,
    say.column.verdict,
    say.column.running,
    say.column.risk,
    say.column.findings,
    say.column.gaps,
    say.column.top,
  ];
  const lines = rows.map((row) => {
    const verdict = verdictOf(row, article);
    return [
      row.hostname ?? row.file,
      verdict === null ? '-' : t.verdict[verdict],
      row.kernel === null ? t.label.unknown : withoutArchitecture(row.kernel),
      row.topFinding === null ? '-' : `${row.topFinding.risk}/4`,
      String(row.findings),
      String(row.gaps) + (row.complete ? '' : '!'),
      row.topFinding?.title ?? (row.complete ? say.noFinding : say.cutShort),
    ].map(visibleText);
  });
  const widths = head.map((title, at) => Math.max(columns(title), ...lines.map((line) => columns(line[at] ?? ''))));
  const joined = (cells: readonly string[]): string =>
    cells
      .map((cell, at) => (at === cells.length - 1 ? cell : padded(cell, widths[at] ?? 0)))
      .join('  ')
      .trimEnd();
  const counts = groupCounts(rows, article);
  const summary =
    article === null ? say.hosts(rows.length) : say.summary(titleOf(report), counts.hit, rows.length, toActOn(counts));
  return `${[visibleText(summary), '', joined(head), ...lines.map(joined)].join('\n')}\n`;
}
