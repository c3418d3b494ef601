// npm run dist: see scripts/packaging/dist-options.mjs for the words, docs/packaging.md for what comes out.
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { chooseRuntime } from './packaging/choose-runtime.mjs';
import { distOptions, USAGE } from './packaging/dist-options.mjs';
import { makeIcons } from './packaging/icons.mjs';
import { writeLegal } from './packaging/legal.mjs';
import { makePackages } from './packaging/packages.mjs';
import { releaseObstacles } from './packaging/release-check.mjs';
import { packagingTools } from './packaging/tools.mjs';
import { makeUnpackedApp, packageVersion } from './packaging/unpacked-app.mjs';
import { root } from './paths.mjs';
import { say, shout, since } from './say.mjs';
import { setUpBuild } from './setup/build.mjs';
import { setUpDependencies } from './setup/dependencies.mjs';

const TEST_PACKAGES = `THESE ARE TEST PACKAGES: do not hand them out. Their names, their version and a file inside say so.`;

/** Makes the unpacked app and the packages that `options` ask for. Gives the unpacked app's places. Throws with the reason. */
export async function dist({ dir, release, testHooks, arch, targets }) {
  const platform = process.platform;
  if (!(await setUpDependencies()) || !(await setUpBuild())) throw new Error('the app could not be built');
  const runtime = await chooseRuntime({ release, platform, arch });
  say(`packing Electron ${runtime.version} (${runtime.kind}): ${runtime.note}`);
  const tools = await packagingTools();
  const output = join(root, 'dist', ...(testHooks ? ['with-test-hooks'] : []));
  const icons = await makeIcons(tools, join(root, 'dist', 'icons'));
  writeLegal();
  const { version } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'));
  const job = { platform, arch, runtime, testHooks, version, output, icons };
  const places = await makeUnpackedApp(tools, job);
  if (release) {
    const obstacles = await releaseObstacles(places, tools);
    if (obstacles.length > 0) throw new Error(`no release:\n${obstacles.map((one) => `- ${one}`).join('\n')}`);
  }
  if (!dir) {
    const named = { ...job, version: packageVersion(version, runtime, testHooks) };
    await makePackages(tools, places, targets, { ...named, release });
  }
  if (runtime.kind === 'test' || testHooks) shout(TEST_PACKAGES);
  return places;
}

async function main(words) {
  const start = Date.now();
  try {
    const places = await dist(distOptions(words, process.platform, process.arch));
    say(`the unpacked app is ${places.folder}; all of it in ${since(start)}`);
    return 0;
  } catch (error) {
    say(error.message);
    if (error.code?.startsWith('ERR_PARSE_ARGS')) say(USAGE);
    return 1;
  }
}

if (import.meta.filename === process.argv[1]) process.exitCode = await main(process.argv.slice(2));
