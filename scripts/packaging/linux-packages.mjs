import { cpSync, existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { root } from '../paths.mjs';
import { run } from '../run.mjs';
import { installedFiles, portableFiles } from './linux-files.mjs';

/*
 * tar.gz, deb and rpm by the system's own tools. electron-builder would make them too, but fetches its tools from GitHub for that; and
 * these packages need no script that runs at installation: the distributions' own triggers see to menus, file types and icons.
 */
const SUMMARY = 'Reads a sosreport offline and shows what is wrong with the host';
const DESCRIPTION = `Sosight reads sosreport archives without unpacking them to disk and without a network.
It says what is wrong with the host, with the log lines that prove it, the kernel
to upgrade to, and what could not be assessed; in a window and on the command line.`;
const MAINTAINER = 'Sosight contributors <sosight@example.invalid>';
const DEBIAN_ARCHITECTURE = { x64: 'amd64', arm64: 'arm64' };
const RPM_ARCHITECTURE = { x64: 'x86_64', arm64: 'aarch64' };
/** What Electron's program is linked with, by Debian's names before and since the 64-bit time_t. */
const DEBIAN_NEEDS = [
  'libgtk-3-0 | libgtk-3-0t64',
  'libnss3',
  'libasound2 | libasound2t64',
  'libgbm1',
  'libatk-bridge2.0-0 | libatk-bridge2.0-0t64',
  'libatspi2.0-0 | libatspi2.0-0t64',
  'libdrm2',
  'libxkbcommon0',
  'libcups2 | libcups2t64',
];

/** "0.1.0-test.package" is 0.1.0~test.package to dpkg and rpm: before 0.1.0. */
const packagersVersion = (version) => version.replace('-', '~');

async function must(command, args, options = {}) {
  const { status, output } = await run(command, args, { quiet: true, ...options });
  if (status !== 0) throw new Error(`${command} failed: ${output.trim()}`);
  return output;
}

/** Seconds since 1970 of the last commit, so that the same sources give the same package; now, outside a repository. */
async function sourceDate() {
  const { status, output } = await run('git', ['log', '-1', '--format=%ct'], { cwd: root, quiet: true });
  return status === 0 ? output.trim() : String(Math.floor(Date.now() / 1000));
}

/** Bytes below a folder, in KiB. */
function installedSize(folder) {
  const sizes = readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => statSync(join(entry.parentPath, entry.name)).size);
  return Math.ceil(sizes.reduce((sum, size) => sum + size, 0) / 1024);
}

async function tarball(places, job, file, work) {
  const name = `sosight-${job.version}`;
  const folder = join(work, name);
  cpSync(places.folder, folder, { recursive: true, verbatimSymlinks: true });
  await portableFiles(folder, job.icons);
  const steady = ['--sort=name', '--owner=0', '--group=0', '--numeric-owner', `--mtime=@${await sourceDate()}`];
  await must('tar', ['-C', work, ...steady, '-I', 'gzip -n', '-cf', file, name]);
}

async function deb(places, job, file, work) {
  const base = join(work, 'deb');
  await installedFiles(base, places.folder, job.icons);
  mkdirSync(join(base, 'DEBIAN'));
  const fields = {
    Package: 'sosight',
    Version: packagersVersion(job.version),
    Architecture: DEBIAN_ARCHITECTURE[job.arch],
    Maintainer: MAINTAINER,
    'Installed-Size': installedSize(base),
    Depends: DEBIAN_NEEDS.join(', '),
    Recommends: 'fonts-noto-cjk, shared-mime-info, desktop-file-utils',
    Section: 'utils',
    Priority: 'optional',
    Description: `${SUMMARY}\n ${DESCRIPTION.replaceAll('\n', '\n ')}`,
  };
  const control = Object.entries(fields).map(([name, value]) => `${name}: ${value}\n`);
  writeFileSync(join(base, 'DEBIAN', 'control'), control.join(''));
  const env = { SOURCE_DATE_EPOCH: await sourceDate() };
  await must('dpkg-deb', ['--root-owner-group', '-Zxz', '-z4', '--build', base, file], { env });
}

function spec(job, base) {
  const paths = readdirSync(base, { recursive: true, withFileTypes: true })
    .filter((entry) => !entry.isDirectory())
    .map((entry) => `/${join(entry.parentPath, entry.name).slice(base.length + 1)}`);
  const listed = paths
    .sort()
    .map((path) => (path.endsWith('/chrome-sandbox') ? `%attr(4755, root, root) "${path}"` : `"${path}"`));
  return `# The program is Chromium's: nothing is compiled, stripped or given a build id here.
%global debug_package %{nil}
%global __os_install_post %{nil}
%define _build_id_links none
%global __requires_exclude ^lib(ffmpeg|EGL|GLESv2|vk_swiftshader|vulkan)\\.so
%global __provides_exclude_from ^/opt/Sosight/.*$
Name: sosight
Version: ${packagersVersion(job.version)}
Release: 1
Summary: ${SUMMARY}
License: MIT
Recommends: google-noto-sans-cjk-fonts
%description
${DESCRIPTION}
%install
mkdir -p %{buildroot}
cp -a "${base}/." %{buildroot}/
%files
%defattr(-, root, root)
%dir /opt/Sosight
${listed.join('\n')}
`;
}

async function rpm(places, job, file, work) {
  const base = join(work, 'rpm');
  await installedFiles(base, places.folder, job.icons);
  const specFile = join(work, 'sosight.spec');
  writeFileSync(specFile, spec(job, base));
  const defines = {
    _topdir: join(work, 'rpmbuild'),
    _rpmdir: join(work, 'rpms'),
    // Else the package says on which machine it was made.
    _buildhost: 'localhost',
    _binary_payload: 'w4T0.xzdio',
    use_source_date_epoch_as_buildtime: '1',
    clamp_mtime_to_source_date_epoch: '1',
  };
  const words = Object.entries(defines).flatMap(([name, value]) => ['--define', `${name} ${value}`]);
  const env = { SOURCE_DATE_EPOCH: await sourceDate() };
  await must('rpmbuild', ['-bb', '--target', RPM_ARCHITECTURE[job.arch], ...words, specFile], { env });
  const [made] = readdirSync(join(work, 'rpms'), { recursive: true }).filter((name) => name.endsWith('.rpm'));
  renameSync(join(work, 'rpms', made), file);
}

const MAKERS = { 'tar.gz': tarball, deb, rpm };
const PROGRAMS = { 'tar.gz': 'tar', deb: 'dpkg-deb', rpm: 'rpmbuild' };

/** The kinds of package that are made here. */
export const OWN_TARGETS = Object.keys(MAKERS);

/** The program that is missing for a kind of package, null where all is there. */
export async function missingProgram(target) {
  const { status } = await run('which', [PROGRAMS[target]], { quiet: true });
  return status === 0 ? null : PROGRAMS[target];
}

/** Makes one package of an unpacked app. Takes its places and the job (arch, version, output, icons). Gives the file. */
export async function makeLinuxPackage(places, target, job) {
  const file = join(job.output, `sosight-${job.version}-linux-${job.arch}.${target}`);
  const work = join(job.output, `work-${target}`);
  rmSync(work, { recursive: true, force: true });
  mkdirSync(work, { recursive: true });
  try {
    await MAKERS[target](places, job, file, work);
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
  if (!existsSync(file)) throw new Error(`there is no ${file} in the end`);
  return file;
}
