import { readdir, stat } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { QueuedInput } from './queue.ts';

const ARCHIVE_NAME = /\.(tar|tgz|txz|tbz2?|tzst|tar\.(gz|xz|bz2|zst|lzma)|tar\.\w+\.gpg)$/i;
/** A folder of cases may hold a folder for each; deeper than that it is somebody's home. */
const DEEPEST = 3;
const MOST = 1000;

/** The archives of a folder by their names, in the order of the names; at most `most`. */
async function archivesUnder(folder: string, depth: number, most: number): Promise<string[]> {
  if (depth > DEEPEST) return [];
  const entries = await readdir(folder, { withFileTypes: true }).catch(() => []);
  const found: string[] = [];
  for (const entry of entries.sort((a, b) => a.name.localeCompare(b.name))) {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) found.push(...(await archivesUnder(path, depth + 1, most)));
    else if (ARCHIVE_NAME.test(entry.name)) found.push(path);
    if (found.length >= most) break;
  }
  return found.slice(0, most);
}

async function filesOf(path: string, most: number): Promise<string[]> {
  const state = await stat(path).catch(() => null);
  if (!state?.isDirectory()) return [path];
  const archives = await archivesUnder(path, 1, most);
  // A folder without any archive is queued itself: reading it then says what is wrong.
  return archives.length === 0 ? [path] : archives;
}

/**
 * What to queue for paths that a user dropped, chose or named: a file is itself (whatever its name: content decides), a
 * folder stands for the archives in it. A path that does not exist is queued too, and fails with the reason.
 * At most `most` are taken of one folder: a window would drown in more.
 */
export async function inputsOf(paths: readonly string[], most = MOST): Promise<QueuedInput[]> {
  const files = (await Promise.all(paths.map((path) => filesOf(path, most)))).flat();
  const unique = [...new Set(files)];
  return Promise.all(
    unique.map(async (path) => {
      const state = await stat(path).catch(() => null);
      const bytes = state?.isFile() ? state.size : null;
      return { input: { kind: 'file' as const, path }, file: basename(path), bytes };
    }),
  );
}
