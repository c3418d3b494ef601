import type { Stats } from 'node:fs';
import { lstat, readlink, realpath, stat } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';

/** Where content is to go: a file that it makes or replaces, or something that stays what it is and takes it. */
export type OutputPlace =
  | { readonly kind: 'file'; readonly path: string; readonly existing: Stats | null }
  | { readonly kind: 'fifo' | 'device'; readonly path: string };

const orNull = async <T>(promise: Promise<T>): Promise<T | null> =>
  promise.catch((error: unknown) => {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return null;
    throw error;
  });

/** Follows links, also one whose target does not exist yet; null for a name of the kernel's own (/proc/self/fd/1). */
async function followed(path: string): Promise<string | null> {
  const parent = await realpath(dirname(path));
  if (parent.startsWith('/proc/')) return null;
  const state = await orNull(lstat(path));
  return state?.isSymbolicLink() ? followed(resolve(parent, await readlink(path))) : path;
}

/** @throws the file system's error, ELOOP for links in a circle among them */
export async function outputPlace(path: string): Promise<OutputPlace> {
  const existing = await orNull(stat(path));
  if (existing?.isFIFO()) return { kind: 'fifo', path };
  if (existing !== null && !existing.isFile() && !existing.isDirectory()) return { kind: 'device', path };
  const target = await followed(path);
  return target === null ? { kind: 'device', path } : { kind: 'file', path: target, existing };
}
