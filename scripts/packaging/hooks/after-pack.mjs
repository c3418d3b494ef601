import { chmodSync, existsSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';
import { fuseConfig } from '../fuses.mjs';
import { launcherScript } from '../launcher.mjs';
import { TEST_PACKAGE_FILE, testPackageText } from '../marks.mjs';

// electron-builder calls this with the unpacked app, before it is signed or put into any package.

/** builder-util's Arch.arm64. */
const ARM64 = 3;

/** The program takes another name, and a small script the one that people type: it needs no display for the command line. */
function putLauncher(folder) {
  renameSync(join(folder, 'sosight'), join(folder, 'sosight-app'));
  const launcher = join(folder, 'sosight');
  writeFileSync(launcher, launcherScript());
  chmodSync(launcher, 0o755);
}

export default async function afterPack(context) {
  const { appOutDir, arch, electronPlatformName, packager } = context;
  const { sosightTestHooks = false, sosightTestRuntime = null } = packager.config.extraMetadata ?? {};
  // electron-builder's own copy: the one that knows the runtime that it was released with.
  const fuses = createRequire(process.env.SOSIGHT_PACKAGING_TOOLS)('@electron/fuses');
  const config = fuseConfig(fuses, { testHooks: sosightTestHooks });
  // Electron for Apple's processors is signed ad hoc, which flipping a byte breaks; electron-builder signs only with a certificate.
  const resetAdHocDarwinSignature = electronPlatformName === 'darwin' && arch === ARM64;
  await packager.addElectronFuses(context, { ...config, resetAdHocDarwinSignature });
  if (electronPlatformName === 'linux') {
    // The loader of a stand-in runtime: it would be a second app beside ours.
    rmSync(join(appOutDir, 'resources', 'app'), { recursive: true, force: true });
    putLauncher(appOutDir);
  }
  const notes = [sosightTestRuntime, sosightTestHooks ? 'it obeys test hooks' : null].filter((note) => note !== null);
  if (notes.length > 0) writeFileSync(join(appOutDir, TEST_PACKAGE_FILE), testPackageText(notes));
  const licence = join(appOutDir, 'LICENSE.sosight.txt');
  if (!existsSync(licence)) writeFileSync(licence, readFileSync(join(packager.projectDir, 'LICENSE')));
}
