import { mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { run } from '../measure/run.ts';
import type { Context } from './context.ts';

const EMPTY_MAIN = `const { app, BrowserWindow } = require('electron');
app.whenReady().then(() => {
  const window = new BrowserWindow({ width: 1280, height: 800, show: false });
  window.once('ready-to-show', () => window.show());
  window.loadFile('index.html');
});
`;

/** The least app that shows something, in a folder of the cache. */
function emptyApp(cache: string): string {
  const folder = join(cache, 'empty-app');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, 'package.json'), '{"name":"empty","version":"1.0.0","main":"main.js"}');
  writeFileSync(join(folder, 'main.js'), EMPTY_MAIN);
  writeFileSync(join(folder, 'index.html'), '<!doctype html><title>Empty</title><h1>Hello</h1>');
  return folder;
}

/**
 * Runs the window entry under a display, without network where that can be had. Gives what it printed as JSON, or null with the reason where there is no Electron.
 */
export async function underDisplay(
  { setting, options }: Context,
  task: 'start' | 'frames' | 'queue',
  archive: string,
  large = archive,
): Promise<{ value: unknown } | { missing: string }> {
  const { electron, cache, product, display, entries } = setting;
  if ('missing' in electron) return electron;
  const job = {
    task,
    rounds: options.rounds,
    program: electron.program,
    cache,
    empty: emptyApp(cache),
    ours: product,
    archive,
    large,
  };
  const [program = '', ...args] = [...display, process.execPath, entries.window, JSON.stringify(job)];
  const { stdout } = await run({ program, args }, true);
  return { value: JSON.parse(stdout) };
}

/** Which Electron was used, in a sentence. */
export const electronNote = ({ setting: { electron } }: Context): string =>
  'missing' in electron
    ? `Not run: ${electron.missing}.`
    : `Electron ${electron.version} (${electron.kind}), under Xvfb on Linux: no graphics card, all drawing is done by the processor.`;
