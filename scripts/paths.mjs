import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository. */
export const root = dirname(dirname(fileURLToPath(import.meta.url)));

/** Where things that outlive a clone are kept: the user's cache folder. */
export function cacheFolder() {
  if (process.platform === 'win32' && process.env.LOCALAPPDATA)
    return join(process.env.LOCALAPPDATA, 'sosight', 'cache');
  return join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'sosight');
}

export const inModules = (...names) => join(root, 'node_modules', ...names);
