import type { WebContents } from 'electron';
import { type EventName, type EventPayload, events } from '../../shared/contracts/ipc.ts';

import { logError } from '../security/log-error.ts';

/** Tells the window something unasked. */
export type SendEvent = <N extends EventName>(name: N, payload: EventPayload<N>) => void;

/** Checks by the event's schema and sends what it names to the page that `contents` gives at that moment; nothing where there is none. */
export const eventSender =
  (contents: () => WebContents | null): SendEvent =>
  (name, payload) => {
    const parsed = events[name].safeParse(payload);
    if (parsed.success) contents()?.send('sosight:event', name, parsed.data);
    else logError(`${name}: the event does not fit`, parsed.error);
  };
