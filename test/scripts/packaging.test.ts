import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, rmSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { chooseRuntime } from '../../scripts/packaging/choose-runtime.mjs';
import { distOptions } from '../../scripts/packaging/dist-options.mjs';
import { fusesOf } from '../../scripts/packaging/fuses.mjs';
import { icns, ico } from '../../scripts/packaging/icon-files.mjs';
import { desktopEntry, mimeInfo, openToAll } from '../../scripts/packaging/linux-files.mjs';
import { pinnedElectron, verifyZip, zipName } from '../../scripts/packaging/official-zip.mjs';
import { packageVersion } from '../../scripts/packaging/unpacked-app.mjs';

let folder = '';
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'sosight-packaging-'));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

describe("Electron's own zip", () => {
  const NAME = zipName('1.2.3', 'linux', 'x64');
  const put = (content: string) => {
    const file = join(folder, NAME);
    writeFileSync(file, content);
    return file;
  };
  const sums = (content: string) => ({ [NAME]: createHash('sha256').update(content).digest('hex') });

  it('is taken when its checksum is the published one', async () => {
    expect(await verifyZip(put('zip'), NAME, sums('zip'))).toEqual({ ok: true, sha256: sums('zip')[NAME] });
  });

  it('is refused when one byte differs, when it is missing, and when no checksum is published', async () => {
    const reasonOf = async (file: string, checksums: Record<string, string>) => {
      const verified = await verifyZip(file, NAME, checksums);
      return verified.ok ? null : verified.reason;
    };
    expect(await reasonOf(put('zIp'), sums('zip'))).toMatch(/not Electron's own/);
    expect(await reasonOf(join(folder, 'none.zip'), sums('zip'))).toMatch(/there is no/);
    expect(await reasonOf(put('zip'), {})).toMatch(/publishes no checksum/);
    expect(await reasonOf(put('zip'), { [NAME]: '' })).toMatch(/publishes no checksum/);
  });

  it('is pinned by the electron package for every platform that we pack for', () => {
    const { version, checksums } = pinnedElectron();
    for (const platform of ['linux', 'win32', 'darwin']) {
      for (const arch of ['x64', 'arm64'])
        expect(checksums[zipName(version, platform, arch)]).toMatch(/^[0-9a-f]{64}$/);
    }
  });
});

describe('the runtime that is packed', () => {
  const job = { platform: process.platform, arch: process.arch };
  const official = async () => ({ ok: true as const, folder: '/z', name: 'e.zip', version: '45.4.1', sha256: 'ab' });
  const unreachable = async () => ({ ok: false as const, reason: 'no network' });
  const development = async () => ({ folder: '/stand-in', version: '33.4.11', note: 'a stand-in' });

  it('is the official zip where there is one', async () => {
    const runtime = await chooseRuntime({ ...job, release: true }, { official, development });
    expect(runtime).toMatchObject({ kind: 'official', version: '45.4.1', dist: '/z/e.zip' });
  });

  it('is never another for a release', async () => {
    const release = chooseRuntime({ ...job, release: true }, { official: unreachable, development });
    await expect(release).rejects.toThrow(/no release: no network/);
  });

  it('is the one of the tests otherwise, and the package says so', async () => {
    const runtime = await chooseRuntime({ ...job, release: false }, { official: unreachable, development });
    expect(runtime).toMatchObject({ kind: 'test', dist: '/stand-in', note: expect.stringContaining('no network') });
    expect(packageVersion('1.2.3', runtime, false)).toBe('1.2.3-test.package');
    expect(packageVersion('1.2.3', { kind: 'official' }, true)).toBe('1.2.3-test.package');
    expect(packageVersion('1.2.3', { kind: 'official' }, false)).toBe('1.2.3');
  });

  it('is not made up for another platform', async () => {
    const elsewhere = { platform: 'sunos', arch: 'x64', release: false };
    await expect(chooseRuntime(elsewhere, { official: unreachable, development })).rejects.toThrow(/no other runtime/);
  });
});

describe('npm run dist', () => {
  const options = (...words: string[]) => distOptions(words, 'linux', 'x64');

  it('packs for this machine, all kinds of package', () => {
    expect(options()).toEqual({
      dir: false,
      release: false,
      testHooks: false,
      arch: 'x64',
      targets: ['tar.gz', 'deb', 'rpm', 'AppImage'],
    });
    expect(options('--dir', '--arch', 'arm64')).toMatchObject({ dir: true, arch: 'arm64', targets: [] });
    expect(options('--targets', 'deb,rpm').targets).toEqual(['deb', 'rpm']);
  });

  it.each([
    [['--release', '--test-hooks'], /exclude/],
    [['--arch', 'mips'], /x64 or arm64/],
    [['--targets', 'deb,exe'], /"exe"/],
    [['--dir', '--targets', 'deb'], /no packages/],
    [['--frobnicate'], /frobnicate/],
  ])('refuses %j', (words, told) => {
    expect(() => options(...words)).toThrow(told);
  });

  it('turns every way of running other code off, but for the inspector of a package with test hooks', () => {
    const released = fusesOf({ testHooks: false });
    for (const name of ['RunAsNode', 'EnableNodeOptionsEnvironmentVariable', 'EnableNodeCliInspectArguments'])
      expect(released).toHaveProperty(name, false);
    for (const name of ['OnlyLoadAppFromAsar', 'EnableEmbeddedAsarIntegrityValidation', 'EnableCookieEncryption'])
      expect(released).toHaveProperty(name, true);
    expect(fusesOf({ testHooks: true })).toEqual({ ...released, EnableNodeCliInspectArguments: true });
  });
});

describe('the files of a Linux package', () => {
  it('offer the app for sosreports of every compression', () => {
    expect(desktopEntry('/usr/bin/sosight')).toMatch(/^Exec=\/usr\/bin\/sosight %F$/m);
    expect(desktopEntry('x')).toMatch(/^MimeType=application\/x-sosreport;.*application\/x-xz-compressed-tar;/m);
    for (const extension of ['tar.xz', 'tar.gz', 'tar.bz2', 'tar.zst', 'tar'])
      expect(mimeInfo()).toContain(`<glob pattern="sosreport-*.${extension}"`);
  });
});

describe('the modes of a Linux package', () => {
  it('let everybody in, whatever the umask of who packs', () => {
    mkdirSync(join(folder, 'opt'), { mode: 0o700 });
    mkdirSync(join(folder, 'opt', 'Sosight'), { mode: 0o700 });
    const program = join(folder, 'opt', 'Sosight', 'sosight');
    const text = join(folder, 'opt', 'Sosight', 'LICENSE');
    writeFileSync(program, '', { mode: 0o700 });
    writeFileSync(text, '', { mode: 0o600 });
    symlinkSync('nowhere', join(folder, 'opt', 'link'));
    openToAll(folder);
    const modes = [join(folder, 'opt', 'Sosight'), program, text].map((path) => statSync(path).mode & 0o7777);
    expect(modes).toEqual([0o755, 0o755, 0o644]);
  });
});

describe('icon files', () => {
  const png = (size: number) => Buffer.alloc(size, size % 251);

  it('.ico names size, length and place of each picture', () => {
    const file = ico([
      [16, png(10)],
      [256, png(30)],
    ]);
    expect([file.readUInt16LE(0), file.readUInt16LE(2), file.readUInt16LE(4)]).toEqual([0, 1, 2]);
    expect([file[6], file[22]]).toEqual([16, 0]);
    const [length, offset] = [file.readUInt32LE(22 + 8), file.readUInt32LE(22 + 12)];
    expect(file.subarray(offset, offset + length)).toEqual(png(30));
    expect(() => ico([[512, png(1)]])).toThrow(/512/);
  });

  it('.icns is chunks whose lengths add up', () => {
    const file = icns(new Map([16, 32, 512].map((size) => [size, png(size)])));
    expect([file.toString('latin1', 0, 4), file.readUInt32BE(4)]).toEqual(['icns', file.length]);
    const types: string[] = [];
    for (let at = 8; at < file.length; at += file.readUInt32BE(at + 4)) types.push(file.toString('latin1', at, at + 4));
    expect(types).toEqual(['icp4', 'icp5', 'ic11', 'ic09', 'ic14']);
  });
});
