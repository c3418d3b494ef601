import { existsSync } from 'node:fs';
import { run } from '../run.mjs';
import { say } from '../say.mjs';

// Each row: Debian's names (an older and a newer one where the package was renamed) and Fedora's or RHEL's.
const FOR_APP = [
  [['libgtk-3-0', 'libgtk-3-0t64'], 'gtk3'],
  [['libnss3'], 'nss'],
  [['libasound2', 'libasound2t64'], 'alsa-lib'],
  [['libgbm1'], 'mesa-libgbm'],
  [['libxss1'], 'libXScrnSaver'],
  [['libatk-bridge2.0-0', 'libatk-bridge2.0-0t64'], 'at-spi2-atk'],
  [['libatspi2.0-0', 'libatspi2.0-0t64'], 'at-spi2-core'],
  [['libdrm2'], 'libdrm'],
  [['libxkbcommon0'], 'libxkbcommon'],
  [['libcups2', 'libcups2t64'], 'cups-libs'],
  [['libnotify4'], 'libnotify'],
  [['libsecret-1-0'], 'libsecret'],
  [['fonts-noto-cjk'], 'google-noto-sans-cjk-fonts'],
];
const FOR_TESTS = [
  [['xvfb'], 'xorg-x11-server-Xvfb'],
  [['xauth'], 'xorg-x11-xauth'],
  [['chromium', 'chromium-browser'], 'chromium'],
  [['poppler-utils'], 'poppler-utils'],
  [['sosreport'], 'sos'],
  [['bzip2'], 'bzip2'],
  [['zstd'], 'zstd'],
  [['xz-utils'], 'xz'],
  [['iproute2'], 'iproute'],
];

async function installed(query, args, name) {
  const { status, output } = await run(query, [...args, name], { quiet: true });
  // dpkg also answers for a package that was removed and left its settings behind.
  return status === 0 && !(query === 'dpkg' && !output.includes('Status: install ok installed'));
}

async function missingOf(rows, has) {
  const present = await Promise.all(rows.map(async ([debian, fedora]) => has(debian, fedora)));
  return rows.filter((_, at) => !present[at]);
}

const anyOf = async (names, test) => (await Promise.all(names.map(test))).some(Boolean);

/** The names that this release's package lists know, for each row the first. */
async function debianNames(rows) {
  const names = [];
  for (const [candidates] of rows) {
    const known = [];
    for (const name of candidates) {
      const { output } = await run('apt-cache', ['policy', name], { quiet: true });
      if (/Candidate: (?!\(none\))/.test(output)) known.push(name);
    }
    names.push(known[0] ?? candidates[0]);
  }
  return names;
}

async function onDebian(rows) {
  const has = (names) => anyOf(names, (name) => installed('dpkg', ['-s'], name));
  const missing = await missingOf(rows, has);
  if (missing.length === 0) return true;
  const root = process.getuid?.() === 0;
  const install = ['install', '-y', '--no-install-recommends'];
  if (!root) {
    say('system packages are missing; install them with:');
    say(`  sudo apt-get update && sudo apt-get ${[...install, ...(await debianNames(missing))].join(' ')}`);
    return false;
  }
  say('installing system packages (apt-get)');
  const env = { DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-qq'], { quiet: true, env });
  const names = await debianNames(missing);
  const { status, output } = await run('apt-get', [...install, ...names], { quiet: true, env });
  if (status !== 0) process.stdout.write(output);
  say(status === 0 ? `installed ${names.join(' ')}` : `apt-get could not install ${names.join(' ')}: see above`);
  return status === 0;
}

async function onFedora(rows) {
  const missing = await missingOf(rows, (_, name) => installed('rpm', ['-q'], name));
  if (missing.length === 0) return true;
  say('system packages are missing; install them with:');
  say(`  sudo dnf install ${missing.map(([, name]) => name).join(' ')}`);
  return false;
}

/**
 * Sees to the system's libraries: installs what is missing on Debian and Ubuntu as root, prints the exact command
 * elsewhere. Takes whether the tests' tools are wanted too. Gives whether all is there; only Linux needs any.
 */
export async function setUpSystemPackages({ forTests }) {
  if (process.platform !== 'linux') return true;
  const rows = forTests ? [...FOR_APP, ...FOR_TESTS] : FOR_APP;
  if (existsSync('/usr/bin/dpkg-query')) return onDebian(rows);
  if (existsSync('/usr/bin/rpm')) return onFedora(rows);
  say(`not a system whose packages we know; Debian's names of what is needed: ${rows.map(([d]) => d[0]).join(' ')}`);
  return false;
}
