import { formatCount } from '../../../shared/presentation/format.ts';
import { isTurnOf, type Tree } from '../../state/logs/archive-tree.ts';
import type { ProvingLine } from '../../state/logs/proving-lines.ts';
import type { LogsWords } from '../../words/areas/logs.ts';

const MOST_FILES = 20;

interface FooterProps {
  readonly tree: Tree;
  readonly proving: ReadonlyMap<string, readonly ProvingLine[]>;
  readonly shown: readonly string[];
  readonly marked: readonly string[];
  readonly words: LogsWords;
  readonly onGo: (path: string, line: number) => void;
  readonly onMerge: (paths: readonly string[]) => void;
  readonly onClear: () => void;
}

/** The other turns of the open log that lie beside it: "messages-20220508" of "messages". */
function turnsOf(tree: Tree, path: string): string[] {
  const folder = path.split('/').slice(0, -1).join('/');
  const files = tree.folders.get(folder) ?? [];
  return files
    .filter(({ kind, path: other }) => kind === 'file' && isTurnOf(path, other))
    .map(({ path: other }) => other);
}

/** Below the tree: merge what is marked, merge a log with its rotated files, or how much proves. */
export function TreeFooter({ tree, proving, shown, marked, words, onGo, onMerge, onClear }: FooterProps) {
  const all = [...proving.values()].flat();
  const [first] = shown;
  const turns = shown.length === 1 && first !== undefined ? turnsOf(tree, first) : [];
  if (marked.length > 0) {
    const some = marked.slice(0, MOST_FILES);
    return (
      <footer className="so-tree-footer" data-testid="log-merge">
        {marked.length > 1 && (
          <button type="button" className="pf-v6-c-button pf-m-primary pf-m-small" onClick={() => onMerge(some)}>
            {words.merge(formatCount(some.length))}
          </button>
        )}
        {marked.length === 1 && <span className="so-quiet">{words.filesChosen('1')}</span>}
        <button type="button" className="so-text-button so-small" onClick={onClear}>
          {words.clearChosen}
        </button>
      </footer>
    );
  }
  const [line] = all;
  return (
    <footer className="so-tree-footer" title={words.mergeHint}>
      {first !== undefined && turns.length > 0 && (
        <button
          type="button"
          className="so-text-button so-small"
          onClick={() => onMerge([first, ...turns].slice(0, MOST_FILES))}
        >
          {words.mergeTurns}
        </button>
      )}
      {line !== undefined && (
        <button type="button" className="so-tree-total" onClick={() => onGo(line.path, line.line)}>
          <span className="so-tree-proving">{formatCount(all.length)}</span> {words.provingShort}
        </button>
      )}
    </footer>
  );
}
