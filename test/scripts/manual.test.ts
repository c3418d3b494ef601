import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { FailureCode } from '../../shared/contracts/errors.ts';
import { Verdict } from '../../shared/contracts/verdict.ts';

const root = join(import.meta.dirname, '../..');
const read = (path: string) => readFileSync(join(root, path), 'utf8');
const pages = [
  'README.md',
  'CHANGELOG.md',
  'CONTRIBUTING.md',
  'SECURITY.md',
  ...readdirSync(join(root, 'docs')).map((name) => `docs/${name}`),
  ...readdirSync(join(root, 'docs/manual')).map((name) => `docs/manual/${name}`),
].filter((path) => path.endsWith('.md'));

describe('the documents', () => {
  it('link only to what is there', () => {
    const broken = pages.flatMap((page) =>
      [...read(page).matchAll(/\]\(([^)#\s]+)(?:#[^)]*)?\)/g)]
        .map((found) => found[1] ?? '')
        .filter((target) => !/^[a-z]+:/.test(target) && !existsSync(join(root, dirname(page), target)))
        .map((target) => `${page}: ${target}`),
    );
    expect(broken).toEqual([]);
  });

  it('of the manual are all in its contents', () => {
    const index = read('docs/manual/README.md');
    const missing = readdirSync(join(root, 'docs/manual')).filter(
      (name) => name !== 'README.md' && !index.includes(`(${name})`),
    );
    expect(missing).toEqual([]);
  });

  it('name every key that the window has', () => {
    const list = read('renderer/palette/shortcut-list.ts');
    const caps = [...list.matchAll(/keys: \[([^\n]+?)\], does/g)].flatMap((found) =>
      [...(found[1] ?? '').matchAll(/'([^']+)'/g)].map((cap) => cap[1] ?? ''),
    );
    expect(caps.length).toBeGreaterThan(20);
    const page = read('docs/manual/keyboard.md');
    expect(caps.filter((cap) => !page.includes(`\`${cap}\``))).toEqual([]);
  });

  it('name every verdict and every code of a failure', () => {
    const summary = read('docs/manual/summary.md');
    expect(Verdict.options.filter((word) => !summary.includes(`\`${word}\``))).toEqual([]);
    const first = read('docs/manual/first-case.md');
    expect(FailureCode.options.filter((word) => !first.includes(`\`${word}\``))).toEqual([]);
  });
});
