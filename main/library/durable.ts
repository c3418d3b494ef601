import { open } from 'node:fs/promises';
import { dirname } from 'node:path';
import { PRIVATE, writeFileWhole } from '../state/write-file.ts';

/** Windows cannot open a folder, and some file systems have nothing to sync in one. */
const NO_SUCH_SYNC: ReadonlySet<string> = new Set(['EPERM', 'EISDIR', 'EACCES', 'EINVAL', 'ENOTSUP', 'EBADF']);

const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';

/** Makes names that were made, changed or taken away in a folder outlive a power cut. @throws the file system's error */
export async function syncFolder(folder: string): Promise<void> {
  try {
    const handle = await open(folder, 'r');
    try {
      await handle.sync();
    } finally {
      await handle.close();
    }
  } catch (error) {
    if (!NO_SUCH_SYNC.has(codeOf(error))) throw error;
  }
}

/** Writes a file that is either the old one or the new one, whole, whenever the power goes; readable by the user alone. */
export async function writeDurably(path: string, content: Uint8Array | string): Promise<void> {
  await writeFileWhole(path, content, PRIVATE);
  await syncFolder(dirname(path));
}
