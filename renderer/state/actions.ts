import type {
  EventName,
  EventPayload,
  ExportFormat,
  Gives,
  RequestName,
  Settings,
  SosightBridge,
  Takes,
} from '../../shared/contracts/ipc.ts';
import { type Action, type AppState, type Screen, shownCaseId } from './app-state.ts';
import type { Store } from './store.ts';

/** Everything a view can ask for. Failures never throw: they become the notice of the window. */
export interface Actions {
  /** Fetches what the window starts from and listens to main; returns the function that ends listening. */
  start(): () => void;
  show(screen: Screen): void;
  back(): void;
  selectFinding(caseId: string, index: number): void;
  addFiles(files: readonly File[]): void;
  openDialog(): void;
  addSample(): void;
  cancel(id: string): void;
  retry(id: string): void;
  removeJob(id: string): void;
  clearFinished(): void;
  openRecent(id: string): void;
  /** Deletes cases with their notes; the notice offers to undo it. `name` is the host of the one case. */
  deleteCases(caseIds: readonly string[], name: string | null): void;
  restoreCases(caseIds: readonly string[]): void;
  /** Says something that went well in the window's notice line, with a way to take it back where there is one. */
  say(text: string, undo?: () => void): void;
  set(settings: Partial<Pick<Settings, 'theme' | 'language'>>): void;
  /** Sets the bounds of archives; those left out are at their defaults again. */
  setLimits(limits: NonNullable<Settings['limits']>): void;
  /** Asks for the folder of the user's own articles; the next analyses use them. */
  chooseArticleFolder(): void;
  clearArticleFolder(): void;
  setRedact(redact: boolean): void;
  /** Exports the case on the screen; does nothing on Home. */
  exportCase(format: ExportFormat): void;
  copyNote(): void;
  copy(text: string): void;
  dismissNotice(): void;
  /** Asks main for something that only one screen needs; the screen keeps the answer itself. Rejects where main refuses. */
  request<N extends RequestName>(name: N, argument: Takes<N>): Promise<Gives<N>>;
  /** Listens to main; returns the function that ends listening. */
  on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void;
  /** Says a failure in the window's notice line. */
  fail(error: unknown): void;
}

export type AppStore = Store<AppState, Action>;

const messageOf = (error: unknown): string => (error instanceof Error ? error.message : String(error));

/** Runs a request whose answer nobody waits for; its failure becomes the notice. */
function run(store: AppStore, work: () => Promise<unknown>): void {
  work().catch((error: unknown) =>
    store.dispatch({ type: 'notice', notice: { kind: 'failed', message: messageOf(error) } }),
  );
}

/** Fetches a case in the language of the settings. An answer for a language left meanwhile is dropped. */
async function fetchCase(bridge: SosightBridge, store: AppStore, caseId: string): Promise<void> {
  store.dispatch({ type: 'case-loading', caseId });
  const language = store.get().settings.language;
  const summary = await bridge.request('cases:get', { caseId });
  if (store.get().settings.language === language) store.dispatch({ type: 'case', caseId, summary });
}

function applySettings(bridge: SosightBridge, store: AppStore, settings: Settings): void {
  const before = store.get().settings.language;
  store.dispatch({ type: 'settings', settings });
  if (before === settings.language) return;
  for (const caseId of store.get().cases.keys()) run(store, () => fetchCase(bridge, store, caseId));
}

function showScreen(bridge: SosightBridge, store: AppStore, screen: Screen): void {
  const caseId = shownCaseId(screen);
  const known = caseId !== null && store.get().cases.get(caseId)?.state === 'ready';
  store.dispatch({ type: 'show', screen });
  if (caseId !== null && !known) run(store, () => fetchCase(bridge, store, caseId));
}

async function exportCase(bridge: SosightBridge, store: AppStore, format: ExportFormat): Promise<void> {
  const caseId = shownCaseId(store.get().screen);
  if (caseId === null) return;
  store.dispatch({ type: 'notice', notice: { kind: 'exporting', format } });
  const outcome = await bridge.request('cases:export', { caseId, format, redact: store.get().redact });
  if (outcome.state === 'saved') store.dispatch({ type: 'notice', notice: { kind: 'saved', file: outcome.file } });
  else if (outcome.state === 'cancelled') store.dispatch({ type: 'notice', notice: null });
  else store.dispatch({ type: 'notice', notice: { kind: 'failed', message: outcome.message } });
}

async function copyNote(bridge: SosightBridge, store: AppStore): Promise<void> {
  const caseId = shownCaseId(store.get().screen);
  if (caseId === null) return;
  await bridge.request('cases:copy-note', { caseId, redact: store.get().redact });
  store.dispatch({ type: 'notice', notice: { kind: 'note-copied' } });
}

