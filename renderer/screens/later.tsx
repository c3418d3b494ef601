import { lazy } from 'react';

/**
 * Screens that are not needed for the first sight of the window: each comes as a file of its own when it is first shown, or
 * when the window has nothing to do (`fetchScreens`). Home is part of the window itself.
 */
const FILES = {
  case: () => import('./case-screen.tsx').then(({ CaseScreen }) => ({ default: CaseScreen })),
  library: () => import('./library/library-screen.tsx').then(({ LibraryScreen }) => ({ default: LibraryScreen })),
  fleet: () => import('./fleet/fleet-screen.tsx').then(({ FleetScreen }) => ({ default: FleetScreen })),
  compare: () => import('./compare/compare-screen.tsx').then(({ CompareScreen }) => ({ default: CompareScreen })),
  articles: () => import('./articles/articles-screen.tsx').then(({ ArticlesScreen }) => ({ default: ArticlesScreen })),
  settings: () => import('./settings/settings-screen.tsx').then(({ SettingsScreen }) => ({ default: SettingsScreen })),
};

export const CaseScreen = lazy(FILES.case);
export const LibraryScreen = lazy(FILES.library);
export const FleetScreen = lazy(FILES.fleet);
export const CompareScreen = lazy(FILES.compare);
export const ArticlesScreen = lazy(FILES.articles);
export const SettingsScreen = lazy(FILES.settings);

/** Fetches all of them while the window is idle, so that none is waited for later. */
export function fetchScreens(): void {
  // The files are the app's own: one that does not come fails again, and says so, where it is shown.
  requestIdleCallback(() => {
    for (const file of Object.values(FILES)) void file().catch(() => undefined);
  });
}
