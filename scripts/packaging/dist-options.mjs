import { parseArgs } from 'node:util';

/** What each platform can be packed into. */
const TARGETS = {
  linux: ['tar.gz', 'deb', 'rpm', 'AppImage'],
  win32: ['nsis', 'portable'],
  darwin: ['dmg'],
};
const ARCHITECTURES = ['x64', 'arm64'];

const OPTIONS = {
  dir: { type: 'boolean' },
  release: { type: 'boolean' },
  'test-hooks': { type: 'boolean' },
  arch: { type: 'string' },
  targets: { type: 'string' },
};

export const USAGE = `npm run dist [-- OPTION...]
  --dir            only the unpacked app, dist/<platform>-unpacked
  --targets LIST   some of this platform's: linux ${TARGETS.linux}; win32 ${TARGETS.win32}; darwin ${TARGETS.darwin}
  --arch ARCH      x64 or arm64; this machine's by default
  --release        refuse whatever is not fit to be handed out: a runtime that is not Electron's own above all
  --test-hooks     a package for the e2e tests (npm run test:packaged makes it); never with --release`;

/**
 * Reads the words after `npm run dist --`. Gives {dir, release, testHooks, arch, targets} or throws an Error whose message is
 * for the user. Without --release, targets that cannot be made here are said and passed over.
 */
export function distOptions(words, platform, ownArch) {
  const { values } = parseArgs({ args: words, options: OPTIONS, strict: true });
  const possible = TARGETS[platform];
  if (possible === undefined) throw new Error(`there are no packages for ${platform}`);
  const arch = values.arch ?? ownArch;
  if (!ARCHITECTURES.includes(arch)) throw new Error(`--arch takes ${ARCHITECTURES.join(' or ')}, not "${arch}"`);
  const targets = values.targets === undefined ? possible : values.targets.split(',');
  const foreign = targets.find((target) => !possible.includes(target));
  if (foreign !== undefined) throw new Error(`"${foreign}" is none of ${possible.join(', ')}`);
  const { dir = false, release = false, 'test-hooks': testHooks = false } = values;
  if (release && testHooks)
    throw new Error('a release obeys no test hooks: --release and --test-hooks exclude each other');
  if (dir && values.targets !== undefined) throw new Error('--dir makes no packages: leave out --targets');
  return { dir, release, testHooks, arch, targets: dir ? [] : targets };
}
