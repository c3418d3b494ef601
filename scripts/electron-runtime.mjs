import { existsSync, readFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { installedRuntime, installRuntime } from './runtime/official.mjs';
import { STAND_IN_NOTE, standInRuntime } from './runtime/stand-in.mjs';
import { say } from './say.mjs';

const PROGRAMS = { darwin: 'Electron.app/Contents/MacOS/Electron', win32: 'electron.exe' };

/** The program inside a runtime's folder. */
export const electronProgram = (folder) => join(folder, PROGRAMS[process.platform] ?? 'electron');

function describe(folder, kind, note) {
  const file = join(folder, 'version');
  const version = existsSync(file) ? readFileSync(file, 'utf8').replace(/^v/, '').trim() : 'of unknown version';
  return { folder, program: electronProgram(folder), kind, note, version };
}

/**
 * A runtime for development and tests: ELECTRON_OVERRIDE_DIST_PATH, then Electron's own in node_modules, then the stand-in.
 * Gives {folder, program, kind, note, version}; throws with the reason when none can be had.
 */
export async function electronRuntime() {
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  if (override) {
    const folder = resolve(override);
    if (!existsSync(electronProgram(folder))) {
      throw new Error(`ELECTRON_OVERRIDE_DIST_PATH is set, but there is no Electron in ${folder}`);
    }
    return describe(folder, 'override', 'the runtime that ELECTRON_OVERRIDE_DIST_PATH names');
  }
  const official = installedRuntime() ?? (await installRuntime());
  if (official !== null) return describe(official, 'official', "Electron's own runtime");
  return describe(await standInRuntime(), 'stand-in', STAND_IN_NOTE);
}

// `node scripts/electron-runtime.mjs` prints the folder alone on standard output, for ELECTRON_OVERRIDE_DIST_PATH=$(...).
if (process.argv[1] !== undefined && import.meta.url === pathToFileURL(process.argv[1]).href) {
  const write = process.stdout.write.bind(process.stdout);
  process.stdout.write = process.stderr.write.bind(process.stderr);
  try {
    const runtime = await electronRuntime();
    say(`Electron ${runtime.version}: ${runtime.note}`);
    write(`${runtime.folder}\n`);
  } catch (error) {
    say(error.message);
    process.exitCode = 1;
  }
}
