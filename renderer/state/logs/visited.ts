import type { LogFilter } from '../../../shared/contracts/logs.ts';
import { EMPTY_TREE, type Tree } from './archive-tree.ts';
import { NO_FILTER } from './filters.ts';

/** Where one was in the logs of a case. */
export interface Visit {
  paths: readonly string[];
  line: { readonly path: string; readonly line: number } | null;
  filter: LogFilter;
  tree: Tree;
}

const visits = new Map<string, Visit>();

/** The last visit to a case's logs while the window is open; a new one where there was none. Changed in place: nothing shows it. */
export function visitOf(caseId: string): Visit {
  const known = visits.get(caseId);
  if (known !== undefined) return known;
  const visit: Visit = { paths: [], line: null, filter: NO_FILTER, tree: EMPTY_TREE };
  visits.set(caseId, visit);
  return visit;
}
