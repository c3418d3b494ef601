import { assertNever } from '../../shared/base/assert-never.ts';
import type { WorkspaceScreen } from '../state/app-state.ts';
import { ArticlesScreen } from './articles/articles-screen.tsx';
import { CompareScreen } from './compare/compare-screen.tsx';
import { FleetScreen } from './fleet/fleet-screen.tsx';
import { Home } from './home/home.tsx';
import { LibraryScreen } from './library/library-screen.tsx';
import { SettingsScreen } from './settings/settings-screen.tsx';

/** A screen that belongs to no one case. */
export function WorkspaceScreens({ screen }: { readonly screen: WorkspaceScreen }) {
  switch (screen.name) {
    case 'home':
      return <Home />;
    case 'library':
      return <LibraryScreen />;
    case 'fleet':
      return <FleetScreen />;
    case 'compare':
      return <CompareScreen a={screen.a ?? null} b={screen.b ?? null} />;
    case 'articles':
      return <ArticlesScreen article={screen.article ?? null} />;
    case 'settings':
      return <SettingsScreen />;
    default:
      return assertNever(screen);
  }
}
