import { isNotable } from '../../../shared/presentation/compare-rows.ts';
import type { CompareRow, CompareSection } from '../../../shared/presentation/compare-types.ts';

export interface RowFilter {
  readonly onlyDifferences: boolean;
  /** Words that must all stand in the label or in a value. */
  readonly text: string;
}

/** The rows of a section that the filter leaves. */
export function shownRows(section: CompareSection, { onlyDifferences, text }: RowFilter): readonly CompareRow[] {
  const terms = text.toLowerCase().split(/\s+/).filter(Boolean);
  return section.rows.filter((row) => {
    if (onlyDifferences && !isNotable(row)) return false;
    const words = `${row.label}\n${row.a?.text ?? ''}\n${row.b?.text ?? ''}`.toLowerCase();
    return terms.every((term) => words.includes(term));
  });
}
