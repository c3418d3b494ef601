import type { FleetSource } from '../../../shared/contracts/fleet.ts';
import type { FleetFilter, FleetGroup, FleetSort } from '../../../shared/presentation/fleet.ts';

/** How the fleet is looked at: it stays so while one visits a case and comes back. */
export interface FleetView {
  /** Null until the user chose: then what has cases. */
  readonly source: FleetSource | null;
  /** Null for the article that struck most hosts. */
  readonly article: string | null;
  readonly sort: FleetSort;
  readonly filter: FleetFilter;
  /** Cases in the order in which they were selected. */
  readonly selected: readonly string[];
  /** The row that the keys move. */
  readonly current: string | null;
}

export const NO_FILTER: FleetFilter = { text: '', groups: new Set(), severity: null, file: null };

export const initialView: FleetView = {
  source: null,
  article: null,
  sort: { column: 'verdict', descending: false },
  filter: NO_FILTER,
  selected: [],
  current: null,
};

/** Selects a case, or takes it out. */
export const toggled = (selected: readonly string[], caseId: string): readonly string[] =>
  selected.includes(caseId) ? selected.filter((one) => one !== caseId) : [...selected, caseId];

/** The first click on a head sorts by its natural order, the next ones turn it around. */
export const sortBy = (sort: FleetSort, column: FleetSort['column']): FleetSort =>
  sort.column === column ? { column, descending: !sort.descending } : { column, descending: false };

/** Shows only this group besides those pressed already, or takes it out. */
export function toggledGroup(groups: ReadonlySet<FleetGroup>, group: FleetGroup): ReadonlySet<FleetGroup> {
  const next = new Set(groups);
  if (!next.delete(group)) next.add(group);
  return next;
}
