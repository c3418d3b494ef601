import { useEffect, useState, useSyncExternalStore } from 'react';
import type { LogRow, LogViewState } from '../../../shared/contracts/logs.ts';
import { RowCache } from '../../state/logs/row-cache.ts';
import { RowScroller } from '../../state/logs/row-scroller.ts';
import type { LogDoor } from './use-log-door.ts';

/** The rows of one view as far as they are here, and where one stands in them. */
export interface RowStore {
  readonly cache: RowCache;
  readonly scroller: RowScroller;
  readonly subscribe: (listener: () => void) => () => void;
  readonly version: () => number;
}

function createStore(door: LogDoor, viewId: string): RowStore {
  const listeners = new Set<() => void>();
  let version = 0;
  const cache = new RowCache({
    fetch: (from, count): Promise<readonly LogRow[]> => door.ask('logs:rows', { viewId, from, count }),
    onChange: () => {
      version += 1;
      for (const listener of listeners) listener();
    },
    onError: door.fail,
  });
  return {
    cache,
    scroller: new RowScroller(),
    subscribe: (listener) => {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    version: () => version,
  };
}

/** Makes the store of a view and keeps it in step: other rows after a filter (`turn`) or when reading ended, more while reading. */
export function useRowStore(door: LogDoor, view: LogViewState, turn: number): RowStore {
  const [store] = useState(() => createStore(door, view.viewId));
  const { rows, state } = view;
  useEffect(() => {
    store.cache.setCount(rows);
    store.scroller.setRows(rows);
    store.cache.retry();
  }, [store, rows]);
  useEffect(() => {
    if (turn >= 0 && state !== 'failed') store.cache.invalidate();
  }, [store, turn, state]);
  return store;
}

/** A row, followed as it arrives; null while it is not here, or for no row (-1). */
export const useRow = (store: RowStore, row: number): LogRow | null =>
  useSyncExternalStore(store.subscribe, () => (row < 0 ? null : store.cache.get(row)));
