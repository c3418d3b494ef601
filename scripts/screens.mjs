import { readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { vitest } from './checks.mjs';
import { root } from './paths.mjs';
import { say } from './say.mjs';
import { setUp } from './setup.mjs';

/*
 * `npm run screens` takes the pictures of docs/screens anew: every screen, light and dark, in the smallest window and in a large
 * one, and the PDF's pages (test/screens/). Starts its own display of 1920x1200 where there is none; the PDF needs poppler's pdftoppm.
 */
const folder = join(root, 'docs', 'screens');
const runtime = await setUp({ forTests: true, window: true });
if (runtime === null) process.exitCode = 1;
else {
  for (const name of readdirSync(folder)) if (name.endsWith('.png')) rmSync(join(folder, name));
  const wrapper = process.env.DISPLAY ? [] : ['xvfb-run', '-a', '-s', '-screen 0 1920x1200x24'];
  const { failed } = await vitest('screens', { wrapper, env: { ELECTRON_OVERRIDE_DIST_PATH: runtime.folder } });
  say(failed === 0 ? 'the pictures stand in docs/screens' : `${failed} pictures could not be taken`);
  process.exitCode = failed === 0 ? 0 : 1;
}
