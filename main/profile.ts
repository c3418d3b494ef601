import { join } from 'node:path';
import { app } from 'electron';
import type { Task } from './command-line.ts';
import { testHooks } from './test-hooks.ts';

/**
 * Sets where Chromium and we keep files. Printing and the command line have a place of their own, so that they neither wait
 * for nor disturb an open window. To be called before the app is ready.
 */
export function setUpProfile(kind: Task['kind']): void {
  app.setName('Sosight');
  const base = testHooks.userData ?? join(app.getPath('appData'), 'Sosight');
  app.setPath('userData', kind === 'window' ? base : join(base, kind));
}
