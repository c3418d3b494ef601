import type { WebContents } from 'electron';
import type { EventName, EventPayload } from '../../shared/contracts/ipc.ts';

/** Tells the window something unasked. */
export type SendEvent = <N extends EventName>(name: N, payload: EventPayload<N>) => void;

/** Sends to the page that `contents` gives at that moment; nothing where there is none. */
export const eventSender =
  (contents: () => WebContents | null): SendEvent =>
  (name, payload) => {
    contents()?.send('sosight:event', name, payload);
  };
