import { Suspense, useCallback, useEffect, useMemo, useState } from 'react';
import type { EventPayload } from '../shared/contracts/ipc.ts';
import { visibleText } from '../shared/presentation/visible-text.ts';
import { Crashed, CrashGuard } from './components/crash-guard.tsx';
import { DropOverlay } from './components/drop-overlay.tsx';
import { Masthead } from './components/masthead.tsx';
import { Navigation } from './components/navigation.tsx';
import { WindowNotice } from './components/notice-line.tsx';
import { Palette } from './palette/palette.tsx';
import { ShortcutSheet } from './palette/shortcuts.tsx';
import { CaseScreen, fetchScreens } from './screens/later.tsx';
import { WorkspaceScreens } from './screens/workspace-screens.tsx';
import { useActions, useAppState, useWords } from './state/app-context.ts';
import { type Screen, shownCaseId } from './state/app-state.ts';
import { useCommands } from './state/use-commands.ts';
import { useDark } from './state/use-dark.ts';

type MenuCommand = EventPayload<'menu:command'>;

/** What lies over the window; one at a time. */
interface Over {
  readonly shown: 'palette' | 'shortcuts' | null;
  show(what: 'palette' | 'shortcuts'): void;
  close(): void;
}

function useOver(): Over {
  const [shown, setShown] = useState<Over['shown']>(null);
  const close = useCallback(() => setShown(null), []);
  return useMemo(() => ({ shown, show: setShown, close }), [shown, close]);
}

/** Carries out what main's menu asks the window for. */
function useMenu(onMenuCommand: AppProps['onMenuCommand'], dark: boolean, over: Over): void {
  const actions = useActions();
  useEffect(() => {
    const carryOut: Record<MenuCommand, () => void> = {
      home: () => actions.show({ name: 'home' }),
      'export-pdf': () => actions.exportCase('pdf'),
      'copy-note': () => actions.copyNote(),
      find: () => over.show('palette'),
      shortcuts: () => over.show('shortcuts'),
      library: () => actions.show({ name: 'library' }),
      fleet: () => actions.show({ name: 'fleet' }),
      compare: () => actions.show({ name: 'compare' }),
      articles: () => actions.show({ name: 'articles' }),
      settings: () => actions.show({ name: 'settings' }),
      'toggle-theme': () => actions.set({ theme: dark ? 'light' : 'dark' }),
      back: () => actions.back(),
    };
    return onMenuCommand((command) => carryOut[command]());
  }, [actions, onMenuCommand, dark, over]);
}

/** Moves the keyboard to the next (or previous) region of the window: application bar, navigation, content, asides. */
function cycleRegions(step: 1 | -1): void {
  const regions = [...document.querySelectorAll<HTMLElement>('[data-region]')];
  const at = regions.findIndex((region) => region.contains(document.activeElement));
  const next = regions[(at + step + regions.length) % regions.length];
  next?.focus();
}

/** Screens that show notices nowhere of their own. */
const WITHOUT_NOTICES: ReadonlySet<Screen['name']> = new Set(['kernel', 'timeline', 'logs', 'system', 'settings']);

interface AppProps {
  readonly onMenuCommand: (listener: (command: MenuCommand) => void) => () => void;
}

/** The window: application bar, navigation, one screen, and the overlay while files are dragged over it. */
export function App({ onMenuCommand }: AppProps) {
  const actions = useActions();
  const words = useWords();
  const screen = useAppState((state) => state.screen);
  const language = useAppState((state) => state.settings.language);
  const dark = useDark();
  const over = useOver();
  useMenu(onMenuCommand, dark, over);
  useEffect(() => actions.start(), [actions]);
  useEffect(fetchScreens, []);
  const caseId = shownCaseId(screen);
  const hostname = useAppState(({ cases }) =>
    caseId === null ? null : (cases.get(caseId)?.summary?.host.hostname ?? null),
  );
  useEffect(() => {
    document.documentElement.lang = language;
    document.title = hostname === null ? words.appName : `${visibleText(hostname)} · ${words.appName}`;
  }, [language, hostname, words]);
  const place = `${screen.name} ${caseId ?? ''}`;
  useCommands({
    open: actions.openDialog,
    export: () => actions.exportCase('pdf'),
    palette: () => over.show('palette'),
    shortcuts: () => over.show('shortcuts'),
    'next-region': () => cycleRegions(1),
    'previous-region': () => cycleRegions(-1),
  });
  return (
    <div className="so-window">
      <Masthead dark={dark} onFind={() => over.show('palette')} />
      <Navigation />
      <main className="so-content" key={place} tabIndex={-1} data-region aria-label={words.content}>
        <CrashGuard fallback={<Crashed />}>
          <Suspense fallback={null}>
            {'caseId' in screen ? <CaseScreen screen={screen} /> : <WorkspaceScreens screen={screen} />}
          </Suspense>
        </CrashGuard>
      </main>
      {WITHOUT_NOTICES.has(screen.name) && <WindowNotice />}
      <DropOverlay />
      {over.shown === 'palette' && (
        <Palette dark={dark} onClose={over.close} onShortcuts={() => over.show('shortcuts')} />
      )}
      {over.shown === 'shortcuts' && <ShortcutSheet onClose={over.close} />}
    </div>
  );
}
