import { contextBridge, type IpcRendererEvent, ipcRenderer, webUtils } from 'electron';
import type { EventName, EventPayload, Gives, RequestName, SosightBridge, Takes } from '../shared/contracts/ipc.ts';

// Types only from the contracts: this bundle runs in the sandbox and has to stay tiny. Main checks names and arguments.

/** What main answers: never a thrown error, whose text Electron would wrap. */
type Answer = { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string };

async function request<N extends RequestName>(name: N, argument: Takes<N>): Promise<Gives<N>> {
  const answer: Answer = await ipcRenderer.invoke('sosight:request', name, argument);
  if (!answer.ok) throw new Error(answer.message);
  return answer.value as Gives<N>;
}

function on<N extends EventName>(name: N, listener: (payload: EventPayload<N>) => void): () => void {
  const forward = (_event: IpcRendererEvent, sent: unknown, payload: unknown) => {
    if (sent === name) listener(payload as EventPayload<N>);
  };
  ipcRenderer.on('sosight:event', forward);
  return () => {
    ipcRenderer.off('sosight:event', forward);
  };
}

const bridge: SosightBridge = { request, on, pathOf: (file) => webUtils.getPathForFile(file) };
contextBridge.exposeInMainWorld('sosight', bridge);
