import { useEffect, useMemo, useState } from 'react';
import type { FleetTable } from '../../../shared/contracts/fleet.ts';
import type { Job } from '../../../shared/contracts/ipc.ts';
import { useActions, useAppState, useLanguage } from '../app-context.ts';
import { type FleetView, initialView } from './fleet-view.ts';

/** The view that was left: one window, one fleet. */
let left: FleetView = initialView;

/** The view of the fleet, kept beyond the screen. */
export function useFleetView(): readonly [FleetView, (change: Partial<FleetView>) => void] {
  const [view, setView] = useState(left);
  useEffect(() => {
    left = view;
  }, [view]);
  return [view, (change) => setView((before) => ({ ...before, ...change }))];
}

/** The cases that the queue has given so far, as a text that changes only when they do. */
const doneCases = (jobs: readonly Job[]): string =>
  jobs.flatMap(({ cases }) => cases.map(({ caseId }) => caseId)).join('\n');

/** The table of a source, fetched anew when a case comes; null until it is there. */
export function useFleetTable(source: 'session' | 'library'): FleetTable | null {
  const actions = useActions();
  const language = useLanguage();
  const cases = useAppState(({ jobs }) => doneCases(jobs));
  const [found, setFound] = useState<{ readonly source: string; readonly table: FleetTable } | null>(null);
  const [changes, setChanges] = useState(0);
  useEffect(
    () =>
      actions.on('library:changed', ({ what }) => {
        if (what === 'case') setChanges((count) => count + 1);
      }),
    [actions],
  );
  // Another object whenever the table may be another one.
  const key = useMemo(() => ({ cases, changes, language }), [cases, changes, language]);
  useEffect(() => {
    let wanted = key !== null;
    actions
      .request('fleet:table', { source })
      .then((table) => {
        if (wanted) setFound({ source, table });
      })
      .catch((error: unknown) => actions.fail(error));
    return () => {
      wanted = false;
    };
  }, [actions, source, key]);
  return found?.source === source ? found.table : null;
}
