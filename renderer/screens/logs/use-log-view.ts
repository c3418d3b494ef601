import { useCallback, useEffect, useRef, useState } from 'react';
import type { ArchiveState, LogFilter, LogViewState } from '../../../shared/contracts/logs.ts';
import { NO_FILTER } from '../../state/logs/filters.ts';
import type { LogDoor } from './use-log-door.ts';

/** How far the files are open. `unreadable`: the archive itself is not at hand. */
export type Opened =
  | { readonly phase: 'opening' }
  | { readonly phase: 'unreadable'; readonly state: ArchiveState; readonly message: string | null }
  | { readonly phase: 'open'; readonly view: LogViewState };

export interface LogViewHandle {
  readonly opened: Opened;
  readonly filter: LogFilter;
  /** Counts the filters set so far: rows of another count are other rows. */
  readonly turn: number;
  setFilter(filter: LogFilter): void;
  /** Opens the files anew, after the archive was found again. */
  reopen(): void;
}

const OPENING: Opened = { phase: 'opening' };
const RETRY_MS = 700;

/** Opens the files as one view, keeps its state as main tells it, and closes it when others are opened. */
export function useLogView(
  door: LogDoor,
  caseId: string,
  paths: readonly string[],
  firstFilter: LogFilter,
): LogViewHandle {
  const [opened, setOpened] = useState<Opened>(OPENING);
  const [filter, setFilterState] = useState(firstFilter);
  const [turn, setTurn] = useState(0);
  const [attempt, setAttempt] = useState(0);
  const viewId = opened.phase === 'open' ? opened.view.viewId : null;
  const start = useRef(firstFilter);
  const key = paths.join('\n');

  useEffect(
    () => openView(door, caseId, key.split('\n'), attempt, start.current, setOpened, setAttempt),
    [door, caseId, key, attempt],
  );

  const setFilter = useCallback(
    (next: LogFilter) => {
      setFilterState(next);
      start.current = next;
      if (viewId === null) return;
      door.ask('logs:filter', { viewId, filter: next }).then((view) => {
        setOpened((now) => (now.phase === 'open' && now.view.viewId === viewId ? { phase: 'open', view } : now));
        setTurn((count) => count + 1);
      }, door.fail);
    },
    [door, viewId],
  );
  return { opened, filter, turn, setFilter, reopen: () => setAttempt((count) => count + 1) };
}

/** One opening; returns the function that ends it. */
function openView(
  door: LogDoor,
  caseId: string,
  paths: readonly string[],
  attempt: number,
  filter: LogFilter,
  setOpened: (next: Opened | ((now: Opened) => Opened)) => void,
  setAttempt: (next: number) => void,
): () => void {
  let viewId: string | null = null;
  let ended = false;
  let retry: ReturnType<typeof setTimeout> | undefined;
  setOpened(OPENING);
  /** What was told before the answer to the opening came: it is the later state then, and is not told again. */
  let early: LogViewState | null = null;
  const stop = door.on('logs:view-changed', (view) => {
    if (viewId === null) early = view;
    if (view.viewId === viewId) setOpened({ phase: 'open', view });
  });
  const close = (id: string): void => void door.ask('logs:close', { viewId: id }).catch(() => undefined);
  const open = async (): Promise<void> => {
    const { state, message, view } = await door.ask('logs:open', { caseId, paths: [...paths] });
    if (ended) {
      if (view !== null) close(view.viewId);
      return;
    }
    if (view !== null) {
      viewId = view.viewId;
      const first = early?.viewId === viewId && view.state === 'reading' ? early : view;
      const filtered = filter === NO_FILTER ? first : await door.ask('logs:filter', { viewId: view.viewId, filter });
      if (!ended) setOpened({ phase: 'open', view: filtered });
    } else if (state === 'reading') retry = setTimeout(() => setAttempt(attempt + 1), RETRY_MS);
    else setOpened({ phase: 'unreadable', state, message });
  };
  open().catch((error: unknown) => {
    if (!ended) setOpened({ phase: 'unreadable', state: 'failed', message: String(error) });
  });
  return () => {
    ended = true;
    clearTimeout(retry);
    stop();
    if (viewId !== null) close(viewId);
  };
}
