import { describe, expect, it } from 'vitest';
import { codeOf, pathsUnder, type SourceFile, textOf, typeScript } from './source-files.ts';

const LONGEST = 320;
const sources = typeScript('shared', 'main', 'renderer');
const all = [...sources, ...typeScript('test')].filter(({ path }) => !path.startsWith('test/architecture/'));

const matching = (files: readonly SourceFile[], pattern: RegExp, text = (file: SourceFile) => file.text) =>
  files.filter((file) => pattern.test(text(file))).map(({ path }) => path);
const inCode = ({ text }: SourceFile) => codeOf(text);

const ANY = /(?::|\bas|<|,|\||&|=>)\s*any\b|\bany\s*\[\]/;
const SUPPRESSION = /@ts-(?:ignore|nocheck|expect-error)|biome-ignore|eslint-disable/;

describe('the code', () => {
  it('is told from comments and quotes', () => {
    expect(codeOf("const a = 'as any'; // as any\n/* any[] */ b as any")).toBe("const a = ''; \n b as any");
    expect(ANY.test('const a: any = 1')).toBe(true);
    expect(ANY.test('const many = anyOf(x)')).toBe(false);
  });

  it('has no any', () => {
    expect(matching(all, ANY, inCode)).toEqual([]);
  });

  it('has no suppression', () => {
    expect(matching(all, SUPPRESSION)).toEqual([]);
  });

  it('skips no test', () => {
    const tests = all.filter(({ path }) => path.startsWith('test/'));
    expect(matching(tests, /\b(?:it|test|describe)\.(?:skip|only|todo|fails)\b/, inCode)).toEqual([]);
  });

  it(`has no file of more than ${LONGEST} lines`, () => {
    const lines = ({ text }: SourceFile) => text.split('\n').length - 1;
    // npm writes its lock files, and nobody reads them by line.
    const written = pathsUnder('scripts').filter((path) => !path.endsWith('/package-lock.json'));
    const scripts = written.map((path) => ({ path, text: textOf(path) }));
    const long = [...all, ...scripts].filter((file) => lines(file) > LONGEST);
    expect(long.map((file) => `${file.path}: ${lines(file)}`)).toEqual([]);
  });

  it('uses raw ipcMain and ipcRenderer in one file each', () => {
    expect(matching(sources, /\bipcMain\b/)).toEqual(['main/ipc/handle-requests.ts']);
    expect(matching(sources, /\bipcRenderer\b/)).toEqual(['main/preload.ts']);
  });

  it('uses the preload object in one file', () => {
    expect(
      matching(
        sources.filter(({ path }) => path.startsWith('renderer/')),
        /\bwindow\.sosight\b/,
        inCode,
      ),
    ).toEqual(['renderer/api.ts']);
  });

  it('names no article outside the catalogue', () => {
    const ids = pathsUnder('shared/articles/catalogue')
      .filter((path) => path.endsWith('.yaml'))
      .flatMap((path) => /^id:\s*['"]?([\w-]+)/m.exec(textOf(path))?.[1] ?? []);
    expect(ids).toContain('rhel7-efi-page-fault');
    const named = sources.flatMap(({ path, text }) =>
      ids.filter((id) => text.includes(`'${id}'`) || text.includes(`"${id}"`)).map((id) => `${path}: ${id}`),
    );
    expect(named).toEqual([]);
  });

  it('makes no text into HTML in the window', () => {
    const windows = sources.filter(({ path }) => path.startsWith('renderer/'));
    expect(matching(windows, /dangerouslySetInnerHTML|\binnerHTML\b|\binsertAdjacentHTML\b|\beval\(/, inCode)).toEqual(
      [],
    );
  });
});
