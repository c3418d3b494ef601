import type { Language } from '../../base/language.ts';
import type { FleetRow, FleetTable } from '../../contracts/fleet.ts';

// What a caller builds the report from; `main` takes it from here.
export { type FleetPart, fleetPart, fleetTable, leadingArticle, sortedRows } from '../../presentation/fleet.ts';

/** What a report of a fleet is made of; the rows are in the order in which they are to stand. */
export interface FleetReport {
  readonly language: Language;
  readonly table: FleetTable;
  readonly rows: readonly FleetRow[];
  /** The article whose verdicts are told; null where no kernel-defect article judged these hosts. */
  readonly article: string | null;
  readonly redacted: boolean;
  /** When it was made: ISO 8601. */
  readonly madeAt: string;
}

export const titleOf = ({ table, article }: FleetReport): string =>
  table.articles.find(({ id }) => id === article)?.title ?? article ?? '';
