import { join, resolve } from 'node:path';
import { app, nativeTheme, session } from 'electron';
import { builtPath } from './built.ts';
import type { Task } from './command-line.ts';
import type { Desk, Opened } from './desk.ts';
import { handleRequests } from './ipc/handle-requests.ts';
import { type Late, late } from './late-desk.ts';
import { setUpMenu } from './menu.ts';
import { serveApp } from './security/app-protocol.ts';
import { logError } from './security/log-error.ts';
import { type SettingsStore, settingsStore } from './state/settings-store.ts';
import { windowPlaceStore } from './state/window-place.ts';
import { type AppWindow, appWindow } from './window.ts';

// The window comes first: what stands behind it (desk.ts: the schemas, the library, the queue) is loaded when the page asks for
// something and its first frame is on the screen. What is imported here is loaded before Electron may begin to open a window, and
// has to stay little; a test looks.

type WindowTask = Extract<Task, { kind: 'window' }>;

function followTheme(settings: SettingsStore): void {
  const apply = () => {
    nativeTheme.themeSource = settings.get().theme;
  };
  settings.onChange(apply);
  apply();
}

/** Files that the system hands over: a second start, and macOS's own way of opening a document. */
function takeHandedOver(window: AppWindow, desk: Late<Desk>): void {
  app.on('second-instance', (_event, _argv, _folder, data) => {
    window.show();
    desk.soon((one) => one.openHandedOver(data));
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    window.show();
    open(desk, { files: [resolve(path)], sample: false });
  });
}

function open(desk: Late<Desk>, opened: Opened): void {
  desk.soon((one) => one.open(opened));
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

function endWithWindow(desk: Late<Desk>): void {
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('before-quit', () => void desk.ifWanted((one) => one.end()));
  saveBeforeEnd(() => desk.ifWanted((one) => one.finish()));
}

/** What a first frame takes from the page to the screen, amply: main, busy with loading, would hold it up. */
const PAINTING_MS = 100;
/** A page that does not come is waited for no longer. */
const LATEST_MS = 2_000;

/** Resolves when the window's first frame is on the screen. */
const painted = (window: AppWindow): Promise<void> =>
  new Promise((resolve) => {
    window.current()?.once('ready-to-show', () => setTimeout(resolve, PAINTING_MS));
    setTimeout(resolve, LATEST_MS);
  });

/** Opens the window, then sets up all around it, and opens what was named. macOS may hand over files before the app is ready. */
function start({ files, sample }: WindowTask, early: readonly string[]): void {
  const data = app.getPath('userData');
  const settings = settingsStore(join(data, 'settings.json'), app.getLocale());
  const pages = session.fromPartition('sosight');
  const places = windowPlaceStore(join(data, 'window.json'));
  const window = appWindow(pages, places, () => void desk.ifWanted((one) => one.pageLost()));
  const desk: Late<Desk> = late(
    async () => {
      await seen;
      return (await import('./desk.ts')).setUpDesk(window, settings);
    },
    (error) => logError('what stands behind the window failed', error),
  );
  followTheme(settings);
  serveApp(pages, builtPath('../renderer'));
  // Its process takes longest to start: all else is done meanwhile.
  window.show();
  const seen = painted(window);
  handleRequests(
    () => window.current()?.webContents ?? null,
    async () => (await desk.get()).answer,
  );
  setUpMenu(settings, {
    openDialog: () => desk.soon((one) => one.openDialog()),
    openSample: () => open(desk, { files: [], sample: true }),
    command: (name) => desk.soon((one) => one.command(name)),
  });
  takeHandedOver(window, desk);
  endWithWindow(desk);
  app.on('activate', () => window.show());
  // Not before the page listens: it would miss being told to show a case that is read at once.
  window.current()?.webContents.once('did-finish-load', () => {
    open(desk, { files: [...files, ...early], sample });
  });
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
