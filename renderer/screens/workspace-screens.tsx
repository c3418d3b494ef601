import { assertNever } from '../../shared/base/assert-never.ts';
import type { WorkspaceScreen } from '../state/app-state.ts';
import { Home } from './home/home.tsx';
import { ArticlesScreen, CompareScreen, FleetScreen, LibraryScreen, SettingsScreen } from './later.tsx';

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
