import { assertNever } from '../../shared/base/assert-never.ts';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import type { ExportFormat, Job, RecentCase, Settings } from '../../shared/contracts/ipc.ts';
import { causesFirst } from './findings-order.ts';

/** Screens of one case. `finding` is an index into the case's findings; `path` and `line` (from 1) a place in a log to start at. */
export type CaseScreenOf =
  | { readonly name: 'summary'; readonly caseId: string }
  | { readonly name: 'finding'; readonly caseId: string; readonly finding: number }
  | { readonly name: 'kernel'; readonly caseId: string }
  | { readonly name: 'timeline'; readonly caseId: string; readonly at?: string }
  | { readonly name: 'logs'; readonly caseId: string; readonly path?: string; readonly line?: number }
  | { readonly name: 'system'; readonly caseId: string }
  | { readonly name: 'note'; readonly caseId: string };

/** Screens that belong to no one case. `a` and `b` are the cases compared, `article` the one that is open. */
export type WorkspaceScreen =
  | { readonly name: 'home' }
  | { readonly name: 'library' }
  | { readonly name: 'fleet' }
  | { readonly name: 'compare'; readonly a?: string; readonly b?: string }
  | { readonly name: 'articles'; readonly article?: string }
  | { readonly name: 'settings' };

/** What the window shows. */
export type Screen = CaseScreenOf | WorkspaceScreen;

/** A case as far as it is fetched. `gone`: main does not hold it any more. */
export type OpenCase =
  | { readonly state: 'loading'; readonly summary: null }
  | { readonly state: 'ready'; readonly summary: CaseSummary }
  | { readonly state: 'gone'; readonly summary: null };

/** The last thing that the user asked for and its outcome, said in place and in a live region. */
export type Notice =
  | { readonly kind: 'exporting'; readonly format: ExportFormat }
  | { readonly kind: 'saved'; readonly file: string }
  | { readonly kind: 'note-copied' }
  /** `name` is the host of the one case, null where they are several. */
  | { readonly kind: 'deleted'; readonly caseIds: readonly string[]; readonly name: string | null }
  /** `undo` takes it back, null where it cannot be. */
  | { readonly kind: 'said'; readonly text: string; readonly undo: (() => void) | null }
  | { readonly kind: 'failed'; readonly message: string };

export interface AppState {
  readonly ready: boolean;
  readonly jobs: readonly Job[];
  readonly recent: readonly RecentCase[];
  readonly settings: Settings;
  readonly about: { readonly version: string; readonly articles: number } | null;
  readonly screen: Screen;
  /** Where Esc leads from here, the nearest last. */
  readonly origins: readonly Screen[];
  /** The case that was last on the screen: the navigation leads back to it from anywhere. */
  readonly lastCase: string | null;
  /** Cases that were shown, in the order they were first shown. */
  readonly cases: ReadonlyMap<string, OpenCase>;
  /** The findings row that is selected, by case: it survives going to a finding and back. */
  readonly selected: ReadonlyMap<string, number>;
  readonly redact: boolean;
  readonly notice: Notice | null;
}

export type Action =
  | { readonly type: 'started'; readonly jobs: readonly Job[]; readonly recent: readonly RecentCase[] }
  | { readonly type: 'about'; readonly about: { readonly version: string; readonly articles: number } }
  | { readonly type: 'jobs'; readonly jobs: readonly Job[] }
  | { readonly type: 'recent'; readonly recent: readonly RecentCase[] }
  | { readonly type: 'settings'; readonly settings: Settings }
  | { readonly type: 'show'; readonly screen: Screen }
  | { readonly type: 'back' }
  | { readonly type: 'case-loading'; readonly caseId: string }
  | { readonly type: 'case'; readonly caseId: string; readonly summary: CaseSummary | null }
  | { readonly type: 'select-finding'; readonly caseId: string; readonly index: number }
  | { readonly type: 'redact'; readonly redact: boolean }
  | { readonly type: 'notice'; readonly notice: Notice | null };

export const initialState: AppState = {
  ready: false,
  jobs: [],
  recent: [],
  settings: { theme: 'system', language: 'en', articleFolder: null },
  about: null,
  screen: { name: 'home' },
  origins: [],
  lastCase: null,
  cases: new Map(),
  selected: new Map(),
  redact: false,
  notice: null,
};

/** The case on the screen, or null on a screen of the workspace. */
export const shownCaseId = (screen: Screen): string | null => ('caseId' in screen ? screen.caseId : null);

