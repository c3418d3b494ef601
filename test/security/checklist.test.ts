import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { fusesOf } from '../../scripts/packaging/fuses.mjs';
import { LIMITS, limitText } from '../../shared/base/limits.ts';
import { codeOf, pathsUnder, textOf, typeScript } from '../architecture/source-files.ts';

const root = join(import.meta.dirname, '../..');
const sources = typeScript('main', 'renderer', 'shared');
const users = (pattern: RegExp): string[] =>
  sources.filter((file) => pattern.test(codeOf(file.text))).map(({ path }) => path);
const document = textOf('docs/security.md');

describe("Electron's checklist, as far as the sources show it", () => {
  it.each([
    ['2: Node in pages', /nodeIntegration\w*\s*:\s*true/],
    ['3: one context for pages and preload', /contextIsolation\s*:\s*false/],
    ['4: pages without sandbox', /sandbox\s*:\s*false|enableSandbox\(false/],
    ['6: web security off', /webSecurity\s*:\s*false/],
    ['8: insecure content', /allowRunningInsecureContent/],
    ['9: experiments', /experimentalFeatures/],
    ['10: features of Blink', /enableBlinkFeatures/],
    ['11: popups of webviews', /allowpopups/i],
    ['12: webviews', /<webview|webviewTag\s*:\s*true/],
    ['15: opening what a page names', /openExternal|shell\.openPath|showItemInFolder/],
    ['18: pages of files', /loadFile\(/],
    ['20: raw Electron in the page', /exposeInMainWorld\([^)]*ipcRenderer/],
    ['code from text in main', /executeJavaScript|new Function\(|\beval\(/],
    ['one old way round the walls', /\bremote\b.*require\(|enableRemoteModule/],
  ])('%s: nowhere', (_, pattern) => {
    expect(users(pattern)).toEqual([]);
  });

  it('1: no page and no style names another place to load from', () => {
    const pages = pathsUnder('renderer').filter((path) => /\.(?:html|css)$/.test(path));
    expect(
      pages.filter((path) => /(?:src|href)\s*=\s*["']?(?:https?:|\/\/)|url\(["']?(?:https?:|\/\/)/.test(textOf(path))),
    ).toEqual([]);
  });

  it('7: two policies, one for the window and one for what is printed, and neither lets script in from a text', () => {
    const withPolicy = sources.filter(({ text }) => text.includes("default-src 'none'")).map(({ path }) => path);
    expect(withPolicy).toEqual(expect.arrayContaining(['main/export/print-pdf.ts', 'main/security/app-protocol.ts']));
    for (const { text } of sources) expect(text).not.toMatch(/unsafe-eval|script-src[^;"]*unsafe/);
    // A printed page brings its styles; scripts are off for it besides.
    expect(textOf('main/export/print-pdf.ts')).toMatch(/javascript: false/);
  });

  it('16: Electron is of a line that is maintained', () => {
    const { devDependencies } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
    expect(Number.parseInt(devDependencies.electron, 10)).toBeGreaterThanOrEqual(45);
  });

  it('19: the fuses of a release leave no way past the walls', () => {
    expect(fusesOf({ testHooks: false })).toEqual({
      RunAsNode: false,
      EnableCookieEncryption: true,
      EnableNodeOptionsEnvironmentVariable: false,
      EnableNodeCliInspectArguments: false,
      EnableEmbeddedAsarIntegrityValidation: true,
      OnlyLoadAppFromAsar: true,
      LoadBrowserProcessSpecificV8Snapshot: false,
      GrantFileProtocolExtraPrivileges: false,
    });
  });

  it('crash reports are never started: nothing of a case is dumped', () => {
    expect(users(/crashReporter/)).toEqual([]);
  });
});

describe('docs/security.md', () => {
  it('lists every limit with its default', () => {
    for (const { word, unit, standard, least, most } of LIMITS) {
      const [a, b, c] = [standard, least, most].map((value) => limitText(unit, value));
      expect(document).toContain(`| \`${word}\` | ${a} | ${b} to ${c} |`);
    }
  });

  it('has each of the twenty points, and names only tests that there are', () => {
    for (let point = 1; point <= 20; point++) expect(document).toMatch(new RegExp(`^\\| ${point} \\|`, 'm'));
    const named = [...document.matchAll(/`(test\/[\w./-]+)`/g)].map((match) => match[1] ?? '');
    expect(named.length).toBeGreaterThan(20);
    const all = new Set(pathsUnder('test'));
    const missing = named.filter(
      (path) => !all.has(path) && ![...all].some((one) => one.startsWith(`${path.replace(/\/$/, '')}/`)),
    );
    expect([...new Set(missing)]).toEqual([]);
  });
});
