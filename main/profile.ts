import { join } from 'node:path';
import { app } from 'electron';
import type { Task } from './command-line.ts';
import { testHooks } from './test-hooks.ts';

/**
 * Sets where Chromium and we keep files. Printing has a place of its own, so that it neither waits for nor disturbs an open
 * window. To be called before the app is ready.
 */
export function setUpProfile(kind: Task['kind']): void {
  app.setName('Sosight');
  const base = testHooks.userData ?? join(app.getPath('appData'), 'Sosight');
  app.setPath('userData', kind === 'print' ? join(base, 'print') : base);
}
