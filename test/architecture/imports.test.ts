import { posix } from 'node:path';
import { describe, expect, it } from 'vitest';
import { importsOf, type SourceFile, typeScript } from './source-files.ts';

/**
 * Which part may import from which, besides itself. The order is DESIGN.md's, but for two things that the code says
 * otherwise: `errata` (version compare, build tables) needs no more than `base` and is what articles and findings are judged
 * by, and `case` puts together what `analyze` hands out.
 */
const ORDER = [
  ['base'],
  ['contracts'],
  ['errata'],
  ['articles', 'archive'],
  ['members'],
  ['facts', 'log-lines'],
  ['signals'],
  ['findings'],
  ['case'],
  ['analyze'],
] as const;

/** Each part of the pipeline may take all that stands to its left. */
const PIPELINE: readonly (readonly [string, readonly string[]])[] = ORDER.flatMap((parts, at) =>
  parts.map((part) => [part, ORDER.slice(0, at).flat()] as const),
);

const ALLOWED: ReadonlyMap<string, readonly string[]> = new Map([
  ...PIPELINE,
  // Reading on, after the analysis: what the log explorer shows of single files.
  ['log-view', ['contracts', 'base', 'archive', 'members', 'log-lines']],
  ['presentation', ['contracts', 'base']],
  ['reports', ['contracts', 'base', 'presentation']],
  ['sample', ['contracts', 'base', 'archive']],
  // Articles' own tests run the whole engine on the sample host.
  ['check', ['analyze', 'archive', 'articles', 'sample', 'contracts', 'base']],
  ['renderer', ['contracts', 'base', 'presentation']],
  // `archive` for the bytes that main hands in (ByteSource, limits); `articles` for the command line's `articles`; `log-view` for the log reader,
  // `presentation` for the verdict that lists name.
  [
    'main',
    ['analyze', 'reports', 'contracts', 'base', 'sample', 'archive', 'articles', 'check', 'log-view', 'presentation'],
  ],
]);

/** "shared/facts/host/kernel.ts" -> "facts", "shared/analyze.ts" -> "analyze", "main/ipc/x.ts" -> "main". */
function partOf(path: string): string {
  const [top = '', second = ''] = path.split('/');
  return top === 'shared' ? second.replace(/\.ts$/, '') : top;
}

function badImports({ path, text }: SourceFile): string[] {
  const from = partOf(path);
  const allowed = ALLOWED.get(from);
  if (allowed === undefined) return [`${path}: "${from}" is no part that imports.test.ts knows`];
  return importsOf(text)
    .filter((name) => name.startsWith('.'))
    .map((name) => posix.normalize(posix.join(posix.dirname(path), name)))
    .filter((target) => target !== 'package.json' && !target.startsWith('node_modules/'))
    .filter((target) => partOf(target) !== from && !allowed.includes(partOf(target)))
    .map((target) => `${path} imports ${target}: ${from} may take ${allowed.join(', ') || 'nothing'}`);
}

const sources = typeScript('shared', 'main', 'renderer');
const engine = sources.filter(({ path }) => path.startsWith('shared/'));
const importing = (files: readonly SourceFile[], pattern: RegExp) =>
  files.filter(({ text }) => importsOf(text).some((name) => pattern.test(name))).map(({ path }) => path);

