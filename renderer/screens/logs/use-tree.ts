import { useCallback, useEffect, useState } from 'react';
import type { ArchiveEntry, ArchiveState } from '../../../shared/contracts/logs.ts';
import { foldersAbove, type Tree, withFolder, withOpen } from '../../state/logs/archive-tree.ts';
import { visitOf } from '../../state/logs/visited.ts';
import type { LogDoor } from './use-log-door.ts';

/** Files found by path; `total` may be more than are listed. */
export interface FoundFiles {
  readonly total: number;
  readonly entries: readonly ArchiveEntry[];
}

export interface TreeHandle {
  readonly tree: Tree;
  readonly state: ArchiveState;
  readonly filter: string;
  /** Null while nothing is typed or the answer is not here. */
  readonly found: FoundFiles | null;
  setFilter(text: string): void;
  setOpen(path: string, open: boolean): void;
}

const SETTLE_MS = 100;
const RETRY_MS = 700;

/** The archive's folders, fetched as they are opened; those above `shown` are opened for it. */
export function useTree(door: LogDoor, caseId: string, shown: string | null, attempt: number): TreeHandle {
  const [tree, setTree] = useState<Tree>(() => visitOf(caseId).tree);
  const [state, setState] = useState<ArchiveState>('reading');
  const [filter, setFilter] = useState('');
  const found = useFound(door, caseId, filter);
  useEffect(() => {
    visitOf(caseId).tree = tree;
  }, [caseId, tree]);

  const load = useCallback(
    async (path: string): Promise<readonly ArchiveEntry[]> => {
      const answer = await door.ask('logs:folder', { caseId, path });
      setState(answer.state);
      if (answer.state === 'ready' || answer.entries.length > 0)
        setTree((now) => withFolder(now, path, answer.entries));
      return answer.entries;
    },
    [door, caseId],
  );

  useEffect(() => {
    let retry: ReturnType<typeof setTimeout> | undefined;
    let ended = false;
    const fetchTop = async (): Promise<void> => {
      const entries = await load('');
      // While the archive is read for the first time its list grows.
      if (!ended && entries.length === 0 && attempt >= 0) retry = setTimeout(() => run(fetchTop), RETRY_MS);
    };
    const run = (work: () => Promise<void>): void => void work().catch(door.fail);
    run(fetchTop);
    return () => {
      ended = true;
      clearTimeout(retry);
    };
  }, [load, door, attempt]);

  useEffect(() => {
    if (shown === null) return;
    for (const path of foldersAbove(shown)) {
      setTree((now) => withOpen(now, path, true));
      load(path).catch(door.fail);
    }
  }, [shown, load, door]);

  const setOpen = (path: string, open: boolean): void => {
    setTree(withOpen(tree, path, open));
    if (open && !tree.folders.has(path)) load(path).catch(door.fail);
  };
  return { tree, state, filter, found, setFilter, setOpen };
}

function useFound(door: LogDoor, caseId: string, filter: string): FoundFiles | null {
  const [found, setFound] = useState<FoundFiles | null>(null);
  const text = filter.trim();
  useEffect(() => {
    if (text === '') return setFound(null);
    let ended = false;
    const timer = setTimeout(() => {
      door.ask('logs:find-files', { caseId, text }).then(({ total, entries }) => {
        if (!ended) setFound({ total, entries });
      }, door.fail);
    }, SETTLE_MS);
    return () => {
      ended = true;
      clearTimeout(timer);
    };
  }, [door, caseId, text]);
  return found;
}
