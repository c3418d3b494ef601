import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open, rename, unlink } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { openFifoToWrite } from './fifo.ts';
import { type OutputPlace, outputPlace } from './output-place.ts';

/** Readable by the user alone, for what the app keeps for itself. */
export const PRIVATE = 0o600;
/** What the user's umask allows, for what the user saves. */
export const ORDINARY = 0o666;

type Content = Uint8Array | string;

/**
 * Writes `content` to `path` whole or not at all: into a new file of that mode beside it, which then takes its place. Links
 * are followed; an ordinary file keeps the mode that it had; a device or FIFO takes the content as it is.
 * @throws the file system's error (code EACCES, ENOSPC, ENOENT ...), nothing is left behind then; or the signal's reason.
 */
export async function writeFileWhole(
  path: string,
  content: Content,
  mode: number,
  signal?: AbortSignal,
): Promise<void> {
  const place = await outputPlace(path);
  if (place.kind === 'file') await replaceFile(place, content, mode);
  else if (place.kind === 'device') await writeInPlace(place.path, content);
  else await pipeline(Readable.from([content]), await openFifoToWrite(place.path, signal), { signal });
}

async function replaceFile(
  { path, existing }: Extract<OutputPlace, { kind: 'file' }>,
  content: Content,
  mode: number,
): Promise<void> {
  const temporary = join(dirname(path), `.${basename(path)}.${randomBytes(6).toString('hex')}.part`);
  const handle = await open(temporary, 'wx', mode);
  try {
    await filled(handle, content, mode === PRIVATE || existing === null ? null : existing.mode & 0o777);
    await rename(temporary, path);
  } catch (error) {
    await unlink(temporary).catch(() => undefined);
    throw error;
  }
}

/** Writes all, sets the mode where one is given, and closes the file in any case. */
async function filled(handle: FileHandle, content: Content, mode: number | null): Promise<void> {
  try {
    await handle.writeFile(content);
    if (mode !== null) await handle.chmod(mode);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

/** Neither made nor cut: `O_APPEND` for a standard output that is a file. */
async function writeInPlace(path: string, content: Content): Promise<void> {
  const handle = await open(path, constants.O_WRONLY | constants.O_APPEND);
  try {
    await handle.writeFile(content);
  } finally {
    await handle.close();
  }
}
