import { electronRuntime } from '../electron-runtime.mjs';
import { officialZip } from './official-zip.mjs';

/**
 * The runtime to pack: Electron's own zip, verified; else, where no release is asked for, the one that development and tests
 * run in. Gives {kind: 'official' | 'test', version, dist (zip or folder), note}. Throws for a release without the official zip, with
 * the reason. `official` and `development` can be replaced in tests.
 */
export async function chooseRuntime(
  { release, platform, arch },
  { official = officialZip, development = electronRuntime } = {},
) {
  const zip = await official(platform, arch);
  if (zip.ok) {
    return { kind: 'official', version: zip.version, dist: `${zip.folder}/${zip.name}`, note: `sha256 ${zip.sha256}` };
  }
  if (release)
    throw new Error(`no release: ${zip.reason}. A release takes only Electron's own zip (docs/packaging.md)`);
  if (platform !== process.platform || arch !== process.arch) {
    throw new Error(`${zip.reason}, and there is no other runtime for ${platform} on ${arch} here`);
  }
  const runtime = await development();
  return {
    kind: 'test',
    version: runtime.version.replace(/^of unknown version$/, '33.4.11'),
    dist: runtime.folder,
    note: `its Electron could not be verified to be Electron's own (${zip.reason}): it is ${runtime.note}`,
  };
}
