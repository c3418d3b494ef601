// What other people's code is in the product, by the lock file and the imports of our sources. Nothing is fetched.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from './paths.mjs';

/** Comes with the runtime that the app is packaged with, not from the bundle. */
const RUNTIME = new Set(['electron']);

/** @returns {{path: string, name: string, version: string, licence: string, integrity: string | null, script: boolean, needs: string[]}[]} */
export function lockedPackages() {
  const { packages } = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8'));
  return Object.entries(packages)
    .filter(([path]) => path !== '')
    .map(([path, entry]) => ({
      path,
      name: entry.name ?? path.split('node_modules/').at(-1) ?? path,
      version: entry.version,
      licence: entry.license ?? 'unknown',
      integrity: entry.integrity ?? null,
      script: entry.hasInstallScript === true,
      needs: Object.keys({ ...entry.dependencies, ...entry.peerDependencies }),
    }));
}

const IMPORT = /(?:\bfrom|\bimport)\s*\(?\s*['"]([^'"./][^'"]*)['"]|@import\s+(?:url\()?['"]([^'"./][^'"]*)['"]/g;

/** "@patternfly/react-core/x" -> "@patternfly/react-core"; null for Node's own. */
function packageOf(specifier) {
  // Words in quotes after "from" in a text are no package.
  if (!/^(?:@[a-z0-9-]+\/)?[a-z0-9][\w.-]*(?:\/[\w./-]+)?$/.test(specifier)) return null;
  return specifier
    .split('/')
    .slice(0, specifier.startsWith('@') ? 2 : 1)
    .join('/');
}

/** The packages that our sources name. */
export function importedPackages() {
  const names = new Set();
  for (const folder of ['shared', 'main', 'renderer']) {
    for (const entry of readdirSync(join(root, folder), { recursive: true, withFileTypes: true })) {
      if (!entry.isFile() || !/\.(?:tsx?|css)$/.test(entry.name)) continue;
      const text = readFileSync(join(entry.parentPath, entry.name), 'utf8');
      for (const [, script, style] of text.matchAll(IMPORT)) names.add(packageOf(script ?? style ?? ''));
    }
  }
  names.delete(null);
  names.delete('');
  return [...names].sort();
}

/** Those packages and what they need in turn, as far as it is locked: at most this goes into the bundles. */
export function bundledPackages() {
  const locked = new Map(lockedPackages().map((one) => [one.name, one]));
  const bundled = new Map();
  const add = (name) => {
    const found = locked.get(name);
    if (found === undefined || bundled.has(name) || RUNTIME.has(name)) return;
    bundled.set(name, found);
    for (const needed of found.needs) add(needed);
  };
  for (const name of importedPackages()) add(name);
  return [...bundled.values()].sort((a, b) => (a.name < b.name ? -1 : 1));
}
