import { type BrowserWindow, dialog, nativeImage } from 'electron';
import type { ExportFormat } from '../shared/contracts/ipc.ts';
import { testHooks } from './test-hooks.ts';

/** What may be saved: a case, or a table. */
export type TargetFormat = ExportFormat | 'csv';

/** What asks the user for a file. */
export interface Dialogs {
  /** The archives chosen; none where the dialog was closed. */
  chooseArchives(): Promise<string[]>;
  /** The folder chosen, null where the dialog was closed. */
  chooseFolder(): Promise<string | null>;
  /** Where to save, null where the dialog was closed. Takes the name to propose. */
  chooseTarget(name: string, format: TargetFormat): Promise<string | null>;
  /** Lets the drag that goes on in the window carry this file. */
  carry(path: string): void;
}

const ARCHIVES = ['xz', 'gz', 'bz2', 'zst', 'tar', 'tgz', 'txz', 'tbz', 'tbz2'];
const FORMATS: Readonly<Record<TargetFormat, { name: string; extensions: string[] }>> = {
  pdf: { name: 'PDF', extensions: ['pdf'] },
  markdown: { name: 'Markdown', extensions: ['md'] },
  html: { name: 'HTML', extensions: ['html'] },
  json: { name: 'JSON', extensions: ['json'] },
  csv: { name: 'CSV', extensions: ['csv'] },
};

/** A sheet of paper of 32 x 32 pixels: a drag needs a picture, and none of the app's files may be relied on for it. */
const DRAG_ICON =
  'data:image/png;base64,iVBORw0KGgoAAAANSUhEUgAAACAAAAAgCAYAAABzenr0AAAAQklEQVR42mNgGAWDFqSd+U9VTI4DqAVGHTDqgOHhACD/BCl4NApG08BoFIymgdEoGE0Do1Ew6oDh4YCB7ZiMAjoBADlCGiKnUt7iAAAAAElFTkSuQmCC';

/** The system's own dialogs, in front of the window that `window` gives. */
export function systemDialogs(window: () => BrowserWindow | null): Dialogs {
  return {
    async chooseArchives() {
      if (testHooks.openPaths !== null) return testHooks.openPaths;
      const parent = window();
      const options: Electron.OpenDialogOptions = {
        properties: ['openFile', 'multiSelections'],
        filters: [
          { name: 'sosreport', extensions: ARCHIVES },
          { name: '*', extensions: ['*'] },
        ],
      };
      const chosen = parent ? await dialog.showOpenDialog(parent, options) : await dialog.showOpenDialog(options);
      return chosen.filePaths;
    },
    async chooseFolder() {
      if (testHooks.openPaths !== null) return testHooks.openPaths[0] ?? null;
      const parent = window();
      const options: Electron.OpenDialogOptions = { properties: ['openDirectory'] };
      const chosen = parent ? await dialog.showOpenDialog(parent, options) : await dialog.showOpenDialog(options);
      return chosen.filePaths[0] ?? null;
    },
    async chooseTarget(name, format) {
      if (testHooks.savePath !== null) return testHooks.savePath;
      const parent = window();
      const options: Electron.SaveDialogOptions = { defaultPath: name, filters: [FORMATS[format]] };
      const chosen = parent ? await dialog.showSaveDialog(parent, options) : await dialog.showSaveDialog(options);
      return chosen.canceled || chosen.filePath === '' ? null : chosen.filePath;
    },
    carry(path) {
      window()?.webContents.startDrag({ file: path, icon: nativeImage.createFromDataURL(DRAG_ICON) });
    },
  };
}
