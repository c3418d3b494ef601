import { pathToFileURL } from 'node:url';
import { electronRuntime } from './electron-runtime.mjs';
import { say } from './say.mjs';
import { setUpBuild } from './setup/build.mjs';
import { setUpDependencies } from './setup/dependencies.mjs';
import { setUpSystemPackages } from './setup/system-packages.mjs';

async function runtimeOrNull() {
  try {
    const runtime = await electronRuntime();
    say(`Electron ${runtime.version}: ${runtime.note}`);
    return runtime;
  } catch (error) {
    say(`no Electron runtime: ${error.message}`);
    return null;
  }
}

/**
 * All set-up, each step only where it is needed: dependencies, system packages, build, Electron runtime. Ends the process
 * when the dependencies or the build fail. Gives the runtime, or null where none can be had (or no window is wanted).
 */
export async function setUp({ forTests, window = true }) {
  if (!(await setUpDependencies())) process.exit(1);
  if (window || forTests) await setUpSystemPackages({ forTests });
  if (!(await setUpBuild())) process.exit(1);
  return window || forTests ? runtimeOrNull() : null;
}

if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  await setUp({ forTests: true });
}
