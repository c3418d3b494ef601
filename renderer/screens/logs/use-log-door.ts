import { useMemo } from 'react';
import type { z } from 'zod';
import type { logEvents, logRequests } from '../../../shared/contracts/logs.ts';
import type { noteEvents, noteRequests } from '../../../shared/contracts/note.ts';
import { useActions } from '../../state/app-context.ts';

type Requests = typeof logRequests & typeof noteRequests;
type Events = typeof logEvents & typeof noteEvents;

/** What the log explorer asks of main. */
export interface LogDoor {
  ask<N extends keyof Requests>(
    name: N,
    argument: z.infer<Requests[N]['takes']>,
  ): Promise<z.infer<Requests[N]['gives']>>;
  on<N extends keyof Events>(name: N, listener: (payload: z.infer<Events[N]>) => void): () => void;
  copy(text: string): void;
  fail(error: unknown): void;
}

/** The door to main, bound to the window's actions; the same object as long as they are. */
export function useLogDoor(): LogDoor {
  const actions = useActions();
  return useMemo(
    () => ({ ask: actions.request, on: actions.on, copy: actions.copy, fail: actions.fail }) as unknown as LogDoor,
    [actions],
  );
}
