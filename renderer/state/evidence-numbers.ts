import type { ExcerptRow, LineRow } from '../../shared/presentation/excerpt-panels.ts';

/** A row with the number of the proving line that it is, or of the first one that stands in or after it. */
export interface Numbered<Row> {
  readonly row: Row;
  readonly proof: number;
}

const hitsOf = (row: ExcerptRow): number => (row.kind === 'fold' ? row.hits : row.proof ? 1 : 0);

/** Numbers the proving lines of a panel from `first` on; those inside folded rows count too. */
export function numberRows<Row extends ExcerptRow | LineRow>(rows: readonly Row[], first: number): Numbered<Row>[] {
  let proof = first;
  return rows.map((row) => {
    const here = { row, proof };
    proof += hitsOf(row);
    return here;
  });
}
