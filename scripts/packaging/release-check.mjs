import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fusesOf } from './fuses.mjs';
import { TEST_PACKAGE_FILE } from './marks.mjs';

const STATES = new Map([
  [0x30, false],
  [0x31, true],
]);

/** The fuses that a program has, by name. Takes @electron/fuses. */
export async function fusesIn(program, { getCurrentFuseWire, FuseV1Options }) {
  const wire = await getCurrentFuseWire(program);
  const names = Object.keys(FuseV1Options).filter((name) => Number.isNaN(Number(name)));
  return Object.fromEntries(names.map((name) => [name, STATES.get(wire[FuseV1Options[name]]) ?? null]));
}

/**
 * What stands against handing an unpacked app out, as sentences; none for a good one. `app` is {folder, program, asar};
 * `tools` resolves @electron/asar and @electron/fuses.
 */
export async function releaseObstacles({ folder, program, asar }, tools) {
  const obstacles = [];
  if (existsSync(join(folder, TEST_PACKAGE_FILE))) {
    obstacles.push(`it is marked as a test package: ${readFileSync(join(folder, TEST_PACKAGE_FILE), 'utf8').trim()}`);
  }
  const manifest = JSON.parse(tools.require('@electron/asar').extractFile(asar, 'package.json').toString('utf8'));
  for (const name of ['sosightTestHooks', 'sosightTestRuntime']) {
    if (manifest[name] !== undefined) obstacles.push(`its package.json says ${name}`);
  }
  const fuses = await fusesIn(program, tools.require('@electron/fuses'));
  for (const [name, wanted] of Object.entries(fusesOf({ testHooks: false }))) {
    if (fuses[name] !== wanted) obstacles.push(`the fuse ${name} is ${fuses[name]}, not ${wanted}`);
  }
  return obstacles;
}
