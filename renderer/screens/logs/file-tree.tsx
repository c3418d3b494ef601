import { FilterIcon } from '@patternfly/react-icons/dist/esm/icons/filter-icon';
import { type KeyboardEvent, type MouseEvent, type ReactNode, useEffect, useMemo, useRef, useState } from 'react';
import { formatCount } from '../../../shared/presentation/format.ts';
import { listRows, type TreeMove, type TreeRow, treeMove, treeRows } from '../../state/logs/archive-tree.ts';
import { toggled } from '../../state/logs/filters.ts';
import type { LogsWords } from '../../words/areas/logs.ts';
import { TREE_ROW, TreeRowView } from './tree-row.tsx';
import type { TreeHandle } from './use-tree.ts';
import { useTypeAhead } from './use-type-ahead.ts';

const AROUND = 12;

interface FileTreeProps {
  readonly handle: TreeHandle;
  /** The files that are open. */
  readonly shown: readonly string[];
  readonly marked: readonly string[];
  readonly words: LogsWords;
  readonly footer: ReactNode;
  readonly onMark: (paths: readonly string[]) => void;
  /** Opens a file; a link's target where it is one. */
  readonly onOpen: (path: string) => void;
}

/** Every member of the archive, by folder or by the words of a path; several files can be marked for merging. */
export function FileTree({ handle, shown, marked, words, footer, onMark, onOpen }: FileTreeProps) {
  const { tree, found, filter } = handle;
  const rows = useMemo(() => (found === null ? treeRows(tree) : listRows(found.entries)), [tree, found]);
  return (
    <aside className="so-logs-side" data-region tabIndex={-1} aria-label={words.tree}>
      <span className="so-logs-field">
        <FilterIcon />
        <input
          type="text"
          value={filter}
          maxLength={200}
          spellCheck={false}
          placeholder={words.filterFilesHint}
          aria-label={words.filterFiles}
          data-testid="log-file-filter"
          onChange={(event) => handle.setFilter(event.target.value)}
          onKeyDown={(event) => {
            if (event.key === 'Escape' && filter !== '') handle.setFilter('');
            else if (event.key === 'ArrowDown' || event.key === 'Enter') focusTree(event.currentTarget);
            else return;
            event.preventDefault();
            event.stopPropagation();
          }}
        />
      </span>
      {found !== null && (
        <p className="so-quiet so-tree-found" role="status">
          {found.total === 0
            ? words.noFile
            : found.total > found.entries.length
              ? words.filesShown(formatCount(found.entries.length), formatCount(found.total))
              : words.filesFound(formatCount(found.total))}
        </p>
      )}
      <TreeRows
        rows={rows}
        whole={found !== null}
        shown={shown}
        marked={marked}
        words={words}
        onMark={onMark}
        onOpen={onOpen}
        onFolder={handle.setOpen}
      />
      {footer}
    </aside>
  );
}

const focusTree = (field: HTMLElement): void =>
  field.closest('aside')?.querySelector<HTMLElement>('[role=tree]')?.focus();

interface TreeRowsProps extends Pick<FileTreeProps, 'shown' | 'marked' | 'words' | 'onMark' | 'onOpen'> {
  readonly rows: readonly TreeRow[];
  readonly whole: boolean;
  readonly onFolder: (path: string, open: boolean) => void;
}

/** The rows on the screen; the focus stays on the tree and an active row moves. */
function TreeRows({ rows, whole, shown, marked, words, onMark, onOpen, onFolder }: TreeRowsProps) {
  const box = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState({ top: 0, height: 600 });
  const [active, setActive] = useState<string | null>(null);
  const typeAhead = useTypeAhead();
  const at = Math.max(
    0,
    rows.findIndex(({ entry }) => entry.path === (active ?? shown[0])),
  );
  useEffect(() => {
    const element = box.current;
    if (element === null) return;
    const measure = (): void => setPlace({ top: element.scrollTop, height: element.clientHeight });
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    element.addEventListener('scroll', measure, { passive: true });
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', measure);
    };
  }, []);
  const [first] = shown;
  const shownAt = rows.findIndex(({ entry }) => entry.path === first);
  const revealed = useRef<string | null>(null);
  useEffect(() => {
    // Once a file: afterwards folders are opened and closed above it without the tree moving away.
    if (shownAt < 0 || revealed.current === first) return;
    revealed.current = first ?? null;
    reveal(box.current, shownAt);
  }, [shownAt, first]);

  const activate = ({ entry, open }: TreeRow): void => {
    if (entry.kind === 'folder') onFolder(entry.path, !open);
    else onOpen(entry.path);
  };
  const carryOut = (move: TreeMove): void => {
    if (move.kind === 'go') {
      setActive(rows[move.row]?.entry.path ?? null);
      reveal(box.current, move.row);
    } else if (move.kind === 'open' || move.kind === 'close') onFolder(move.path, move.kind === 'open');
    else {
      const row = rows[at];
      if (row === undefined) return;
      if (move.kind === 'mark' && row.entry.kind === 'file') onMark(toggled(marked, move.path));
      else activate(row);
    }
  };
  const onKey = (event: KeyboardEvent): void => {
    if (event.ctrlKey || event.metaKey || event.altKey) return;
    const move = treeMove(event.key, rows, at, typeAhead(event.key));
    if (move === null) return;
    event.preventDefault();
    event.stopPropagation();
    carryOut(move);
  };
  const onClick = (event: MouseEvent): void => {
    const element = event.target instanceof Element ? event.target.closest<HTMLElement>('[data-tree-row]') : null;
    const row = rows[Number(element?.dataset.treeRow ?? -1)];
    if (row === undefined) return;
    setActive(row.entry.path);
    if ((event.ctrlKey || event.metaKey) && row.entry.kind === 'file') onMark(toggled(marked, row.entry.path));
    else activate(row);
  };
  const from = Math.max(0, Math.floor(place.top / TREE_ROW) - AROUND);
  const to = Math.min(rows.length, Math.ceil((place.top + place.height) / TREE_ROW) + AROUND);
  return (
    <div
      ref={box}
      role="tree"
      className="so-tree"
      data-testid="log-tree"
      tabIndex={0}
      aria-label={words.tree}
      aria-multiselectable
      aria-activedescendant={at >= from && at < to ? `log-tree-${at}` : undefined}
      onKeyDown={onKey}
      onClick={onClick}
      onFocus={(event) => event.target !== event.currentTarget && event.currentTarget.focus({ preventScroll: true })}
    >
      <div role="none" className="so-tree-inner" style={{ blockSize: rows.length * TREE_ROW }}>
        {rows.slice(from, to).map((row, offset) => (
          <TreeRowView
            key={row.entry.path}
            row={row}
            index={from + offset}
            shown={shown.includes(row.entry.path)}
            marked={marked.includes(row.entry.path)}
            focused={from + offset === at}
            whole={whole}
            words={words}
          />
        ))}
      </div>
    </div>
  );
}

function reveal(box: HTMLElement | null, row: number): void {
  if (box === null || row < 0) return;
  const top = row * TREE_ROW;
  if (top < box.scrollTop) box.scrollTop = top;
  else if (top + TREE_ROW > box.scrollTop + box.clientHeight) box.scrollTop = top + TREE_ROW - box.clientHeight;
}
