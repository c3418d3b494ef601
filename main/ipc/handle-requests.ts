import { type IpcMainInvokeEvent, ipcMain, type WebContents } from 'electron';
import { ZodVoid } from 'zod';
import { type Gives, type RequestName, requests, type Takes } from '../../shared/contracts/ipc.ts';
import { logError } from '../security/log-error.ts';
import { isAppUrl } from '../security/origin.ts';

/** One function for each request of the window: a missing one does not compile. */
export type Handlers = {
  readonly [N in RequestName]: (argument: Takes<N>) => Gives<N> | Promise<Gives<N>>;
};

/** What preload turns back into a value or a thrown error. */
type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string };

const isName = (name: unknown): name is RequestName => typeof name === 'string' && Object.hasOwn(requests, name);

/** Checks the argument by the schema of the request, then carries it out. Exported for its test. */
export async function answer(handlers: Handlers, name: unknown, argument: unknown): Promise<Answer> {
  if (!isName(name)) return { ok: false, message: 'unknown request' };
  return answerNamed(handlers, name, argument);
}

async function answerNamed<N extends RequestName>(handlers: Handlers, name: N, argument: unknown): Promise<Answer> {
  const parsed = requests[name].takes.safeParse(argument);
  if (!parsed.success) return { ok: false, message: `${name}: the argument does not fit` };
  const handler: (argument: Takes<N>) => Gives<N> | Promise<Gives<N>> = handlers[name];
  try {
    return checked(name, await handler(parsed.data as Takes<N>));
  } catch (error) {
    logError(`${name} failed`, error);
    return { ok: false, message: `${name} failed: ${error instanceof Error ? error.message : String(error)}` };
  }
}

/**
 * What goes to the window is checked as well, and only what the schema names goes: a case of 100 kB takes some 3 ms. Where an
 * answer is not what the window was promised, that is a bug of ours, and said.
 */
function checked(name: RequestName, value: unknown): Answer {
  const gives = requests[name].gives;
  if (gives instanceof ZodVoid) return { ok: true, value: undefined };
  const parsed = gives.safeParse(value);
  if (parsed.success) return { ok: true, value: parsed.data };
  logError(`${name}: the answer does not fit`, parsed.error);
  return { ok: false, message: `${name} failed: the answer does not fit. This is a bug.` };
}

/** Whether a message comes from the main frame of our window showing our page, and from nowhere else. */
function isOurs(event: IpcMainInvokeEvent, ours: WebContents | null): boolean {
  const frame = event.senderFrame;
  return frame !== null && ours !== null && frame === ours.mainFrame && isAppUrl(frame.url);
}

/** Answers the window's requests from now on. `ours` gives the window's page, null while there is none. */
export function handleRequests(ours: () => WebContents | null, handlers: Handlers): void {
  ipcMain.handle('sosight:request', async (event, name: unknown, argument: unknown): Promise<Answer> => {
    if (!isOurs(event, ours())) return { ok: false, message: 'not allowed' };
    return answer(handlers, name, argument);
  });
}
