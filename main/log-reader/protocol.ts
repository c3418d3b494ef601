import type { KeptIndex } from '../../shared/analyze.ts';
import type {
  ArchiveEntry,
  LogFilter,
  LogRow,
  LogSearch,
  LogViewState,
  SearchState,
} from '../../shared/contracts/logs.ts';

// What main and the log reader process say to each other. Both sides are ours and of one build; what comes back is checked by
// the schemas of the window's requests before it goes there.

/** What a case says of its archive and its lines, as far as the log explorer needs it. */
export interface CaseFacts {
  readonly place: { readonly kind: 'file'; readonly path: string } | { readonly kind: 'sample' };
  /** `CaseSummary.source.member`. */
  readonly member: string | null;
  readonly boots: readonly { readonly index: number; readonly start: string | null }[];
  readonly utcOffsetMinutes: number | null;
  readonly collectedAt: string | null;
  readonly proving: readonly {
    readonly path: string;
    readonly line: number;
    readonly article: string;
    readonly boot: number | null;
  }[];
  /** Kept from the analysis, null where it is not. */
  readonly kept: KeptIndex | null;
}

/** What is asked of the process, by name: what it takes and what it answers. */
export interface ReaderRequests {
  'open-case': { takes: { caseId: string; facts: CaseFacts }; gives: null };
  'forget-case': { takes: { caseId: string }; gives: null };
  folder: { takes: { caseId: string; path: string }; gives: ArchiveEntry[] };
  'find-files': { takes: { caseId: string; text: string }; gives: { total: number; entries: ArchiveEntry[] } };
  open: { takes: { caseId: string; viewId: string; paths: string[] }; gives: LogViewState };
  rows: { takes: { viewId: string; from: number; count: number }; gives: LogRow[] };
  'row-of-line': {
    takes: { viewId: string; path: string; line: number };
    gives: { row: number; hidden: boolean } | null;
  };
  'row-at-time': { takes: { viewId: string; time: string }; gives: number | null };
  filter: { takes: { viewId: string; filter: LogFilter }; gives: LogViewState };
  search: { takes: { viewId: string; search: LogSearch }; gives: SearchState };
  'end-search': { takes: { viewId: string }; gives: null };
  match: {
    takes: { viewId: string; from: number; step: 1 | -1 };
    gives: { row: number; number: number | null } | null;
  };
  close: { takes: { viewId: string }; gives: null };
}
export type ReaderRequest = keyof ReaderRequests;

/** One request on its way. */
export interface ToReader {
  readonly id: number;
  readonly name: ReaderRequest;
  readonly argument: unknown;
}

export type FromReader =
  | { readonly type: 'answer'; readonly id: number; readonly value: unknown }
  | { readonly type: 'refused'; readonly id: number; readonly message: string }
  | { readonly type: 'view'; readonly state: LogViewState }
  | { readonly type: 'search'; readonly state: SearchState };
