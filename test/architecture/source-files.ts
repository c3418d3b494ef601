import { readdirSync, readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';

const root = join(import.meta.dirname, '../..');
const NO_SOURCE = new Set(['node_modules', 'out', 'dist', 'test-results', 'coverage']);

/** A file of the repository: its path from the root with `/`, and its text. */
export interface SourceFile {
  readonly path: string;
  readonly text: string;
}

/** Paths of all files below a folder of the repository, sorted. */
export function pathsUnder(folder: string): string[] {
  return readdirSync(join(root, folder))
    .filter((name) => !NO_SOURCE.has(name) && !name.startsWith('.'))
    .flatMap((name) => {
      const path = `${folder}/${name}`;
      return statSync(join(root, path)).isDirectory() ? pathsUnder(path) : [path];
    })
    .sort();
}

export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');

/** The TypeScript files below the folders. */
export const typeScript = (...folders: string[]): SourceFile[] =>
  folders
    .flatMap(pathsUnder)
    .filter((path) => /\.tsx?$/.test(path))
    .map((path) => ({ path, text: textOf(path) }));

/** The code without comments and without what stands in quotes, so that a word of prose is not taken for code. */
export function codeOf(text: string): string {
  return text.replace(
    /\/\*[\s\S]*?\*\/|\/\/[^\n]*|'(?:[^'\\\n]|\\.)*'|"(?:[^"\\\n]|\\.)*"|`(?:[^`\\]|\\.)*`/g,
    (found) => (found.startsWith('/') ? '' : "''"),
  );
}

/** What a file imports, as written: static, re-exported and dynamic imports. */
export function importsOf(text: string): string[] {
  const pattern = /(?:^|\n)\s*(?:import|export)\b[^'";]*?\bfrom\s*'([^']+)'|\bimport\s*\(?\s*'([^']+)'/g;
  return [...text.matchAll(pattern)].map((match) => match[1] ?? match[2] ?? '');
}
