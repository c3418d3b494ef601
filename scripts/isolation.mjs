import { run } from './run.mjs';
import { say } from './say.mjs';

const LOOPBACK_UP = 'ip link set lo up && exec "$@"';

async function works(command, ...args) {
  return (await run(command, args, { quiet: true, timeoutMs: 20_000 })).status === 0;
}

/** The words before a command that take its network away, as root on Linux; none where that cannot be done. */
export async function withoutNetwork() {
  const asRoot = process.platform === 'linux' && process.getuid?.() === 0;
  if (!asRoot || !(await works('unshare', '-n', 'sh', '-c', LOOPBACK_UP, 'sh', 'true'))) return [];
  return ['unshare', '-n', 'sh', '-c', LOOPBACK_UP, 'sh'];
}

/** `unshare` with the arguments that work here: as root, or in a user namespace of our own; null where neither does. */
async function namespace() {
  if (process.platform !== 'linux') return null;
  for (const flags of ['-n', '-rn']) {
    if (await works('unshare', flags, 'sh', '-c', LOOPBACK_UP, 'sh', 'true')) return ['unshare', flags];
  }
  return null;
}

/**
 * What the Electron tests are run within: a network namespace without interfaces but the loopback (Playwright's own), and a
 * virtual display. Gives the words to put before the command.
 */
export async function isolation() {
  const network = await namespace();
  if (network === null) say('no network namespace can be made here: the Electron tests run with the network as it is');
  const display = process.platform === 'linux' && (await works('which', 'xvfb-run')) ? ['xvfb-run', '-a'] : [];
  const inside = network === null ? [] : [...network, 'sh', '-c', LOOPBACK_UP, 'sh'];
  return { wrapper: [...inside, ...display], offline: network !== null };
}
