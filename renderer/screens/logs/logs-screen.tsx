import { useEffect, useMemo, useState } from 'react';
import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import type { LogSearch } from '../../../shared/contracts/logs.ts';
import { useActions, useAreaWords } from '../../state/app-context.ts';
import { firstFile, provingLines } from '../../state/logs/proving-lines.ts';
import { visitOf } from '../../state/logs/visited.ts';
import { useCommands } from '../../state/use-commands.ts';
import { logsWords } from '../../words/areas/logs.ts';
import { FileTree } from './file-tree.tsx';
import { LogPane } from './log-pane.tsx';
import { PinnedLines } from './pinned-lines.tsx';
import { TreeFooter } from './tree-footer.tsx';
import { useLogDoor } from './use-log-door.ts';
import { usePins } from './use-pins.ts';
import type { Target } from './use-place.ts';
import { EMPTY_SEARCH } from './use-search.ts';
import { useTree } from './use-tree.ts';

export interface LogsScreenProps {
  readonly caseId: string;
  readonly summary: CaseSummary;
  /** The file to show, null for the one with the most evidence. */
  readonly path: string | null;
  /** Line of it to land on, from 1. */
  readonly line: number | null;
}

interface Shown {
  readonly paths: readonly string[];
  readonly target: Target | null;
}

/** Where to begin: at the line asked for, where one was before, or in the file that proves most. */
function firstShown({ caseId, summary, path, line }: LogsScreenProps): Shown {
  if (path !== null) return { paths: [path], target: line === null ? null : { path, line, why: 'landing' } };
  const visit = visitOf(caseId);
  if (visit.paths.length > 0) {
    return { paths: visit.paths, target: visit.line === null ? null : { ...visit.line, why: 'keeping' } };
  }
  const file = firstFile(summary);
  const [proof] = (file === null ? undefined : provingLines(summary).get(file)) ?? [];
  return {
    paths: file === null ? [] : [file],
    target: proof === undefined ? null : { path: proof.path, line: proof.line, why: 'landing' },
  };
}

/** The log explorer: the archive's files on the left, the lines of one or of several merged on the right, pinned lines below. */
export function LogsScreen(props: LogsScreenProps) {
  const { caseId, summary, path, line } = props;
  const words = useAreaWords(logsWords);
  const actions = useActions();
  const door = useLogDoor();
  const pins = usePins(door, caseId);
  const [shown, setShown] = useState(() => firstShown(props));
  const [marked, setMarked] = useState<readonly string[]>([]);
  const [search, setSearch] = useState<LogSearch>(EMPTY_SEARCH);
  const [attempt, setAttempt] = useState(0);
  const proving = useMemo(() => provingLines(summary), [summary]);
  const tree = useTree(door, caseId, shown.paths[0] ?? null, attempt);
  useEffect(() => {
    if (path !== null) setShown({ paths: [path], target: line === null ? null : { path, line, why: 'landing' } });
  }, [path, line]);
  useEffect(() => {
    visitOf(caseId).paths = shown.paths;
  }, [caseId, shown]);
  const open = (paths: readonly string[], target: Target | null = null): void => {
    if (paths.join('\n') !== shown.paths.join('\n')) visitOf(caseId).line = null;
    setShown({ paths: paths.join('\n') === shown.paths.join('\n') ? shown.paths : paths, target });
  };
  const goTo = (to: string, at: number): void =>
    open(shown.paths.includes(to) ? shown.paths : [to], { path: to, line: at, why: 'landing' });
  useCommands({ escape: shown.paths.length === 0 ? actions.back : () => false });
  return (
    <div className="so-logs" data-testid="logs-screen">
      <FileTree
        handle={tree}
        shown={shown.paths}
        marked={marked}
        words={words}
        onMark={setMarked}
        onOpen={(file) => open([file])}
        footer={
          <TreeFooter
            tree={tree.tree}
            proving={proving}
            shown={shown.paths}
            marked={marked}
            words={words}
            onGo={goTo}
            onMerge={(paths) => {
              open(paths);
              setMarked([]);
            }}
            onClear={() => setMarked([])}
          />
        }
      />
      <section className="so-logs-main" data-region tabIndex={-1} aria-label={words.rows}>
        <LogPane
          caseId={caseId}
          summary={summary}
          door={door}
          paths={shown.paths}
          target={shown.target}
          search={search}
          proving={proving}
          pins={pins}
          words={words}
          onSearch={setSearch}
          onFound={() => setAttempt(attempt + 1)}
        />
        <PinnedLines pins={pins} words={words} onOpen={goTo} onCopy={door.copy} />
      </section>
    </div>
  );
}
