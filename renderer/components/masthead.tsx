import { Button, Dropdown, DropdownItem, DropdownList, MenuToggle, Tooltip } from '@patternfly/react-core';
import { LockIcon } from '@patternfly/react-icons/dist/esm/icons/lock-icon';
import { MoonIcon } from '@patternfly/react-icons/dist/esm/icons/moon-icon';
import { SearchIcon } from '@patternfly/react-icons/dist/esm/icons/search-icon';
import { ServerIcon } from '@patternfly/react-icons/dist/esm/icons/server-icon';
import { SunIcon } from '@patternfly/react-icons/dist/esm/icons/sun-icon';
import { useState } from 'react';
import { visibleText } from '../../shared/presentation/visible-text.ts';
import { useActions, useAppState, useAreaWords, useWords } from '../state/app-context.ts';
import { currentCaseId } from '../state/app-state.ts';
import { type CaseEntry, openCases } from '../state/job-view.ts';
import { paletteWords } from '../words/areas/palette.ts';
import { Logo } from './logo.tsx';
import { SettingsMenu } from './settings-menu.tsx';

/** Chooses among the cases that are open: host and archive of each. Not shown while there is none. */
function CaseSwitcher() {
  const [open, setOpen] = useState(false);
  const actions = useActions();
  const words = useWords();
  const jobs = useAppState((state) => state.jobs);
  const held = useAppState((state) => state.cases);
  const shown = useAppState(currentCaseId);
  const cases = openCases(jobs, held);
  const current = cases.find(({ caseId }) => caseId === shown);
  if (cases.length === 0) return null;
  const name = ({ hostname }: CaseEntry): string => (hostname === null ? words.unknownHost : shortHost(hostname));
  return (
    <Dropdown
      isOpen={open}
      onOpenChange={setOpen}
      onSelect={() => setOpen(false)}
      popperProps={{ appendTo: 'inline', maxWidth: '32rem' }}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          className="so-switcher"
          icon={<ServerIcon />}
          isExpanded={open}
          onClick={() => setOpen(!open)}
        >
          <span className="so-visually-hidden">{words.openCases}: </span>
          {current === undefined ? (
            <span className="so-quiet">{words.chooseCase}</span>
          ) : (
            <>
              <strong>{name(current)}</strong> <span className="so-quiet">{visibleText(current.file)}</span>
            </>
          )}
        </MenuToggle>
      )}
    >
      <DropdownList aria-label={words.openCases}>
        {cases.map((entry) => (
          <DropdownItem
            key={entry.caseId}
            isSelected={entry.caseId === shown}
            description={visibleText(entry.file)}
            onClick={() => actions.show({ name: 'summary', caseId: entry.caseId })}
          >
            {name(entry)}
          </DropdownItem>
        ))}
      </DropdownList>
    </Dropdown>
  );
}

/** The first label of a host name: the switcher has little room, the case's title says it in full. */
const shortHost = (hostname: string): string => visibleText(hostname.split('.')[0] ?? hostname);

/** The bar on top: name, open cases, that nothing goes online, theme and settings. */
export function Masthead({ dark, onFind }: { readonly dark: boolean; readonly onFind: () => void }) {
  const { button } = useAreaWords(paletteWords);
  const actions = useActions();
  const words = useWords();
  const other = dark ? 'light' : 'dark';
  return (
    <header className="so-masthead" data-region tabIndex={-1}>
      <button type="button" className="so-brand" onClick={() => actions.show({ name: 'home' })}>
        <Logo />
        {words.appName}
      </button>
      <CaseSwitcher />
      <span className="so-spring" />
      <button type="button" className="so-find-button" onClick={onFind} data-testid="find-button">
        <SearchIcon /> {button} <kbd>Ctrl K</kbd>
      </button>
      <Tooltip content={words.offlineHint}>
        <span className="so-offline" aria-label={`${words.offline}. ${words.offlineHint}`} role="note">
          <LockIcon /> {words.offline}
        </span>
      </Tooltip>
      <Button
        variant="plain"
        size="sm"
        aria-label={dark ? words.toLight : words.toDark}
        icon={dark ? <SunIcon /> : <MoonIcon />}
        onClick={() => actions.set({ theme: other })}
      />
      <SettingsMenu />
    </header>
  );
}
