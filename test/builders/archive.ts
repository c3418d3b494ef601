import { type TarEntry, type TarOptions, writeTar } from '../../shared/sample/tar-writer.ts';
import { bzip2, gzip, xz, zstd } from './compress.ts';

/** What stands at a path: a file's text or bytes, a link, or a folder. */
export type TreeEntry =
  | string
  | Uint8Array
  | { readonly symlink: string }
  | { readonly hardlink: string }
  | { readonly folder: true }
  | { readonly content: string | Uint8Array; readonly modified?: number };

/** Paths inside the archive, in the archive's order, with what stands there. */
export type Tree = Readonly<Record<string, TreeEntry>>;

export type ArchiveFormat = 'tar' | 'tar+xz' | 'tar+gzip' | 'tar+bzip2' | 'tar+zstd';

export const ARCHIVE_FORMATS: readonly ArchiveFormat[] = ['tar', 'tar+xz', 'tar+gzip', 'tar+bzip2', 'tar+zstd'];

export interface ArchiveOptions extends TarOptions {
  readonly format?: ArchiveFormat;
  /** For tar+xz: decoded bytes a block; one block without it. */
  readonly blockSize?: number;
  /** Seconds since the epoch, of every entry that names none. */
  readonly modified?: number;
}

function tarEntry(path: string, entry: TreeEntry, modified: number | undefined): TarEntry {
  const common = modified === undefined ? { path } : { path, modified };
  if (typeof entry === 'string' || entry instanceof Uint8Array) return { ...common, content: entry };
  return { ...common, ...entry };
}

/** Compresses a tar (or anything else) as `format` says. */
export async function compress(bytes: Uint8Array, format: ArchiveFormat, blockSize?: number): Promise<Uint8Array> {
  switch (format) {
    case 'tar':
      return bytes;
    case 'tar+xz':
      return xz(bytes, blockSize);
    case 'tar+gzip':
      return gzip(bytes);
    case 'tar+bzip2':
      return bzip2(bytes);
    case 'tar+zstd':
      return zstd(bytes);
  }
}

/**
 * An archive as bytes, from readable text: `buildArchive({'sosreport-a/uname': 'Linux ...'}, {format: 'tar+xz'})`. Nothing is
 * added: name the folders that matter. bzip2 and zstd need the system's programs of those names.
 */
export async function buildArchive(tree: Tree, options: ArchiveOptions = {}): Promise<Uint8Array> {
  const entries = Object.entries(tree).map(([path, entry]) => tarEntry(path, entry, options.modified));
  const { format = 'tar' } = options;
  return compress(writeTar(entries, options), format, options.blockSize);
}
