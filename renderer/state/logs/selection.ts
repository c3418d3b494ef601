/** The current row, and the other end of the selected range (the same row where only one is selected). */
export interface Selection {
  readonly current: number;
  readonly anchor: number;
}

export const NO_SELECTION: Selection = { current: -1, anchor: -1 };

/** The selected rows, both included; null where none is. */
export function rangeOf({ current, anchor }: Selection): { readonly first: number; readonly last: number } | null {
  return current < 0 ? null : { first: Math.min(current, anchor), last: Math.max(current, anchor) };
}

/** Moves to a row inside [0, rows); `extend` keeps the other end. */
export function moveTo(selection: Selection, row: number, rows: number, extend: boolean): Selection {
  if (rows === 0) return NO_SELECTION;
  const current = Math.max(0, Math.min(row, rows - 1));
  return { current, anchor: extend && selection.anchor >= 0 ? Math.min(selection.anchor, rows - 1) : current };
}

/** What a key does to the current row, or null for other keys. `page` is the rows on the screen. */
export function rowOfKey(key: string, current: number, rows: number, page: number, control: boolean): number | null {
  const from = Math.max(0, current);
  const step = Math.max(1, Math.floor(page) - 1);
  if (control) return key === 'Home' ? 0 : key === 'End' ? rows - 1 : null;
  switch (key) {
    case 'ArrowDown':
    case 'j':
      return current < 0 ? 0 : from + 1;
    case 'ArrowUp':
    case 'k':
      return from - 1;
    case 'PageDown':
      return from + step;
    case 'PageUp':
      return from - step;
    case 'Home':
      return 0;
    case 'End':
      return rows - 1;
    default:
      return null;
  }
}
