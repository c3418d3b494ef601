import { type ReactNode, useEffect, useMemo } from 'react';
import type { CaseSummary } from '../../../shared/contracts/case-summary.ts';
import type { ArchiveState, LogSearch } from '../../../shared/contracts/logs.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { useActions, useWords } from '../../state/app-context.ts';
import { NO_FILTER } from '../../state/logs/filters.ts';
import type { ProvingLine } from '../../state/logs/proving-lines.ts';
import { useCommands } from '../../state/use-commands.ts';
import type { LogsWords } from '../../words/areas/logs.ts';
import { LogView } from './log-view.tsx';
import type { LogDoor } from './use-log-door.ts';
import { useLogView } from './use-log-view.ts';
import type { Pins } from './use-pins.ts';
import type { Target } from './use-place.ts';
import { Said } from './view-head.tsx';

interface LogPaneProps {
  readonly caseId: string;
  readonly summary: CaseSummary;
  readonly door: LogDoor;
  readonly paths: readonly string[];
  readonly target: Target | null;
  readonly search: LogSearch;
  readonly proving: ReadonlyMap<string, readonly ProvingLine[]>;
  readonly pins: Pins;
  readonly words: LogsWords;
  readonly onSearch: (search: LogSearch) => void;
  /** The archive can be read again. */
  readonly onFound: () => void;
}

/** The right side: the lines, or why there are none and what to do. */
export function LogPane(props: LogPaneProps) {
  const { paths, words } = props;
  if (paths.length === 0) {
    return (
      <Nameless>
        <Said title={words.chooseFile} note={words.chooseFileNote} />
      </Nameless>
    );
  }
  return <OpenFiles key={paths.join('\n')} {...props} />;
}

/** While no file's name stands above the lines, the screen's own does, for those who hear it. */
function Nameless({ children }: { readonly children: ReactNode }) {
  const { logs } = useWords();
  return (
    <>
      <h1 className="so-visually-hidden">{logs}</h1>
      {children}
    </>
  );
}

/** Whether the keyboard may be moved to the lines when they come: unless one is already at work in this screen, but for the tree. */
const isFree = (at: Element | null): boolean =>
  at === null || at.closest('.so-logs, [role=dialog]') === null || at.closest('[role=tree]') !== null;

function OpenFiles(props: LogPaneProps) {
  const { caseId, door, paths, words, onFound } = props;
  const actions = useActions();
  const { opened, filter, turn, setFilter, reopen } = useLogView(door, caseId, paths, NO_FILTER);
  // A link is read under its own name; what proves stands under that of the file it leads to.
  const files = opened.phase === 'open' ? opened.view.files.map(({ path }) => path).join('\n') : '';
  const proving = useMemo(
    () => [...new Set([...paths, ...files.split('\n')])].flatMap((path) => props.proving.get(path) ?? []),
    [paths, files, props.proving],
  );
  const isOpen = opened.phase === 'open';
  useCommands({ escape: isOpen ? () => false : actions.back });
  useEffect(() => {
    if (isOpen && isFree(document.activeElement)) document.querySelector<HTMLElement>('[data-log-rows]')?.focus();
  }, [isOpen]);
  if (opened.phase === 'opening') {
    return (
      <Nameless>
        <Coming words={words} />
      </Nameless>
    );
  }
  if (opened.phase === 'unreadable') {
    return (
      <Unreadable
        state={opened.state}
        message={opened.message}
        words={words}
        onRetry={reopen}
        onLocate={() => {
          door.ask('logs:locate', { caseId }).then(({ state, message }) => {
            if (message !== null) door.fail(new Error(message));
            if (state !== 'ready' && state !== 'reading') return;
            reopen();
            onFound();
          }, door.fail);
        }}
      />
    );
  }
  const { view } = opened;
  if (view.state === 'failed') {
    return <Unreadable state="failed" message={view.message} words={words} onRetry={reopen} onLocate={null} />;
  }
  return (
    <LogView
      key={view.viewId}
      {...props}
      proving={proving}
      view={view}
      filter={filter}
      turn={turn}
      onFilter={setFilter}
    />
  );
}

/** Of the size of what comes; said only when it takes a while, by the stylesheet. */
function Coming({ words }: { readonly words: LogsWords }) {
  return (
    <div className="so-logs-opening" role="status" data-testid="logs-opening">
      <span>{words.reading}</span>
    </div>
  );
}

interface UnreadableProps {
  readonly state: ArchiveState;
  readonly message: string | null;
  readonly words: LogsWords;
  readonly onRetry: () => void;
  readonly onLocate: (() => void) | null;
}

function Unreadable({ state, message, words, onRetry, onLocate }: UnreadableProps) {
  const elsewhere = state === 'moved' || state === 'changed';
  const title = elsewhere ? words[state] : words.failed;
  const note = state === 'moved' ? words.movedNote : state === 'changed' ? words.changedNote : '';
  return (
    <Nameless>
      <Said title={title} note={note}>
        {message !== null && <p className="so-mono">{visibleText(message)}</p>}
        <span className="so-logs-choices">
          {elsewhere && onLocate !== null && (
            <button type="button" className="pf-v6-c-button pf-m-primary pf-m-small" onClick={onLocate}>
              {words.locate}
            </button>
          )}
          <button type="button" className="pf-v6-c-button pf-m-secondary pf-m-small" onClick={onRetry}>
            {words.retry}
          </button>
        </span>
      </Said>
    </Nameless>
  );
}
