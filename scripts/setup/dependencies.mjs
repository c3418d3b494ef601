import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { inModules, root } from '../paths.mjs';
import { run } from '../run.mjs';
import { say, since } from '../say.mjs';

/**
 * Whether node_modules holds what package-lock.json asks for. npm writes a lock file of its own into node_modules, last of
 * all, so comparing the two also catches an installation that was broken off. Optional packages (other platforms) may lack.
 */
export function dependenciesCurrent(wantedText, installedText) {
  const wanted = JSON.parse(wantedText).packages;
  const installed = JSON.parse(installedText).packages;
  return Object.entries(wanted).every(([path, entry]) => {
    if (path === '' || entry.link) return true;
    const have = installed[path];
    if (have === undefined) return entry.optional === true || entry.devOptional === true;
    return have.version === entry.version && have.integrity === entry.integrity;
  });
}

function current() {
  const hidden = inModules('.package-lock.json');
  if (!existsSync(hidden)) return false;
  return dependenciesCurrent(readFileSync(join(root, 'package-lock.json'), 'utf8'), readFileSync(hidden, 'utf8'));
}

/** Installs the dependencies by the lock file unless they are there. Gives whether it succeeded. */
export async function setUpDependencies() {
  if (current()) return true;
  say('installing the dependencies (npm ci)');
  const start = Date.now();
  const { status } = await run('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], { cwd: root });
  if (status === 0) say(`dependencies installed in ${since(start)}`);
  else say('npm ci failed: see above');
  return status === 0;
}
