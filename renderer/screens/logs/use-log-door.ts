import { useMemo } from 'react';
import type { Actions } from '../../state/actions.ts';
import { useActions } from '../../state/app-context.ts';

/** What the log explorer asks of main. */
export interface LogDoor {
  readonly ask: Actions['request'];
  readonly on: Actions['on'];
  readonly copy: Actions['copy'];
  readonly fail: Actions['fail'];
}

/** The door to main, bound to the window's actions; the same object as long as they are. */
export function useLogDoor(): LogDoor {
  const { request, on, copy, fail } = useActions();
  return useMemo(() => ({ ask: request, on, copy, fail }), [request, on, copy, fail]);
}
