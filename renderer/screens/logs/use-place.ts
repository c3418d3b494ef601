import { useCallback, useEffect, useRef, useState } from 'react';
import type { LogViewState } from '../../../shared/contracts/logs.ts';
import { moveTo, NO_SELECTION, type Selection } from '../../state/logs/selection.ts';
import type { LogDoor } from './use-log-door.ts';
import type { RowStore } from './use-rows.ts';

/** A line to go to as soon as its row is known. */
export interface Target {
  readonly path: string;
  readonly line: number;
  /** Why: the user came for it, or it was the current line before a filter. */
  readonly why: 'landing' | 'keeping';
}

export interface Place {
  readonly selection: Selection;
  /** The row that the user was brought to, for its mark. */
  readonly landed: number;
  /** Set where the line could not be shown. */
  readonly missed: { readonly line: number; readonly hidden: boolean } | null;
  move(row: number, extend: boolean, where?: 'nearest' | 'middle'): void;
  goTo(target: Target): void;
  /** Gives a view without a current row its first one, unless it is about to land on a line. */
  begin(row: number): void;
}

/** The current row of a view: moved by the user, or brought to a line once main knows its row. */
export function usePlace(door: LogDoor, view: LogViewState, store: RowStore, first: Target | null): Place {
  const [selection, setSelection] = useState(NO_SELECTION);
  const [target, setTarget] = useState(first);
  const [missed, setMissed] = useState<Place['missed']>(null);
  const [landed, setLanded] = useState(-1);
  const { viewId, rows, state } = view;
  const count = useRef(rows);
  count.current = rows;

  const move = useCallback(
    (row: number, extend: boolean, where: 'nearest' | 'middle' = 'nearest') => {
      setTarget(null);
      setMissed(null);
      setSelection((now) => moveTo(now, row, count.current, extend));
      store.scroller.reveal(Math.max(0, Math.min(row, count.current - 1)), where);
    },
    [store],
  );

  useEffect(() => {
    if (target === null) return;
    let ended = false;
    door.ask('logs:row-of-line', { viewId, path: target.path, line: target.line }).then((place) => {
      if (ended || (place === null && state === 'reading' && rows >= 0)) return;
      setTarget(null);
      if (place === null) return setMissed({ line: target.line, hidden: false });
      count.current = Math.max(count.current, place.row + 1);
      store.scroller.setRows(count.current);
      move(place.row, false, 'middle');
      setLanded(place.row);
      if (place.hidden && target.why === 'landing') setMissed({ line: target.line, hidden: true });
    }, door.fail);
    return () => {
      ended = true;
    };
  }, [door, viewId, target, rows, state, store, move]);
  const begin = (row: number): void => {
    if (target === null) setSelection((now) => (now.current < 0 ? moveTo(now, row, count.current, false) : now));
  };
  return { selection, landed, missed, move, goTo: setTarget, begin };
}
