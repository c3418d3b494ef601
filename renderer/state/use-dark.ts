import { useEffect, useSyncExternalStore } from 'react';
import { useAppState } from './app-context.ts';
import { isDark } from './queries.ts';

const DARK_CLASS = 'pf-v6-theme-dark';
const systemDark = window.matchMedia('(prefers-color-scheme: dark)');

function onSystemChange(listener: () => void): () => void {
  systemDark.addEventListener('change', listener);
  return () => systemDark.removeEventListener('change', listener);
}

/** Whether the window is dark by the settings and the system; puts PatternFly's theme class on the page. */
export function useDark(): boolean {
  const theme = useAppState((state) => state.settings.theme);
  const system = useSyncExternalStore(onSystemChange, () => systemDark.matches);
  const dark = isDark(theme, system);
  useEffect(() => {
    document.documentElement.classList.toggle(DARK_CLASS, dark);
    document.documentElement.style.colorScheme = dark ? 'dark' : 'light';
  }, [dark]);
  return dark;
}
