import { existsSync, rmSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { root } from '../paths.mjs';
import { run } from '../run.mjs';
import { TEST_VERSION } from './marks.mjs';

const FOLDERS = { linux: 'linux', win32: 'win', darwin: 'mac' };
const FLAGS = { linux: '--linux', win32: '--win', darwin: '--mac' };

/** Where things stand in an unpacked app: {folder, program, asar}. */
export function placesIn(output, platform, arch) {
  const suffix = arch === 'x64' ? '' : `-${arch}`;
  if (platform === 'darwin') {
    const folder = join(output, `mac${suffix}`);
    const contents = join(folder, 'Sosight.app', 'Contents');
    return { folder, program: join(contents, 'MacOS', 'Sosight'), asar: join(contents, 'Resources', 'app.asar') };
  }
  const folder = join(output, `${FOLDERS[platform]}${suffix}-unpacked`);
  const program = join(folder, platform === 'win32' ? 'Sosight.exe' : 'sosight-app');
  return { folder, program, asar: join(folder, 'resources', 'app.asar') };
}

/** What the packed package.json says besides: nothing for an app that may be handed out. */
function marks(runtime, testHooks) {
  const extra = {};
  if (runtime.kind === 'test') extra.sosightTestRuntime = runtime.note;
  if (testHooks) extra.sosightTestHooks = true;
  return extra;
}

/** The version in names: that of package.json, and that it is a test package where it is one. */
export const packageVersion = (version, runtime, testHooks) =>
  runtime.kind === 'test' || testHooks ? `${version}-${TEST_VERSION}` : version;

async function electronBuilder(tools, words) {
  const program = join(dirname(tools.require.resolve('electron-builder/package.json')), 'cli.js');
  const env = {
    SOSIGHT_PACKAGING_TOOLS: join(tools.folder, 'node_modules', 'electron-builder', 'package.json'),
    // What it offers to everybody is not for who packs this.
    NO_UPDATE_NOTIFIER: '1',
  };
  const { status } = await run(process.execPath, [program, ...words], { cwd: root, env });
  if (status !== 0) throw new Error('electron-builder failed: see above');
}

/**
 * Packs what stands in out/ into an unpacked app below `output`. `job` is {platform, arch, runtime, testHooks, version, output,
 * icons}. Gives its places.
 */
export async function makeUnpackedApp(tools, { platform, arch, runtime, testHooks, version, output, icons }) {
  const places = placesIn(output, platform, arch);
  rmSync(places.folder, { recursive: true, force: true });
  const extra = { version: packageVersion(version, runtime, testHooks), ...marks(runtime, testHooks) };
  const settings = {
    electronDist: runtime.dist,
    electronVersion: runtime.version,
    'directories.output': output,
    'linux.icon': icons,
    'mac.icon': join(icons, 'icon.icns'),
    'win.icon': join(icons, 'icon.ico'),
    ...Object.fromEntries(Object.entries(extra).map(([name, value]) => [`extraMetadata.${name}`, value])),
  };
  const words = Object.entries(settings).map(([name, value]) => `-c.${name}=${value}`);
  await electronBuilder(tools, [FLAGS[platform], 'dir', `--${arch}`, '--publish', 'never', ...words]);
  if (!existsSync(places.asar)) throw new Error(`electron-builder left no ${places.asar}`);
  return places;
}

/** Lets electron-builder make its own kinds of package (AppImage, nsis, portable, dmg) from an unpacked app. */
export async function packWithElectronBuilder(
  tools,
  places,
  target,
  { platform, arch, runtime, version, output, icons },
) {
  const app = platform === 'darwin' ? join(places.folder, 'Sosight.app') : places.folder;
  const settings = {
    electronVersion: runtime.version,
    'directories.output': output,
    'extraMetadata.version': version,
    'linux.icon': icons,
    'mac.icon': join(icons, 'icon.icns'),
    'win.icon': join(icons, 'icon.ico'),
  };
  const words = Object.entries(settings).map(([name, value]) => `-c.${name}=${value}`);
  await electronBuilder(tools, [
    FLAGS[platform],
    target,
    `--${arch}`,
    '--prepackaged',
    app,
    '--publish',
    'never',
    ...words,
  ]);
}
