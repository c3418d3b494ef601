import { Button, ToggleGroup, ToggleGroupItem } from '@patternfly/react-core';
import { type ReactNode, useEffect, useState } from 'react';
import { LANGUAGES, type Language } from '../../../shared/base/language.ts';
import type { Theme } from '../../../shared/contracts/ipc.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { CopyButton } from '../../components/command.tsx';
import { ShortcutTable } from '../../palette/shortcuts.tsx';
import { useActions, useAppState, useAreaWords, useWords } from '../../state/app-context.ts';
import { settingsWords } from '../../words/areas/settings.ts';
import { LimitsCard } from './limits-card.tsx';

const OWN_NAMES: Readonly<Record<Language, string>> = { en: 'English', ja: '日本語' };
const THEMES: readonly Theme[] = ['light', 'dark', 'system'];

/** A card of the settings. */
export function SettingsCard({ title, children }: { readonly title: string; readonly children: ReactNode }) {
  return (
    <section className="so-card">
      <header className="so-card-head">
        <h2>{title}</h2>
      </header>
      <div className="so-card-body so-settings-body">{children}</div>
    </section>
  );
}

function Appearance() {
  const actions = useActions();
  const words = useWords();
  const own = useAreaWords(settingsWords);
  const { theme, language } = useAppState((state) => state.settings);
  return (
    <SettingsCard title={own.appearance}>
      <div className="so-settings-row">
        <span id="so-theme-label">{words.theme}</span>
        <ToggleGroup isCompact aria-labelledby="so-theme-label">
          {THEMES.map((one) => (
            <ToggleGroupItem
              key={one}
              text={words.themes[one]}
              isSelected={theme === one}
              onChange={() => actions.set({ theme: one })}
            />
          ))}
        </ToggleGroup>
      </div>
      <div className="so-settings-row">
        <span id="so-language-label">{words.language}</span>
        <ToggleGroup isCompact aria-labelledby="so-language-label">
          {LANGUAGES.map((one) => (
            <ToggleGroupItem
              key={one}
              text={OWN_NAMES[one]}
              isSelected={language === one}
              onChange={() => actions.set({ language: one })}
            />
          ))}
        </ToggleGroup>
      </div>
    </SettingsCard>
  );
}

function OwnArticles() {
  const actions = useActions();
  const own = useAreaWords(settingsWords);
  const folder = useAppState((state) => state.settings.articleFolder);
  return (
    <SettingsCard title={own.articles}>
      <p className="so-quiet">{own.articlesNote}</p>
      <p className="so-settings-path">{folder === null ? own.noFolder : <code>{visibleText(folder)}</code>}</p>
      <div className="so-settings-buttons">
        <Button variant="secondary" size="sm" onClick={actions.chooseArticleFolder}>
          {own.choose}
        </Button>
        {folder !== null && (
          <Button variant="link" size="sm" onClick={actions.clearArticleFolder}>
            {own.clear}
          </Button>
        )}
        <Button variant="link" size="sm" onClick={() => actions.show({ name: 'articles' })}>
          {own.seeArticles}
        </Button>
      </div>
    </SettingsCard>
  );
}

/** Where cases are kept, and how many; null until main has answered. */
function useKept(): { readonly folder: string; readonly total: number } | null {
  const actions = useActions();
  const [kept, setKept] = useState<{ folder: string; total: number } | null>(null);
  useEffect(() => {
    actions
      .request('library:list', {
        text: '',
        verdicts: [],
        severities: [],
        tags: [],
        sort: 'opened',
        descending: true,
        offset: 0,
        limit: 1,
      })
      .then(({ folder, total }) => setKept({ folder, total }))
      .catch(actions.fail);
  }, [actions]);
  return kept;
}

function Kept() {
  const actions = useActions();
  const own = useAreaWords(settingsWords);
  const kept = useKept();
  return (
    <SettingsCard title={own.kept}>
      <p className="so-quiet">{own.keptNote}</p>
      {kept !== null && (
        <>
          <p className="so-settings-path">
            {own.keptIn} <code>{visibleText(kept.folder)}</code> <CopyButton text={kept.folder} label={own.copyPath} />
          </p>
          <div className="so-settings-buttons">
            <span>{own.casesKept(kept.total)}</span>
            <Button variant="link" size="sm" onClick={() => actions.show({ name: 'library' })}>
              {own.showCases}
            </Button>
          </div>
        </>
      )}
    </SettingsCard>
  );
}

function About() {
  const own = useAreaWords(settingsWords);
  const about = useAppState((state) => state.about);
  return (
    <SettingsCard title={own.about}>
      {about !== null && (
        <p>
          {own.version(about.version)}, {own.articleCount(about.articles)}
        </p>
      )}
      <p className="so-quiet">{own.aboutNote}</p>
    </SettingsCard>
  );
}

/** Everything that can be set, what is kept on the machine, and the keys. */
export function SettingsScreen() {
  const own = useAreaWords(settingsWords);
  return (
    <div className="so-settings" data-testid="settings-screen">
      <h1>{own.title}</h1>
      <div className="so-settings-columns">
        <div>
          <Appearance />
          <OwnArticles />
          <Kept />
          <About />
        </div>
        <div>
          <LimitsCard />
          <SettingsCard title={own.keys}>
            <ShortcutTable />
          </SettingsCard>
        </div>
      </div>
    </div>
  );
}
