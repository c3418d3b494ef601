import { Badge } from '@patternfly/react-core';
import { HomeIcon } from '@patternfly/react-icons/dist/esm/icons/home-icon';
import { SeverityImportantIcon } from '@patternfly/react-icons/dist/esm/icons/severity-important-icon';
import { ThLargeIcon } from '@patternfly/react-icons/dist/esm/icons/th-large-icon';
import type { ReactNode } from 'react';
import { useActions, useAppState, useWords } from '../state/app-context.ts';
import type { Screen } from '../state/app-state.ts';

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
      </ul>
    </>
  );
}

/** The navigation on the left: the open case, then the workspace. Only screens that exist are listed. */
export function Navigation() {
  const words = useWords();
  const screen = useAppState((state) => state.screen);
  const about = useAppState((state) => state.about);
  return (
    <nav className="so-navigation" data-region tabIndex={-1} aria-label={words.mainNavigation}>
      {screen.name !== 'home' && <CaseEntries caseId={screen.caseId} />}
      <h2>{words.workspace}</h2>
      <ul>
        <Entry to={{ name: 'home' }} current={screen.name === 'home'} icon={<HomeIcon />}>
          {words.home}
        </Entry>
      </ul>
      <span className="so-spring" />
      {about !== null && <p className="so-about">{words.about(about.articles, about.version)}</p>}
    </nav>
  );
}
