import { createContext, useContext, useSyncExternalStore } from 'react';
import type { Language } from '../../shared/base/language.ts';
import { words as sharedWords, type Words } from '../../shared/presentation/words.ts';
import { type UiWords, uiWords } from '../words/words.ts';
import type { Actions, AppStore } from './actions.ts';
import type { AppState } from './app-state.ts';

/** What every view can reach: the state and what may be asked for. */
export interface AppHandle {
  readonly store: AppStore;
  readonly actions: Actions;
}

export const AppContext = createContext<AppHandle | null>(null);

function useHandle(): AppHandle {
  const handle = useContext(AppContext);
  if (handle === null) throw new Error('AppContext has no value: render inside <AppContext value=...>');
  return handle;
}

/** A part of the state; the view renders again when that part is another object or value. */
export function useAppState<T>(select: (state: AppState) => T): T {
  const { store } = useHandle();
  return useSyncExternalStore(store.subscribe, () => select(store.get()));
}

export const useActions = (): Actions => useHandle().actions;

export const useLanguage = (): Language => useAppState((state) => state.settings.language);

/** The window's own strings in the language of the settings. */
export const useWords = (): UiWords => uiWords(useLanguage());

/** The strings of one screen (`words/areas/`) in the language of the settings. */
export const useAreaWords = <T>(of: (language: Language) => T): T => of(useLanguage());

/** The words that the window shares with the reports: verdicts, severities, titles. */
export const useSharedWords = (): Words => sharedWords(useLanguage());
