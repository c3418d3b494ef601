import { Divider, Dropdown, DropdownGroup, DropdownItem, DropdownList, MenuToggle } from '@patternfly/react-core';
import { CogIcon } from '@patternfly/react-icons/dist/esm/icons/cog-icon';
import { useState } from 'react';
import { LANGUAGES, type Language } from '../../shared/base/language.ts';
import type { Theme } from '../../shared/contracts/ipc.ts';
import { useActions, useAppState, useWords } from '../state/app-context.ts';

/** Languages name themselves: someone who chose the wrong one must find the way back. */
const OWN_NAMES: Readonly<Record<Language, string>> = { en: 'English', ja: '日本語' };
const THEMES: readonly Theme[] = ['light', 'dark', 'system'];

/** Theme, language and the folder of one's own articles; main keeps them. The first two take effect at once. */
export function SettingsMenu() {
  const [open, setOpen] = useState(false);
  const actions = useActions();
  const words = useWords();
  const settings = useAppState((state) => state.settings);
  const folder = settings.articleFolder?.split(/[\\/]/).at(-1) ?? null;
  return (
    <Dropdown
      isOpen={open}
      onOpenChange={setOpen}
      onSelect={() => setOpen(false)}
      popperProps={{ appendTo: 'inline', position: 'right' }}
      toggle={(ref) => (
        <MenuToggle
          ref={ref}
          variant="plain"
          size="sm"
          isExpanded={open}
          onClick={() => setOpen(!open)}
          aria-label={words.settings}
          icon={<CogIcon />}
          data-testid="settings-menu"
        />
      )}
    >
      <DropdownGroup label={words.theme} labelHeadingLevel="h2">
        <DropdownList>
          {THEMES.map((theme) => (
            <DropdownItem key={theme} isSelected={settings.theme === theme} onClick={() => actions.set({ theme })}>
              {words.themes[theme]}
            </DropdownItem>
          ))}
        </DropdownList>
      </DropdownGroup>
      <Divider />
      <DropdownGroup label={words.language} labelHeadingLevel="h2">
        <DropdownList>
          {LANGUAGES.map((language) => (
            <DropdownItem
              key={language}
              lang={language}
              isSelected={settings.language === language}
              onClick={() => actions.set({ language })}
            >
              {OWN_NAMES[language]}
            </DropdownItem>
          ))}
        </DropdownList>
      </DropdownGroup>
      <Divider />
      <DropdownGroup label={words.ownArticles} labelHeadingLevel="h2">
        <DropdownList>
          <DropdownItem
            onClick={actions.chooseArticleFolder}
            description={folder === null ? null : words.folderInUse(folder)}
          >
            {words.chooseArticleFolder}
          </DropdownItem>
          {folder !== null && (
            <DropdownItem onClick={actions.clearArticleFolder}>{words.clearArticleFolder}</DropdownItem>
          )}
        </DropdownList>
      </DropdownGroup>
    </Dropdown>
  );
}
