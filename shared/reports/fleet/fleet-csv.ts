import { verdictOf } from '../../presentation/fleet.ts';
import { fleetWords } from '../../presentation/fleet-words.ts';
import { visibleText } from '../../presentation/visible-text.ts';
import { words } from '../../presentation/words.ts';
import { BYTE_ORDER_MARK, csv } from '../csv.ts';
import type { FleetReport } from './fleet-report.ts';

const text = (value: string | null): string | null => (value === null ? null : visibleText(value));

/** The fleet as CSV: a row a host, first the names of the columns. Values that are not known are empty. */
export function fleetCsv({ language, rows, article }: FleetReport): string {
  const say = fleetWords(language);
  const t = words(language);
  const { column } = say;
  const head = [
    column.host,
    column.os,
    column.verdict,
    `${column.verdict} (id)`,
    t.title.kernel,
    column.top,
    say.severity,
    column.risk,
    column.findings,
    column.gaps,
    column.collected,
    column.case,
    say.complete,
    say.archive,
  ];
  const body = rows.map((row) => {
    const verdict = verdictOf(row, article);
    const top = row.topFinding;
    return [
      text(row.hostname),
      text(row.os),
      verdict === null ? null : t.verdict[verdict],
      verdict,
      text(row.kernel),
      text(top?.title ?? null),
      top === null ? null : t.severity[top.severity],
      top?.risk ?? null,
      row.findings,
      row.gaps,
      text(row.collectedAt),
      text(row.caseNumber),
      row.complete ? say.yes : say.no,
      text(row.member === null ? row.file : `${row.file}: ${row.member}`),
    ];
  });
  return BYTE_ORDER_MARK + csv([head, ...body]);
}
