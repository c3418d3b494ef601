import { join, resolve } from 'node:path';
import { app, nativeTheme, session } from 'electron';
import type { Task } from './command-line.ts';
import type { Desk } from './desk.ts';
import { handleRequests } from './ipc/handle-requests.ts';
import { setUpMenu } from './menu.ts';
import { serveApp } from './security/app-protocol.ts';
import { logError } from './security/log-error.ts';
import { type SettingsStore, settingsStore } from './state/settings-store.ts';
import { windowPlaceStore } from './state/window-place.ts';
import { type AppWindow, appWindow } from './window.ts';

// The window comes first: what stands behind it (desk.ts: the schemas, the library, the queue) is loaded while the window paints.
// What is imported here is loaded before Electron may begin to open a window, and has to stay little; a test looks.

type Opened = Parameters<Desk['open']>[0];
type WindowTask = Extract<Task, { kind: 'window' }>;

function followTheme(settings: SettingsStore): void {
  const apply = () => {
    nativeTheme.themeSource = settings.get().theme;
  };
  settings.onChange(apply);
  apply();
}

/** Files that the system hands over: a second start, and macOS's own way of opening a document. */
function takeHandedOver(window: AppWindow, open: (opened: Opened) => void): void {
  app.on('second-instance', (_event, _argv, _folder, data) => {
    window.show();
    open(data);
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    window.show();
    open({ files: [resolve(path)], sample: false });
  });
}

/** A disk that does not answer must not keep the app from ending. */
const SAVING_MS = 10_000;

/** Ends only when all that was written in the window is on the disk. */
function saveBeforeEnd(finish: () => Promise<unknown>): void {
  let saved = false;
  app.on('will-quit', (event) => {
    if (saved) return;
    event.preventDefault();
    const patience = new Promise((resolve) => setTimeout(resolve, SAVING_MS));
    void Promise.race([finish(), patience]).finally(() => {
      saved = true;
      app.quit();
    });
  });
}

function endWithWindow(desk: Promise<Desk>): void {
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('before-quit', () => void desk.then((one) => one.cancelAll()));
  saveBeforeEnd(() => desk.then((one) => one.finish()));
}

/** A page that does not come must not keep the desk from being there. */
const FIRST_PAINT_MS = 2_000;

/** Resolves when the window has something to see. */
const painted = (window: AppWindow): Promise<void> =>
  new Promise((resolve) => {
    window.current()?.once('ready-to-show', () => resolve());
    setTimeout(resolve, FIRST_PAINT_MS);
  });

const loaded = (window: AppWindow): Promise<void> =>
  new Promise((resolve) => {
    window.current()?.webContents.once('did-finish-load', () => resolve());
  });

async function loadDesk(window: AppWindow, settings: SettingsStore): Promise<Desk> {
  await painted(window);
  const { setUpDesk } = await import('./desk.ts');
  return setUpDesk(window, settings);
}

/** Opens the window, loads the desk behind it and opens what was named. macOS may hand over files before the app is ready. */
function start({ files, sample }: WindowTask, early: readonly string[]): void {
  const data = app.getPath('userData');
  const settings = settingsStore(join(data, 'settings.json'), app.getLocale());
  const pages = session.fromPartition('sosight');
  let come: (desk: Desk | Promise<Desk>) => void = () => undefined;
  const desk = new Promise<Desk>((resolve) => {
    come = resolve;
  });
  const soon = (work: (desk: Desk) => void): void => {
    desk.then(work).catch((error: unknown) => logError('what stands behind the window failed', error));
  };
  const window = appWindow(pages, windowPlaceStore(join(data, 'window.json')), () => soon((one) => one.pageLost()));
  serveApp(pages, join(__dirname, '../renderer'));
  handleRequests(
    () => window.current()?.webContents ?? null,
    desk.then((one) => one.answer),
  );
  followTheme(settings);
  setUpMenu(settings, {
    openDialog: () => soon((one) => one.openDialog()),
    openSample: () => soon((one) => one.open({ files: [], sample: true })),
    command: (name) => soon((one) => one.command(name)),
  });
  takeHandedOver(window, (opened) => soon((one) => one.open(opened)));
  endWithWindow(desk);
  app.on('activate', () => window.show());
  window.show();
  come(loadDesk(window, settings));
  // Not before the page listens: it would miss being told to show a case that is read at once.
  void loaded(window).then(() => soon((one) => one.open({ files: [...files, ...early], sample })));
}

/** Runs the app with its window, or hands the files over to the one that runs already and ends. */
export function runWindow(task: WindowTask): void {
  if (!app.requestSingleInstanceLock({ files: [...task.files], sample: task.sample })) {
    app.quit();
    return;
  }
  const early: string[] = [];
  const keep = (event: { preventDefault(): void }, path: string) => {
    event.preventDefault();
    early.push(path);
  };
  app.on('open-file', keep);
  void app.whenReady().then(() => {
    app.off('open-file', keep);
    start(task, early);
  });
}
