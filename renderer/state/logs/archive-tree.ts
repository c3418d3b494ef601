import type { ArchiveEntry } from '../../../shared/contracts/logs.ts';

/** The folders that were fetched, by path ('' for the top), and those that stand open. */
export interface Tree {
  readonly folders: ReadonlyMap<string, readonly ArchiveEntry[]>;
  readonly open: ReadonlySet<string>;
}

export const EMPTY_TREE: Tree = { folders: new Map(), open: new Set() };

/** One row of the tree as shown; `level` counts from 1, `position` from 1 among its siblings. */
export interface TreeRow {
  readonly entry: ArchiveEntry;
  readonly level: number;
  readonly open: boolean;
  readonly position: number;
  readonly siblings: number;
}

/** The visible rows, top down. A folder that is open and not fetched yet shows nothing below it. */
export function treeRows(tree: Tree, path = '', level = 1): TreeRow[] {
  const entries = tree.folders.get(path) ?? [];
  return entries.flatMap((entry, index) => {
    const open = entry.kind === 'folder' && tree.open.has(entry.path);
    const row: TreeRow = { entry, level, open, position: index + 1, siblings: entries.length };
    return open ? [row, ...treeRows(tree, entry.path, level + 1)] : [row];
  });
}

/** A flat list of found files as rows. */
export const listRows = (entries: readonly ArchiveEntry[]): TreeRow[] =>
  entries.map((entry, index) => ({ entry, level: 1, open: false, position: index + 1, siblings: entries.length }));

/** The folders above a path, the outermost first: "a/b/c" gives "a", "a/b". */
export function foldersAbove(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}

/** The tree with a folder's entries. */
export const withFolder = (tree: Tree, path: string, entries: readonly ArchiveEntry[]): Tree => ({
  ...tree,
  folders: new Map([...tree.folders, [path, entries]]),
});

/** The tree with a folder opened or closed. */
export function withOpen(tree: Tree, path: string, open: boolean): Tree {
  const next = new Set(tree.open);
  if (open) next.add(path);
  else next.delete(path);
  return { ...tree, open: next };
}

/** What a key does in the tree, by the ARIA pattern. */
export type TreeMove =
  | { readonly kind: 'go'; readonly row: number }
  | { readonly kind: 'open' | 'close'; readonly path: string }
  | { readonly kind: 'activate' | 'mark'; readonly path: string };

function sideways(key: string, rows: readonly TreeRow[], at: number): TreeMove | null {
  const row = rows[at];
  if (row === undefined) return null;
  const folder = row.entry.kind === 'folder';
  if (key === 'ArrowRight') {
    if (!folder) return null;
    if (!row.open) return { kind: 'open', path: row.entry.path };
    return (rows[at + 1]?.level ?? 0) > row.level ? { kind: 'go', row: at + 1 } : null;
  }
  if (folder && row.open) return { kind: 'close', path: row.entry.path };
  for (let above = at - 1; above >= 0; above -= 1) {
    if ((rows[above]?.level ?? 0) < row.level) return { kind: 'go', row: above };
  }
  return null;
}

/** The next row from `at` whose name starts with the typed letters, going round; null where none does. */
function typed(letters: string, rows: readonly TreeRow[], at: number): number | null {
  const start = letters.length > 1 ? at : at + 1;
  for (let step = 0; step < rows.length; step += 1) {
    const index = (start + step) % rows.length;
    if (rows[index]?.entry.name.toLowerCase().startsWith(letters.toLowerCase())) return index;
  }
  return null;
}

/** The move of a key from the row `at`; `letters` is what was typed ahead, this key included. Null for keys without a meaning. */
export function treeMove(key: string, rows: readonly TreeRow[], at: number, letters: string): TreeMove | null {
  const last = rows.length - 1;
  const path = rows[at]?.entry.path ?? '';
  switch (key) {
    case 'ArrowDown':
      return { kind: 'go', row: Math.min(last, at + 1) };
    case 'ArrowUp':
      return { kind: 'go', row: Math.max(0, at - 1) };
    case 'Home':
      return { kind: 'go', row: 0 };
    case 'End':
      return { kind: 'go', row: last };
    case 'PageDown':
      return { kind: 'go', row: Math.min(last, at + 20) };
    case 'PageUp':
      return { kind: 'go', row: Math.max(0, at - 20) };
    case 'ArrowRight':
    case 'ArrowLeft':
      return sideways(key, rows, at);
    case 'Enter':
      return { kind: 'activate', path };
    case ' ':
      return { kind: 'mark', path };
    default: {
      const row = key.length === 1 ? typed(letters, rows, at) : null;
      return row === null ? null : { kind: 'go', row };
    }
  }
}

/** Short names for files that are shown side by side: file names, with as much of the path as tells them apart. */
export function shortNames(paths: readonly string[]): ReadonlyMap<string, string> {
  const name = (path: string, parts: number): string => path.split('/').slice(-parts).join('/');
  return new Map(
    paths.map((path) => {
      let parts = 1;
      const clashes = (): boolean => paths.some((other) => other !== path && name(other, parts) === name(path, parts));
      while (clashes() && parts < path.split('/').length) parts += 1;
      return [path, name(path, parts)] as const;
    }),
  );
}

/** Whether a file is another turn of the same log: "messages-20220508", "messages.1", "messages-20220501.gz" of "messages". */
export function isTurnOf(path: string, other: string): boolean {
  const stem = (text: string): string =>
    text.replace(/(?:[-.](?:\d{8}(?:-\d+)?|\d{1,3}))?(?:\.(?:gz|xz|bz2|zst))?$/, '');
  return path !== other && stem(path) === stem(other);
}