async function deleteCases(
  bridge: SosightBridge,
  store: AppStore,
  caseIds: readonly string[],
  name: string | null,
): Promise<void> {
  await bridge.request('library:delete', { caseIds: [...caseIds] });
  store.dispatch({ type: 'notice', notice: { kind: 'deleted', caseIds, name } });
}

async function restoreCases(bridge: SosightBridge, store: AppStore, caseIds: readonly string[]): Promise<void> {
  await bridge.request('library:restore', { caseIds: [...caseIds] });
  store.dispatch({ type: 'notice', notice: null });
}

/** Cases that the window holds and that were analysed again, numbered or deleted meanwhile. */
function refetch(bridge: SosightBridge, store: AppStore, caseIds: readonly string[]): void {
  const held = store.get().cases;
  for (const caseId of caseIds) if (held.has(caseId)) run(store, () => fetchCase(bridge, store, caseId));
}

async function load(bridge: SosightBridge, store: AppStore): Promise<void> {
  applySettings(bridge, store, await bridge.request('settings:get', undefined));
  const [jobs, recent, about] = await Promise.all([
    bridge.request('jobs:list', undefined),
    bridge.request('recent:list', undefined),
    bridge.request('app:about', undefined),
  ]);
  store.dispatch({ type: 'about', about });
  store.dispatch({ type: 'started', jobs, recent });
}

function start(bridge: SosightBridge, store: AppStore): () => void {
  const endings = [
    bridge.on('jobs:changed', (jobs) => store.dispatch({ type: 'jobs', jobs })),
    bridge.on('recent:changed', (recent) => store.dispatch({ type: 'recent', recent })),
    bridge.on('library:changed', ({ caseIds, what }) => {
      if (what === 'case') refetch(bridge, store, caseIds);
    }),
    bridge.on('settings:changed', (settings) => applySettings(bridge, store, settings)),
    bridge.on('cases:show', ({ caseId }) => showScreen(bridge, store, { name: 'summary', caseId })),
  ];
  run(store, () => load(bridge, store));
  return () => {
    for (const end of endings) end();
  };
}

/** Hands dropped files over by their real paths; a drop without any (text, an image of a page) is ignored. */
function addFiles(bridge: SosightBridge, store: AppStore, files: readonly File[]): void {
  const paths = files.map((file) => bridge.pathOf(file)).filter((path) => path !== '');
  if (paths.length > 0) run(store, () => bridge.request('jobs:add', { paths }));
}

/** Binds what the views ask for to the bridge and the store. */
export function createActions(bridge: SosightBridge, store: AppStore): Actions {
  const ask = (work: () => Promise<unknown>): void => run(store, work);
  return {
    start: () => start(bridge, store),
    show: (screen) => showScreen(bridge, store, screen),
    back: () => store.dispatch({ type: 'back' }),
    selectFinding: (caseId, index) => store.dispatch({ type: 'select-finding', caseId, index }),
    addFiles: (files) => addFiles(bridge, store, files),
    openDialog: () => ask(() => bridge.request('jobs:open-dialog', undefined)),
    addSample: () => ask(() => bridge.request('jobs:add-sample', undefined)),
    cancel: (id) => ask(() => bridge.request('jobs:cancel', { id })),
    retry: (id) => ask(() => bridge.request('jobs:retry', { id })),
    removeJob: (id) => ask(() => bridge.request('jobs:remove', { id })),
    clearFinished: () => ask(() => bridge.request('jobs:clear-finished', undefined)),
    openRecent: (id) => ask(() => bridge.request('recent:open', { id })),
    deleteCases: (caseIds, name) => ask(() => deleteCases(bridge, store, caseIds, name)),
    restoreCases: (caseIds) => ask(() => restoreCases(bridge, store, caseIds)),
    say: (text, undo) => store.dispatch({ type: 'notice', notice: { kind: 'said', text, undo: undo ?? null } }),
    set: (settings) => ask(async () => applySettings(bridge, store, await bridge.request('settings:set', settings))),
    setLimits: (limits) =>
      ask(async () => applySettings(bridge, store, await bridge.request('settings:set', { limits }))),
    chooseArticleFolder: () =>
      ask(async () => applySettings(bridge, store, await bridge.request('settings:choose-article-folder', undefined))),
    clearArticleFolder: () =>
      ask(async () => applySettings(bridge, store, await bridge.request('settings:clear-article-folder', undefined))),
    setRedact: (redact) => store.dispatch({ type: 'redact', redact }),
    exportCase: (format) => ask(() => exportCase(bridge, store, format)),
    copyNote: () => ask(() => copyNote(bridge, store)),
    copy: (text) => ask(() => bridge.request('clipboard:write', { text })),
    dismissNotice: () => store.dispatch({ type: 'notice', notice: null }),
    request: (name, argument) => bridge.request(name, argument),
    on: (name, listener) => bridge.on(name, listener),
    fail: (error) => store.dispatch({ type: 'notice', notice: { kind: 'failed', message: messageOf(error) } }),
  };
}
