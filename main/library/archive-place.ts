import { createHash } from 'node:crypto';
import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { pipeline } from 'node:stream/promises';
import type { ArchivePlace } from '../../shared/contracts/library.ts';
import type { CaseRecord } from './record.ts';

/** A network mount that does not answer must not hold up a list. */
const PATIENCE_MS = 1_500;

/** The file's size; null where it is none, 'slow' where the system does not say in time. */
async function sizeOf(path: string): Promise<number | null | 'slow'> {
  let timer: NodeJS.Timeout | undefined;
  const slow = new Promise<'slow'>((resolve) => {
    timer = setTimeout(() => resolve('slow'), PATIENCE_MS);
  });
  const size = stat(path).then(
    (state) => (state.isFile() ? state.size : null),
    () => null,
  );
  try {
    return await Promise.race([size, slow]);
  } finally {
    clearTimeout(timer);
  }
}

/** Where the archive is now, by name and size; what cannot be found out in time is taken to be there. */
export async function archivePlace({ source, facts }: CaseRecord): Promise<ArchivePlace> {
  if (source.kind === 'sample') return 'sample';
  const size = await sizeOf(source.path);
  if (size === null) return 'moved';
  return size === 'slow' || size === facts.bytes ? 'there' : 'changed';
}

async function sha256Of(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}

/**
 * Whether a file is the archive of this case: by its size, and by its SHA-256 where the archive was read whole. Size alone
 * tells compressed archives of many megabytes apart well enough where that is all there is.
 * @throws the file system's error
 */
export async function isSameArchive(path: string, { facts }: CaseRecord): Promise<boolean> {
  const state = await stat(path);
  if (!state.isFile() || state.size !== facts.bytes) return false;
  return facts.sha256 === null || (await sha256Of(path)) === facts.sha256;
}
