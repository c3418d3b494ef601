import { useCallback, useEffect, useState } from 'react';
import type { LogRow } from '../../../shared/contracts/logs.ts';
import type { Pin } from '../../../shared/contracts/note.ts';
import type { LogDoor } from './use-log-door.ts';

export interface Pins {
  readonly pins: readonly Pin[];
  /** As `path\nline`, for rows. */
  readonly keys: ReadonlySet<string>;
  toggle(row: LogRow): void;
  remove(id: string): void;
  /** Puts back what was taken away last; null where there is nothing. */
  readonly undo: (() => void) | null;
}

const NONE: ReadonlySet<string> = new Set();

/** The pinned lines of a case, followed as they change here or in the case note. */
export function usePins(door: LogDoor, caseId: string): Pins {
  const [pins, setPins] = useState<readonly Pin[]>([]);
  const [removed, setRemoved] = useState<{ readonly pin: Pin; readonly at: number } | null>(null);
  const load = useCallback(() => {
    door.ask('note:get', { caseId }).then(
      (note) => setPins(note?.pins ?? []),
      () => setPins([]),
    );
  }, [door, caseId]);
  useEffect(() => {
    load();
    return door.on('note:changed', (changed) => {
      if (changed.caseId === caseId) load();
    });
  }, [door, caseId, load]);
  const remove = (id: string): void => {
    door.ask('note:unpin', { caseId, id }).then((taken) => {
      setRemoved(taken);
      load();
    }, door.fail);
  };
  const toggle = (row: LogRow): void => {
    const { path, line, text, time, boot } = row;
    const known = pins.find((pin) => pin.path === path && pin.line === line);
    if (known !== undefined) remove(known.id);
    else door.ask('note:pin', { caseId, path, line, text, time, boot }).then(load, door.fail);
  };
  const putBack = (): void => {
    if (removed === null) return;
    setRemoved(null);
    door.ask('note:put-back', { caseId, pin: removed.pin, at: removed.at }).then(load, door.fail);
  };
  const keys = pins.length === 0 ? NONE : new Set(pins.map(({ path, line }) => `${path}\n${line}`));
  return { pins, keys, toggle, remove, undo: removed === null ? null : putBack };
}
