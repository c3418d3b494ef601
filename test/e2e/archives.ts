import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleTree } from '../../shared/sample/sample.ts';
import { type ArchiveFormat, buildArchive, type Tree } from '../builders/archive.ts';

const TOP = 'sosreport-dbsrv07-03871245-2022-05-16-kqzrwfm';

/** The sample's files below a top folder, some replaced or added. */
export function tree(changes: Tree = {}): Tree {
  const all: Tree = { ...sampleTree(), ...changes };
  return Object.fromEntries(Object.entries(all).map(([path, entry]) => [`${TOP}/${path}`, entry]));
}

/** Writes a sosreport of the sample's host into `folder` and gives its path. */
export async function putArchive(
  folder: string,
  name: string,
  format: ArchiveFormat = 'tar+xz',
  changes: Tree = {},
): Promise<string> {
  const path = join(folder, name);
  writeFileSync(path, await buildArchive(tree(changes), { format }));
  return path;
}
