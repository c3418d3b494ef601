import type { Language } from '../../base/language.ts';
import { isNotable } from '../../presentation/compare-rows.ts';
import type {
  CompareCell,
  CompareRow,
  CompareSection,
  CompareSide,
  Comparison,
} from '../../presentation/compare-types.ts';
import type { CompareWords } from '../../presentation/compare-words.ts';
import { formatTime } from '../../presentation/format.ts';

// What a caller builds the report from; `main` takes it from here.
export { compareCases } from '../../presentation/compare.ts';

/** What a report of a comparison is made of. */
export interface CompareReport {
  readonly language: Language;
  readonly comparison: Comparison;
  /** Leaves out the rows that are equal. */
  readonly onlyDifferences: boolean;
  readonly redacted: boolean;
}

/** The rows of a section that the report lists, and how many equal ones it leaves out. */
export function listedRows(
  section: CompareSection,
  onlyDifferences: boolean,
): { rows: readonly CompareRow[]; left: number } {
  const rows = onlyDifferences ? section.rows.filter(isNotable) : section.rows;
  return { rows, left: section.rows.length - rows.length };
}

/** What stands in place of a value that is not there: missing on that host, or not told by its archive. */
export const cellText = (cell: CompareCell | null, { sign }: CompareRow, say: CompareWords): string =>
  cell?.text ?? (sign === 'unknown' ? say.notInArchive : say.notPresent);

/** One character for each sign, with its word beside it where there is room. */
export const SIGNS: Readonly<Record<CompareRow['sign'], string>> = {
  same: '=',
  differs: '≠',
  'only-a': 'A',
  'only-b': 'B',
  unknown: '?',
};

/** "dbsrv07, collected 16 May 2022, 02:41 UTC+9". */
export const sideText = (side: CompareSide, say: CompareWords, language: Language): string =>
  side.collectedAt === null ? side.name : `${side.name}, ${say.collected} ${formatTime(side.collectedAt, language)}`;

/** "6 of 8 rows differ; 1 cannot be told". */
export const countText = ({ differing, rows, unknown }: Comparison, say: CompareWords): string =>
  say.rowsDiffer(differing, rows) + (unknown === 0 ? '' : `; ${say.cannotTell(unknown)}`);
