import { useSyncExternalStore } from 'react';

/** Whether the window fits a media query; follows the window. */
export function useMediaQuery(query: string): boolean {
  const subscribe = (changed: () => void): (() => void) => {
    const list = window.matchMedia(query);
    list.addEventListener('change', changed);
    return () => list.removeEventListener('change', changed);
  };
  return useSyncExternalStore(subscribe, () => window.matchMedia(query).matches);
}
