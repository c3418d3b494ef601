import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { pathsUnder, textOf } from './source-files.ts';

const TOP = ['shared', 'main', 'renderer', 'test', 'scripts', 'docs'];
const paths = TOP.flatMap(pathsUnder);
const readmes = new Set(paths.filter((path) => posix.basename(path) === 'README.md'));

/** The README that speaks for a file: its folder's, or that of the nearest folder above. */
function readmeFor(path: string): string | null {
  for (let folder = posix.dirname(path); folder !== '.'; folder = posix.dirname(folder)) {
    const candidate = `${folder}/README.md`;
    if (readmes.has(candidate)) return candidate;
  }
  return null;
}

/** Files that need no row of their own: the data of a folder whose README tells what its files are like. */
const isCode = (path: string) => /\.(tsx?|mjs|js|css|html)$/.test(path);

describe('READMEs', () => {
  it('stand in every folder below shared/, main/, renderer/ and test/, and in those', () => {
    const folders = new Set(paths.filter(isCode).map((path) => path.split('/').slice(0, -1).slice(0, 2).join('/')));
    expect([...folders].filter((folder) => !readmes.has(`${folder}/README.md`))).toEqual([]);
  });

  it('name every file of their folder', () => {
    const texts = new Map([...readmes].map((path) => [path, textOf(path)]));
    const unnamed = paths.filter(isCode).filter((path) => {
      const readme = readmeFor(path);
      return readme === null || !texts.get(readme)?.includes(posix.basename(path));
    });
    expect(unnamed).toEqual([]);
  });

  it('name no file that is gone', () => {
    const gone = [...readmes].flatMap((readme) => {
      const folder = posix.dirname(readme);
      const names = [...textOf(readme).matchAll(/^\| `([\w./-]+\.(?:tsx?|mjs|js|css))`/gm)].map(
        (match) => match[1] ?? '',
      );
      return names.filter((name) => !paths.includes(posix.join(folder, name))).map((name) => `${readme}: ${name}`);
    });
    expect(gone).toEqual([]);
  });
});
