import { useEffect, useState } from 'react';
import type { ProvingLine } from '../../state/logs/proving-lines.ts';
import type { LogDoor } from './use-log-door.ts';

/** As many lines are looked up; more prove nothing more to a reader. */
const MOST = 300;

/** The rows of a view that prove a finding, ascending: where N and P go. Known once the view is read; lines that a filter hides are left out. */
export function useProofs(
  door: LogDoor,
  viewId: string,
  ready: boolean,
  turn: number,
  lines: readonly ProvingLine[],
): readonly number[] {
  const [rows, setRows] = useState<readonly number[]>([]);
  useEffect(() => {
    if (!ready || turn < 0) return;
    let ended = false;
    const places = lines.slice(0, MOST).map(({ path, line }) => door.ask('logs:row-of-line', { viewId, path, line }));
    Promise.all(places).then((found) => {
      if (ended) return;
      const shown = found.flatMap((place) => (place === null || place.hidden ? [] : [place.row]));
      setRows([...new Set(shown)].sort((a, b) => a - b));
    }, door.fail);
    return () => {
      ended = true;
    };
  }, [door, viewId, ready, turn, lines]);
  return rows;
}