/** What a file loads with it when it is built: imports and re-exports of values, not types and not `import()`. */
const loadedBy = (text: string): string[] =>
  [...text.matchAll(/(?:^|\n)(?:import|export)(?! type\b)\b[^'";]*?\bfrom\s*'([^']+)'|(?:^|\n)import '([^']+)'/g)].map(
    (match) => match[1] ?? match[2] ?? '',
  );

/** All that comes along with a file of ours: other files by their paths, packages by their names. */
function loadedWith(entry: string, seen = new Set<string>()): Set<string> {
  if (seen.has(entry)) return seen;
  seen.add(entry);
  const text = sources.find(({ path }) => path === entry)?.text ?? '';
  for (const name of loadedBy(text)) {
    if (name.startsWith('.')) loadedWith(posix.normalize(posix.join(posix.dirname(entry), name)), seen);
    else seen.add(name);
  }
  return seen;
}

describe('imports', () => {
  it('reads the imports that it is to judge', () => {
    expect(
      importsOf("import type { A } from './a.ts';\nimport 'b';\nexport * from '../c.ts';\nawait import('d');"),
    ).toEqual(['./a.ts', 'b', '../c.ts', 'd']);
    expect(badImports({ path: 'shared/base/x.ts', text: "import { a } from '../facts/a.ts';" })).toHaveLength(1);
    expect(badImports({ path: 'renderer/x.ts', text: "import { a } from '../main/a.ts';" })).toHaveLength(1);
    expect(badImports({ path: 'shared/facts/x.ts', text: "import { a } from '../members/a.ts';" })).toEqual([]);
    expect(sources.length).toBeGreaterThan(50);
  });

  it('run one way, each part only from those to its left', () => {
    expect(sources.flatMap(badImports)).toEqual([]);
  });

  it('name the file with its extension', () => {
    const withoutExtension = sources.flatMap(({ path, text }) =>
      importsOf(text)
        .filter((name) => name.startsWith('.') && !/\.(tsx?|css|ya?ml|json|svg|png|woff2)(\?\w+)?$/.test(name))
        .map((name) => `${path}: ${name}`),
    );
    expect(withoutExtension).toEqual([]);
  });

  it('keep Electron in main', () => {
    expect(importing([...engine, ...sources.filter(({ path }) => path.startsWith('renderer/'))], /^electron/)).toEqual(
      [],
    );
  });

  it('keep processes, network and files out of the engine', () => {
    expect(importing(engine, /^(node:)?(child_process|cluster|net|tls|dgram|dns|https?2?|fs|os)(\/|$)/)).toEqual([]);
  });

  it('keep Node out of the window', () => {
    expect(
      importing(
        sources.filter(({ path }) => path.startsWith('renderer/')),
        /^node:/,
      ),
    ).toEqual([]);
  });

  it('keep the worker thread and zlib of Node to reading archives', () => {
    const elsewhere = engine.filter(
      ({ path }) => !path.startsWith('shared/archive/') && !path.startsWith('shared/sample/'),
    );
    expect(importing(elsewhere, /^node:(?!(path|util)$)/)).toEqual([]);
  });

  it('load no schemas, YAML, expressions or PDF pages for an analysis on the command line', () => {
    expect(loadedBy("import type { A } from 'a';\nimport { b, type B } from 'b';\nawait import('c');")).toEqual(['b']);
    expect(loadedWith('shared/contracts/note.ts')).toContain('zod');
    const entries = ['cli/run', 'cli/terminal', 'cli/analyze-command', 'cli/render'].map((name) => `main/${name}.ts`);
    const loaded = [...entries, 'shared/reports/text.ts', 'shared/reports/json.ts'].map((entry) => loadedWith(entry));
    const heavy = /^(?:zod|yaml|re2js)$|^shared\/reports\/(?:html|pdf|markdown)\.ts$/;
    expect(loaded.flatMap((names) => [...names]).filter((name) => heavy.test(name))).toEqual([]);
    // That the walk goes somewhere.
    expect(loaded.flatMap((names) => [...names])).toContain('shared/analyze.ts');
  });

  it('load nothing before the window opens but what opens it', () => {
    const names = [...loadedWith('main/main.ts')];
    const heavy = /^(?:zod|yaml|re2js)$|^shared\/(?!base\/)|^main\/(?:analysis|library|log-reader|fleet|cli)\//;
    expect(names.filter((name) => heavy.test(name))).toEqual([]);
    expect(names).toContain('main/window.ts');
    expect([...loadedWith('main/desk.ts')]).toContain('shared/contracts/ipc.ts');
  });
});
