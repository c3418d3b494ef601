import { join, resolve } from 'node:path';
import { app, nativeTheme, session } from 'electron';
import { z } from 'zod';
import { analysisProcess } from './analysis/analysis-process.ts';
import type { Task } from './command-line.ts';
import { systemDialogs } from './dialogs.ts';
import { dragFiles } from './export/drag-files.ts';
import { handleRequests } from './ipc/handle-requests.ts';
import { requestHandlers } from './ipc/handlers.ts';
import { eventSender } from './ipc/send-event.ts';
import { caseLibrary } from './library/library.ts';
import { logReading } from './log-reader/reader-process.ts';
import { setUpMenu } from './menu.ts';
import { notifyDone } from './notify.ts';
import { serveApp } from './security/app-protocol.ts';
import { type SettingsStore, settingsStore } from './state/settings-store.ts';
import { windowPlaceStore } from './state/window-place.ts';
import { type AppWindow, appWindow } from './window.ts';
import { type Workspace, workspace } from './workspace.ts';

/** What was named on the command line; also what a second start hands over to the first. */
const Opened = z.object({ files: z.array(z.string()), sample: z.boolean() });
type Opened = z.infer<typeof Opened>;

function open({ files, sample }: Opened, desk: Workspace): void {
  if (files.length > 0) void desk.open(files);
  if (sample) desk.openSample();
}

function followTheme(settings: SettingsStore): void {
  const apply = () => {
    nativeTheme.themeSource = settings.get().theme;
  };
  settings.onChange(apply);
  apply();
}

/** Files that the system hands over: a second start, and macOS's own way of opening a document. */
function takeHandedOver(window: AppWindow, desk: Workspace): void {
  app.on('second-instance', (_event, _argv, _folder, data) => {
    window.show();
    const opened = Opened.safeParse(data);
    if (opened.success) open(opened.data, desk);
  });
  app.on('open-file', (event, path) => {
    event.preventDefault();
    window.show();
    void desk.open([resolve(path)]);
  });
}

function quitWithWindow(desk: Workspace): void {
  app.on('window-all-closed', () => {
    if (process.platform !== 'darwin') app.quit();
  });
  app.on('before-quit', () => desk.queue.cancelAll());
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

/** Sets everything up around the window and opens what was named. macOS may hand over files before the app is ready. */
function start(opened: Opened, early: readonly string[]): void {
  const data = app.getPath('userData');
  const pages = session.fromPartition('sosight');
  // The views of logs that a page had open nobody can close any more.
  const window = appWindow(pages, windowPlaceStore(join(data, 'window.json')), () => logs.reader.end());
  const page = () => window.current()?.webContents ?? null;
  const settings = settingsStore(join(data, 'settings.json'), app.getLocale());
  const library = caseLibrary(join(data, 'cases'));
  const drag = dragFiles(join(data, 'drag'));
  const analysisSettings = () => {
    const { articleFolder, limits = {} } = settings.get();
    return { articleFolders: articleFolder === null ? [] : [articleFolder], limits };
  };
  const send = eventSender(page);
  const logs = logReading(send);
  const analysis = analysisProcess(analysisSettings, (input, size, kept) => logs.indexes.put(input, size, kept));
  const desk = workspace({
    start: analysis,
    library,
    settings,
    send,
    onIdle: (jobs, took) => notifyDone(window, jobs, took, settings.get().language),
  });
  const dialogs = systemDialogs(() => window.current());
  serveApp(pages, join(__dirname, '../renderer'));
  handleRequests(page, requestHandlers(desk, dialogs, drag, logs));
  followTheme(settings);
  setUpMenu(settings, {
    openDialog: () => void dialogs.chooseArchives().then((paths) => desk.open(paths)),
    openSample: () => desk.openSample(),
    command: (name) => eventSender(page)('menu:command', name),
  });
  takeHandedOver(window, desk);
  quitWithWindow(desk);
  void drag.clear();
  saveBeforeEnd(() => Promise.allSettled([library.flush(true), drag.clear()]));
  app.on('activate', () => window.show());
  window.show();
  // Not before the page listens: it would miss being told to show a case that is read at once.
  window.current()?.webContents.once('did-finish-load', () => {
    open({ files: [...opened.files, ...early], sample: opened.sample }, desk);
  });
}

/** Runs the app with its window, or hands the files over to the one that runs already and ends. */
export function runWindow(task: Extract<Task, { kind: 'window' }>): void {
  const opened: Opened = { files: [...task.files], sample: task.sample };
  if (!app.requestSingleInstanceLock(opened)) {
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
    start(opened, early);
  });
}
