import { compareWords } from '../../presentation/compare-words.ts';
import { visibleText } from '../../presentation/visible-text.ts';
import { BYTE_ORDER_MARK, csv } from '../csv.ts';
import { type CompareReport, cellText, listedRows } from './compare-report.ts';

/** The comparison as CSV: section, fact, sign in words, A, B. */
export function compareCsv({ comparison, language, onlyDifferences }: CompareReport): string {
  const say = compareWords(language);
  const { a, b } = comparison;
  const rows = comparison.sections.flatMap((section) =>
    listedRows(section, onlyDifferences).rows.map((row) => [
      section.title,
      row.label,
      say.sign[row.sign],
      cellText(row.a, row, say),
      cellText(row.b, row, say),
    ]),
  );
  const head = ['', say.fact, '', `A: ${a.name}`, `B: ${b.name}`];
  return BYTE_ORDER_MARK + csv([head, ...rows].map((row) => row.map(visibleText)));
}
