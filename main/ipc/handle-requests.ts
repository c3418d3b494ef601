import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { logError } from '../security/log-error.ts';
import { isAppUrl } from '../security/origin.ts';

/** What preload turns back into a value or a thrown error. */
export type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string };

/** Carries out a request of our window's; name and argument are not checked yet. */
export type Answering = (name: unknown, argument: unknown) => Promise<Answer>;

/** Whether a message comes from the main frame of our window showing our page, and from nowhere else. */
function isOurs(event: IpcMainInvokeEvent, ours: WebContents | null): boolean {
  const frame = event.senderFrame;
  return frame !== null && ours !== null && frame === ours.mainFrame && isAppUrl(frame.url);
}

/**
 * Takes the window's requests from now on. `ours` gives the window's page, null while there is none; `answering` is asked for with
 * each request of its. Never rejects: Electron would wrap the words.
 */
export function handleRequests(ours: () => WebContents | null, answering: () => Promise<Answering>): void {
  ipcMain.handle('sosight:request', async (event, name: unknown, argument: unknown): Promise<Answer> => {
    if (!isOurs(event, ours())) return { ok: false, message: 'not allowed' };
    try {
      return await (await answering())(name, argument);
    } catch (error) {
      logError('a request could not be answered', error);
      const reason = error instanceof Error ? error.message : String(error);
      return {
        ok: false,
        message: `Sosight could not load a part of itself (${reason}). Close it and start it again.`,
      };
    }
  });
}