const put = <V>(map: ReadonlyMap<string, V>, key: string, value: V): ReadonlyMap<string, V> =>
  new Map([...map, [key, value]]);

/** Where Esc leads where nothing led here: a screen of a case to its summary, all else to Home. */
const parentOf = (screen: Screen): Screen =>
  'caseId' in screen && screen.name !== 'summary' ? { name: 'summary', caseId: screen.caseId } : { name: 'home' };

const STEPS: ReadonlySet<Screen['name']> = new Set(['home', 'summary', 'finding']);
const MOST_ORIGINS = 20;

/**
 * The screens that Esc goes back through: from a raw line to the finding that led there. Home, summary and finding are a ladder
 * of their own and forget them; going to another place of the same screen adds none.
 */
function originsAfter(state: AppState, next: Screen): readonly Screen[] {
  if (STEPS.has(next.name)) return [];
  const { screen, origins } = state;
  return screen.name === next.name ? origins : [...origins, screen].slice(-MOST_ORIGINS);
}

/** The case on the screen, else the one that was last there: what the navigation and the palette are about. Null where it is gone. */
export function currentCaseId({ screen, lastCase, cases }: AppState): string | null {
  const caseId = shownCaseId(screen) ?? lastCase;
  return caseId !== null && cases.get(caseId)?.state === 'ready' ? caseId : shownCaseId(screen);
}

/** Keeps an index inside [0, count). */
const clamp = (index: number, count: number): number => Math.max(0, Math.min(index, count - 1));

/** Shows a screen; a finding also becomes the selected row of its case, and old notices go. */
function show(state: AppState, screen: Screen, origins = originsAfter(state, screen)): AppState {
  const caseId = shownCaseId(screen);
  const lastCase = caseId ?? state.lastCase;
  const cases =
    caseId === null || state.cases.has(caseId)
      ? state.cases
      : put<OpenCase>(state.cases, caseId, { state: 'loading', summary: null });
  if (screen.name !== 'finding') return { ...state, screen, origins, lastCase, cases, notice: null };
  const count = cases.get(screen.caseId)?.summary?.findings.length ?? screen.finding + 1;
  const finding = clamp(screen.finding, count);
  return {
    ...state,
    screen: { ...screen, finding },
    origins,
    lastCase,
    cases,
    selected: put(state.selected, screen.caseId, finding),
    notice: null,
  };
}

/** Back to where the user came from, else up to the summary and Home. */
function back(state: AppState): AppState {
  const from = state.origins.at(-1);
  if (from !== undefined) return show(state, from, state.origins.slice(0, -1));
  return state.screen.name === 'home' ? state : show(state, parentOf(state.screen));
}

/** A case that is being fetched again (another language) stays on the screen until the new one is here. */
function caseLoading(state: AppState, caseId: string): AppState {
  if (state.cases.get(caseId)?.state === 'ready') return state;
  return { ...state, cases: put<OpenCase>(state.cases, caseId, { state: 'loading', summary: null }) };
}

function caseArrived(state: AppState, caseId: string, summary: CaseSummary | null): AppState {
  const open: OpenCase =
    summary === null
      ? { state: 'gone', summary: null }
      : { state: 'ready', summary: { ...summary, findings: causesFirst(summary.findings) } };
  return { ...state, cases: put(state.cases, caseId, open) };
}

function selectFinding(state: AppState, caseId: string, index: number): AppState {
  const count = state.cases.get(caseId)?.summary?.findings.length ?? 0;
  return count === 0 ? state : { ...state, selected: put(state.selected, caseId, clamp(index, count)) };
}

/** The next state of the window. Pure: everything that talks to main is in actions.ts. */
export function reduce(state: AppState, action: Action): AppState {
  switch (action.type) {
    case 'started':
      return { ...state, ready: true, jobs: action.jobs, recent: action.recent };
    case 'about':
      return { ...state, about: action.about };
    case 'jobs':
      return { ...state, jobs: action.jobs };
    case 'recent':
      return { ...state, recent: action.recent };
    case 'settings':
      return { ...state, settings: action.settings };
    case 'show':
      return show(state, action.screen);
    case 'back':
      return back(state);
    case 'case-loading':
      return caseLoading(state, action.caseId);
    case 'case':
      return caseArrived(state, action.caseId, action.summary);
    case 'select-finding':
      return selectFinding(state, action.caseId, action.index);
    case 'redact':
      return { ...state, redact: action.redact };
    case 'notice':
      return { ...state, notice: action.notice };
    default:
      return assertNever(action);
  }
}
