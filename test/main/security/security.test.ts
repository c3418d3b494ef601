import { join, sep } from 'node:path';
import { describe, expect, it, vi } from 'vitest';

vi.mock('electron', () => ({ protocol: {}, app: {} }));

import { fileOf } from '../../../main/security/app-protocol.ts';
import { staysInside } from '../../../main/security/lock-down.ts';
import { isAppUrl } from '../../../main/security/origin.ts';

const folder = join(sep, 'app', 'out', 'renderer');

describe('isAppUrl', () => {
  it.each([
    ['sosight://app/index.html', true],
    ['sosight://app/#/case', true],
    ['sosight://report/', false],
    ['sosight://app.example.com/', false],
    ['https://app/', false],
    ['file:///index.html', false],
    ['', false],
    ['sosight:', false],
  ])('%s: %s', (url, expected) => {
    expect(isAppUrl(url)).toBe(expected);
  });
});

describe('staysInside', () => {
  it.each([
    ['sosight://app/index.js', true],
    ['data:image/png;base64,AA==', true],
    ['blob:sosight://app/1', true],
    ['https://example.com/', false],
    ['http://localhost/', false],
    ['ws://localhost:1/', false],
    ['file:///etc/passwd', false],
    ['ftp://example.com/', false],
    ['no url', false],
  ])('%s: %s', (url, expected) => {
    expect(staysInside(url)).toBe(expected);
  });
});

describe('fileOf', () => {
  it('finds a file of the window', () => {
    expect(fileOf('sosight://app/assets/a.js?x#y', folder)).toBe(join(folder, 'assets', 'a.js'));
    expect(fileOf('sosight://app/a%20b.js', folder)).toBe(join(folder, 'a b.js'));
  });

  it.each([
    'sosight://app/../main/main.cjs',
    'sosight://app/%2e%2e/%2e%2e/etc/passwd',
    'sosight://app/..%2f..%2fetc/passwd',
    'sosight://app/%00',
    'sosight://app/%E0%A4%A',
    'sosight://other/index.html',
    'file:///etc/passwd',
  ])('gives nothing outside of it for %s', (url) => {
    const file = fileOf(url, folder);
    expect(file === null || file.startsWith(folder + sep)).toBe(true);
    expect(file ?? '').not.toContain('passwd\0');
  });

  it('gives nothing for the folder itself', () => {
    expect(fileOf('sosight://app/', folder)).not.toBe(folder);
  });
});
