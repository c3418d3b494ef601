import { randomBytes } from 'node:crypto';
import { open, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';

/** Readable by the user alone, for what the app keeps for itself. */
export const PRIVATE = 0o600;
/** What the user's umask allows, for what the user saves. */
export const ORDINARY = 0o666;

/**
 * Writes `content` to `path` whole or not at all: into a new file of that mode beside it, which then takes its place.
 * @throws the file system's error (code EACCES, ENOSPC, ENOENT ...); nothing is left behind then.
 */
export async function writeFileWhole(path: string, content: Uint8Array | string, mode: number): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.part`);
  const handle = await open(temporary, 'wx', mode);
  try {
    try {
      await handle.writeFile(content);
      await handle.sync();
    } finally {
      await handle.close();
    }
    await rename(temporary, path);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
}
