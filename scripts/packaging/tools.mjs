import { createHash } from 'node:crypto';
import { copyFileSync, existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { cacheFolder, root } from '../paths.mjs';
import { run } from '../run.mjs';
import { say, since } from '../say.mjs';

/*
 * electron-builder and what it brings (some 275 packages) have a lock file of their own and are installed only by who makes
 * packages, into the user's cache: the app's `npm ci` has a tenth of that and stays quick. No install script runs.
 */
const ours = join(root, 'scripts', 'packaging', 'tools');
const FILES = ['package.json', 'package-lock.json'];

function folderOfTools() {
  const hash = createHash('sha256');
  for (const name of FILES) hash.update(readFileSync(join(ours, name)));
  return join(cacheFolder(), `packaging-${hash.digest('hex').slice(0, 12)}`);
}

/**
 * Installs the packaging tools by their lock file where they are not yet. Gives {folder, require}; `require` resolves names
 * from there. Throws when npm cannot install them.
 */
export async function packagingTools() {
  const folder = folderOfTools();
  const complete = join(folder, '.complete');
  if (!existsSync(complete)) {
    say('installing the packaging tools (electron-builder and others, once)');
    const start = Date.now();
    mkdirSync(folder, { recursive: true });
    for (const name of FILES) copyFileSync(join(ours, name), join(folder, name));
    const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'];
    const { status } = await run('npm', words, { cwd: folder });
    if (status !== 0) throw new Error('npm could not install the packaging tools: see above');
    writeFileSync(complete, '');
    say(`installed in ${since(start)}`);
  }
  return { folder, require: createRequire(join(folder, 'package.json')) };
}
