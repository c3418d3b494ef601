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

const isCode = (path: string) => /\.(tsx?|mjs|js|css|html)$/.test(path);
/** A test is named after what it tests: its folder's purpose says the rest. */
const isTest = (path: string) => /\.test\.tsx?$/.test(path);
const folderOf = (path: string, depth: number) => path.split('/').slice(0, -1).slice(0, depth).join('/');

describe('READMEs', () => {
  it('stand in shared/, main/, renderer/, test/ and scripts/, and in each folder of the first three', () => {
    const code = paths.filter(isCode);
    const tops = code.map((path) => folderOf(path, 1));
    const below = code.filter((path) => !/^(test|scripts)\//.test(path)).map((path) => folderOf(path, 2));
    const missing = [...new Set([...tops, ...below])].filter((folder) => !readmes.has(`${folder}/README.md`));
    expect(missing).toEqual([]);
  });

  it('name every folder of the tests', () => {
    const folders = new Set(paths.filter((path) => path.startsWith('test/')).map((path) => path.split('/')[1] ?? ''));
    const index = textOf('test/README.md');
    expect([...folders].filter((name) => !index.includes(`\`${name}`) && name !== 'README.md')).toEqual([]);
  });

  it('name every file of their folder', () => {
    const texts = new Map([...readmes].map((path) => [path, textOf(path)]));
    const unnamed = paths
      .filter((path) => isCode(path) && !isTest(path))
      .filter((path) => {
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
