import { join } from 'node:path';
import { app } from 'electron';
import { z } from 'zod';
import type { EventPayload } from '../shared/contracts/ipc.ts';
import { analysisProcess } from './analysis/analysis-process.ts';
import { systemDialogs } from './dialogs.ts';
import { dragFiles } from './export/drag-files.ts';
import { answering } from './ipc/answer.ts';
import type { Answering } from './ipc/handle-requests.ts';
import { requestHandlers } from './ipc/handlers.ts';
import { eventSender } from './ipc/send-event.ts';
import { caseLibrary } from './library/library.ts';
import { logReading } from './log-reader/reader-process.ts';
import { notifyDone } from './notify.ts';
import type { SettingsStore } from './state/settings-store.ts';
import type { AppWindow } from './window.ts';
import { workspace } from './workspace.ts';

/** What was named on the command line; also what a second start hands over to the first. */
const Opened = z.object({ files: z.array(z.string()), sample: z.boolean() });
export type Opened = z.infer<typeof Opened>;

/** What stands behind the window. */
export interface Desk {
  /** Carries out what the window asks for. */
  readonly answer: Answering;
  open(opened: Opened): void;
  /** Opens what another process names: a second start. Nothing where it names nothing. */
  openHandedOver(data: unknown): void;
  openDialog(): void;
  /** Has the window carry something out. */
  command(name: EventPayload<'menu:command'>): void;
  /** The window's page is gone with the views of logs that it had open: nobody can close them any more. */
  pageLost(): void;
  /** The app ends: what is analysed is given up, and nothing more is begun. */
  end(): void;
  /** Resolves when all that was written in the window is on the disk. */
  finish(): Promise<unknown>;
}

/** Sets up all that works for `window`: the library, the queue, what answers its requests. */
export function setUpDesk(window: AppWindow, settings: SettingsStore): Desk {
  const data = app.getPath('userData');
  const library = caseLibrary(join(data, 'cases'));
  const drag = dragFiles(join(data, 'drag'));
  const analysisSettings = () => {
    const { articleFolder, limits = {} } = settings.get();
    return { articleFolders: articleFolder === null ? [] : [articleFolder], limits };
  };
  const send = eventSender(() => window.current()?.webContents ?? null);
  const logs = logReading(send);
  const analysis = analysisProcess(analysisSettings, (input, size, kept) => logs.indexes.put(input, size, kept));
  const work = workspace({
    start: analysis,
    library,
    settings,
    send,
    onIdle: (jobs, took) => notifyDone(window, jobs, took, settings.get().language),
  });
  const dialogs = systemDialogs(() => window.current());
  void drag.clear();
  const open = ({ files, sample }: Opened): void => {
    if (files.length > 0) void work.open(files);
    if (sample) work.openSample();
  };
  return {
    answer: answering(requestHandlers(work, dialogs, drag, logs)),
    open,
    openHandedOver(named) {
      const opened = Opened.safeParse(named);
      if (opened.success) open(opened.data);
    },
    openDialog: () => void dialogs.chooseArchives().then((paths) => work.open(paths)),
    command: (name) => send('menu:command', name),
    pageLost: () => logs.reader.end(),
    end: () => work.end(),
    finish: () => Promise.allSettled([library.flush(true), drag.clear()]),
  };
}
