import {
  chmodSync,
  copyFileSync,
  cpSync,
  lstatSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { root } from '../paths.mjs';
import { run } from '../run.mjs';
import { ICON_SIZES } from './icons.mjs';

/** Where the app itself is installed by deb and rpm. */
export const INSTALLED = '/opt/Sosight';
const SHELLS = [
  ['bash', 'usr/share/bash-completion/completions/sosight'],
  // Debian's folder and Fedora's.
  ['zsh', 'usr/share/zsh/vendor-completions/_sosight'],
  ['zsh', 'usr/share/zsh/site-functions/_sosight'],
  ['fish', 'usr/share/fish/vendor_completions.d/sosight.fish'],
];
const ARCHIVES = [
  'xz-compressed-tar',
  'compressed-tar',
  'bzip-compressed-tar',
  'bzip2-compressed-tar',
  'zstd-compressed-tar',
  'tar',
];
const EXTENSIONS = ['tar.xz', 'tar.gz', 'tgz', 'tar.bz2', 'tar.zst', 'tar'];
const NAMES = ['sosreport-*', 'sos-collector-*'];
/** Above that of the plain archives (50), so that a sosreport's name says what it is. */
const WEIGHT = 70;

/** The desktop entry. `command` is what starts the app. */
export const desktopEntry = (command) => `[Desktop Entry]
Type=Application
Name=Sosight
GenericName=sosreport analyzer
GenericName[ja]=sosreport アナライザー
Comment=Reads a sosreport offline and shows what is wrong with the host
Comment[ja]=sosreport をオフラインで読み、ホストの問題を表示します
Exec=${command} %F
Icon=sosight
Terminal=false
StartupNotify=true
StartupWMClass=Sosight
Categories=System;
Keywords=sosreport;sos;kernel;support;log;
MimeType=application/x-sosreport;${ARCHIVES.map((name) => `application/x-${name};`).join('')}
`;

/**
 * A type of its own for files that are named as sos names them; it stays an archive for whoever opens archives. KDE goes by the
 * weight; GNOME looks at endings first and sees an archive, for which the desktop entry offers Sosight too (docs/packaging.md).
 */
export const mimeInfo = () => `<?xml version="1.0" encoding="UTF-8"?>
<mime-info xmlns="http://www.freedesktop.org/standards/shared-mime-info">
  <mime-type type="application/x-sosreport">
    <comment>sosreport archive</comment>
    <comment xml:lang="ja">sosreport アーカイブ</comment>
    <icon name="sosight"/>
${ARCHIVES.map((name) => `    <sub-class-of type="application/x-${name}"/>`).join('\n')}
${NAMES.flatMap((name) => EXTENSIONS.map((extension) => `    <glob pattern="${name}.${extension}" weight="${WEIGHT}"/>`)).join('\n')}
  </mime-type>
</mime-info>
`;

function put(base, path, content) {
  const file = join(base, path);
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, content);
  chmodSync(file, 0o644);
}

async function completions(base) {
  for (const [shell, path] of SHELLS) {
    const words = [join(root, 'out', 'main', 'cli.cjs'), 'completion', shell];
    const { status, output } = await run(process.execPath, words, { quiet: true });
    if (status !== 0) throw new Error(`the completion for ${shell} could not be made: ${output}`);
    put(base, path, output);
  }
}

// Without a time or a name in its header, the same text gives the same bytes.
const compressed = (...path) => gzipSync(readFileSync(join(root, ...path)), { level: 9 });

/** The manual page and the licence, for every kind of Linux package. */
function documents(base) {
  put(base, 'usr/share/man/man1/sosight.1.gz', compressed('docs', 'man', 'sosight.1'));
  put(base, 'usr/share/doc/sosight/changelog.gz', compressed('CHANGELOG.md'));
  const licence = readFileSync(join(root, 'LICENSE'), 'utf8');
  const runtime = `Electron and Chromium: ${INSTALLED}/LICENSE.electron.txt and LICENSES.chromium.html`;
  put(base, 'usr/share/doc/sosight/copyright', `${licence}\n${runtime}\n`);
}

/** Lets everybody read all below a folder, and run what its owner may run: who packs may have another umask than who installs. */
export function openToAll(path) {
  const state = lstatSync(path);
  if (state.isSymbolicLink()) return;
  chmodSync(path, state.isDirectory() || (state.mode & 0o100) !== 0 ? 0o755 : 0o644);
  if (state.isDirectory()) for (const name of readdirSync(path)) openToAll(join(path, name));
}

/**
 * Lays out below `base` what deb and rpm install: the app in /opt, the command, desktop entry, file type, icons, manual page,
 * completions. Takes the unpacked app's folder and that of the icons.
 */
export async function installedFiles(base, app, icons) {
  rmSync(base, { recursive: true, force: true });
  const target = join(base, INSTALLED);
  cpSync(app, target, { recursive: true, verbatimSymlinks: true });
  mkdirSync(join(base, 'usr', 'bin'), { recursive: true });
  symlinkSync('../../opt/Sosight/sosight', join(base, 'usr', 'bin', 'sosight'));
  put(base, 'usr/share/applications/sosight.desktop', desktopEntry('/usr/bin/sosight'));
  put(base, 'usr/share/mime/packages/sosight.xml', mimeInfo());
  for (const size of ICON_SIZES) {
    const name = `usr/share/icons/hicolor/${size}x${size}/apps/sosight.png`;
    mkdirSync(dirname(join(base, name)), { recursive: true });
    copyFileSync(join(icons, `${size}x${size}.png`), join(base, name));
  }
  put(base, 'usr/share/icons/hicolor/scalable/apps/sosight.svg', readFileSync(join(root, 'build', 'icon.svg')));
  documents(base);
  await completions(base);
  openToAll(base);
  // Chromium's own sandbox helper, for systems where ordinary users may not make namespaces; so does Chrome's package.
  chmodSync(join(target, 'chrome-sandbox'), 0o4755);
}

/** Adds to a folder that is unpacked by hand what its owner may put in place: see its README. */
export async function portableFiles(base, icons) {
  put(base, 'share/sosight.desktop', desktopEntry('sosight'));
  put(base, 'share/sosight.xml', mimeInfo());
  copyFileSync(join(icons, '512x512.png'), join(base, 'share', 'sosight.png'));
  copyFileSync(join(root, 'docs', 'man', 'sosight.1'), join(base, 'share', 'sosight.1'));
  put(base, 'README.txt', PORTABLE);
  openToAll(base);
}

const PORTABLE = `Sosight, unpacked by hand

  ./sosight                  opens the window
  ./sosight analyze FILE     answers on the terminal, without a display

For the menu and for "Open with" (as an ordinary user):
  mkdir -p ~/.local/bin ~/.local/share/applications ~/.local/share/mime/packages ~/.local/share/icons/hicolor/512x512/apps
  ln -s "$PWD/sosight" ~/.local/bin/sosight
  cp share/sosight.desktop ~/.local/share/applications/
  cp share/sosight.png ~/.local/share/icons/hicolor/512x512/apps/
  cp share/sosight.xml ~/.local/share/mime/packages/ && update-mime-database ~/.local/share/mime

If the window does not open and the terminal speaks of the sandbox: this system lets ordinary users make no namespaces. Then
  sudo chown root chrome-sandbox && sudo chmod 4755 chrome-sandbox
or take the deb or rpm package, which does that.
`;
