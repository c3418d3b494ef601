import { AngleDownIcon } from '@patternfly/react-icons/dist/esm/icons/angle-down-icon';
import { AngleRightIcon } from '@patternfly/react-icons/dist/esm/icons/angle-right-icon';
import { CheckIcon } from '@patternfly/react-icons/dist/esm/icons/check-icon';
import { FileAltIcon } from '@patternfly/react-icons/dist/esm/icons/file-alt-icon';
import { FolderIcon } from '@patternfly/react-icons/dist/esm/icons/folder-icon';
import { FolderOpenIcon } from '@patternfly/react-icons/dist/esm/icons/folder-open-icon';
import { LinkIcon } from '@patternfly/react-icons/dist/esm/icons/link-icon';
import type { ArchiveEntry } from '../../../shared/contracts/logs.ts';
import { formatBytes, formatCount } from '../../../shared/presentation/format.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { shortPath } from '../../components/short-path.ts';
import type { TreeRow } from '../../state/logs/archive-tree.ts';
import type { LogsWords } from '../../words/areas/logs.ts';

/** Height of a row of the tree in pixels; logs.css has the same. */
export const TREE_ROW = 23;
const INDENT = 14;

interface TreeRowProps {
  readonly row: TreeRow;
  readonly index: number;
  readonly shown: boolean;
  readonly marked: boolean;
  readonly focused: boolean;
  /** Found files say their whole path, entries of a folder their name. */
  readonly whole: boolean;
  readonly words: LogsWords;
}

function EntryIcon({ row }: { readonly row: TreeRow }) {
  if (row.entry.kind === 'folder') return row.open ? <FolderOpenIcon /> : <FolderIcon />;
  return row.entry.kind === 'link' ? <LinkIcon /> : <FileAltIcon />;
}

function hintOf({ path, kind, files, bytes, linkTarget }: ArchiveEntry, words: LogsWords): string {
  const size = formatBytes(bytes);
  const about =
    kind === 'folder'
      ? words.folderOf(formatCount(files), size)
      : linkTarget === null
        ? size
        : words.linkTo(linkTarget);
  return visibleText(`${path} · ${about}`);
}

/** One entry of the archive: its kind as a shape, its name, the lines in it that prove, its size. */
export function TreeRowView({ row, index, shown, marked, focused, whole, words }: TreeRowProps) {
  const { entry, level, open, position, siblings } = row;
  const folder = entry.kind === 'folder';
  const names = ['so-tree-row', shown && 'so-tree-shown', marked && 'so-tree-marked', focused && 'so-tree-focused'];
  return (
    <div
      id={`log-tree-${index}`}
      role="treeitem"
      className={names.filter((name) => name !== false).join(' ')}
      aria-level={level}
      aria-posinset={position}
      aria-setsize={siblings}
      aria-expanded={folder ? open : undefined}
      aria-selected={marked || shown}
      aria-current={shown}
      data-tree-row={index}
      data-path={entry.path}
      title={hintOf(entry, words)}
      style={{ transform: `translateY(${index * TREE_ROW}px)`, paddingInlineStart: 6 + (level - 1) * INDENT }}
      tabIndex={-1}
    >
      <span className="so-tree-caret">{folder && (open ? <AngleDownIcon /> : <AngleRightIcon />)}</span>
      {marked ? <CheckIcon className="so-tree-check" /> : <EntryIcon row={row} />}
      <span className="so-tree-name">{visibleText(whole ? shortPath(entry.path, 40) : entry.name)}</span>
      {entry.proving > 0 && (
        <span className="so-tree-proving" title={words.provingLines(formatCount(entry.proving))}>
          {formatCount(entry.proving)}
        </span>
      )}
      {entry.kind !== 'link' && <span className="so-tree-size">{formatBytes(entry.bytes)}</span>}
    </div>
  );
}
