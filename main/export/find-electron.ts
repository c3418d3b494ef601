import { existsSync, readFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';

/** A program to start with its first arguments: the app's folder, where the program is a bare Electron. */
export interface ElectronCommand {
  readonly program: string;
  readonly args: readonly string[];
}

const PROGRAMS: Readonly<Partial<Record<NodeJS.Platform, string>>> = {
  darwin: 'Electron.app/Contents/MacOS/Electron',
  win32: 'electron.exe',
};
/** Where `npm start` and `npm test` keep the stand-in runtime; scripts/runtime/stand-in.mjs says what it is. */
const STAND_IN = 'electron-33.4.11-linux-x64';

/** Folders that may hold an Electron, best first; the order is that of scripts/electron-runtime.mjs. */
function folders(repository: string): string[] {
  const cache = process.env.XDG_CACHE_HOME || join(homedir(), '.cache');
  const override = process.env.ELECTRON_OVERRIDE_DIST_PATH;
  const found = [join(repository, 'node_modules', 'electron', 'dist'), join(cache, 'sosight', STAND_IN)];
  return override ? [override, ...found] : found;
}

/** The folder of the package that `file` belongs to, by its package.json. */
function packageFolder(file: string): string | null {
  for (let folder = dirname(file); folder !== dirname(folder); folder = dirname(folder)) {
    const manifest = join(folder, 'package.json');
    if (existsSync(manifest) && /"name":\s*"sosight"/.test(readFileSync(manifest, 'utf8'))) return folder;
  }
  return null;
}

/**
 * How to start our Electron main from the command line's plain Node; null where there is no runtime. The packaged app runs
 * its command line in its own program, which then is the runtime.
 */
export function findElectron(): ElectronCommand | null {
  const bareElectron = /^electron(\.exe)?$/i.test(process.execPath.split(/[\\/]/).at(-1) ?? '');
  if (process.versions.electron !== undefined && !bareElectron) return { program: process.execPath, args: [] };
  const repository = packageFolder(__filename);
  if (repository === null) return null;
  for (const folder of folders(repository)) {
    const program = join(folder, PROGRAMS[process.platform] ?? 'electron');
    if (existsSync(program)) return { program, args: [repository] };
  }
  return null;
}
