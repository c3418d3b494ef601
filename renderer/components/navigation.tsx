import { Badge } from '@patternfly/react-core';
import { BookOpenIcon } from '@patternfly/react-icons/dist/esm/icons/book-open-icon';
import { ClusterIcon } from '@patternfly/react-icons/dist/esm/icons/cluster-icon';
import { CogIcon } from '@patternfly/react-icons/dist/esm/icons/cog-icon';
import { ColumnsIcon } from '@patternfly/react-icons/dist/esm/icons/columns-icon';
import { FolderOpenIcon } from '@patternfly/react-icons/dist/esm/icons/folder-open-icon';
import { HistoryIcon } from '@patternfly/react-icons/dist/esm/icons/history-icon';
import { HomeIcon } from '@patternfly/react-icons/dist/esm/icons/home-icon';
import { ListIcon } from '@patternfly/react-icons/dist/esm/icons/list-icon';
import { MicrochipIcon } from '@patternfly/react-icons/dist/esm/icons/microchip-icon';
import { PenIcon } from '@patternfly/react-icons/dist/esm/icons/pen-icon';
import { ServerIcon } from '@patternfly/react-icons/dist/esm/icons/server-icon';
import { SeverityImportantIcon } from '@patternfly/react-icons/dist/esm/icons/severity-important-icon';
import { ThLargeIcon } from '@patternfly/react-icons/dist/esm/icons/th-large-icon';
import type { ReactNode } from 'react';
import { useActions, useAppState, useWords } from '../state/app-context.ts';
import { type CaseScreenOf, currentCaseId, type Screen, type WorkspaceScreen } from '../state/app-state.ts';

/** The other screens of a case, in the order of the work. */
const CASE_ENTRIES: readonly (readonly [Exclude<CaseScreenOf['name'], 'summary' | 'finding'>, ReactNode])[] = [
  ['kernel', <MicrochipIcon key="kernel" />],
  ['timeline', <HistoryIcon key="timeline" />],
  ['logs', <ListIcon key="logs" />],
  ['system', <ServerIcon key="system" />],
  ['note', <PenIcon key="note" />],
];

const WORKSPACE_ENTRIES: readonly (readonly [WorkspaceScreen['name'], ReactNode])[] = [
  ['home', <HomeIcon key="home" />],
  ['library', <FolderOpenIcon key="library" />],
  ['fleet', <ClusterIcon key="fleet" />],
  ['compare', <ColumnsIcon key="compare" />],
  ['articles', <BookOpenIcon key="articles" />],
  ['settings', <CogIcon key="settings" />],
];

interface EntryProps {
  readonly to: Screen;
  readonly current: boolean;
  readonly icon: ReactNode;
  readonly children: ReactNode;
}

function Entry({ to, current, icon, children }: EntryProps) {
  const actions = useActions();
  return (
    <li>
      <button
        type="button"
        className={current ? 'so-nav-entry so-nav-current' : 'so-nav-entry'}
        aria-current={current ? 'page' : undefined}
        onClick={() => actions.show(to)}
      >
        {icon}
        {children}
      </button>
    </li>
  );
}

/** The entries of the case on the screen: its summary and, when there are any, its findings. */
function CaseEntries({ caseId }: { readonly caseId: string }) {
  const words = useWords();
  const screen = useAppState((state) => state.screen);
  const findings = useAppState((state) => state.cases.get(caseId)?.summary?.findings.length ?? 0);
  const selected = useAppState((state) => state.selected.get(caseId) ?? 0);
  return (
    <>
      <h2>{words.case}</h2>
      <ul>
        <Entry to={{ name: 'summary', caseId }} current={screen.name === 'summary'} icon={<ThLargeIcon />}>
          {words.summary}
        </Entry>
        {findings > 0 && (
          <Entry
            to={{ name: 'finding', caseId, finding: selected }}
            current={screen.name === 'finding'}
            icon={<SeverityImportantIcon />}
          >
            {words.findings}
            <Badge isRead className="so-nav-count">
              {findings}
            </Badge>
          </Entry>
        )}
        {CASE_ENTRIES.map(([name, icon]) => (
          <Entry key={name} to={{ name, caseId }} current={screen.name === name} icon={icon}>
            {words[name]}
          </Entry>
        ))}
      </ul>
    </>
  );
}

/** The navigation on the left: the open case, then the workspace. Only screens that exist are listed. */
export function Navigation() {
  const words = useWords();
  const screen = useAppState((state) => state.screen);
  const about = useAppState((state) => state.about);
  const caseId = useAppState(currentCaseId);
  return (
    <nav className="so-navigation" data-region tabIndex={-1} aria-label={words.mainNavigation}>
      {caseId !== null && <CaseEntries caseId={caseId} />}
      <h2>{words.workspace}</h2>
      <ul>
        {WORKSPACE_ENTRIES.map(([name, icon]) => (
          <Entry key={name} to={{ name }} current={screen.name === name} icon={icon}>
            {words[name]}
          </Entry>
        ))}
      </ul>
      <span className="so-spring" />
      {about !== null && <p className="so-about">{words.about(about.articles, about.version)}</p>}
    </nav>
  );
}
