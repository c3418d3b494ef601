// npm run test:packaged [-- FILE...]: makes two unpacked apps, one with test hooks and one as it would be released, and runs on them the
// e2e suite and test/packaged. Ends with "N passed, N failed".
import { join } from 'node:path';
import { vitest } from './checks.mjs';
import { dist } from './dist.mjs';
import { isolation } from './isolation.mjs';
import { say, since } from './say.mjs';
import { setUpSystemPackages } from './setup/system-packages.mjs';

/** What people start: on Linux the launcher beside the program. */
const started = ({ folder, program }) => (process.platform === 'linux' ? join(folder, 'sosight') : program);

async function main(only) {
  const start = Date.now();
  await setUpSystemPackages({ forTests: true });
  const wanted = { dir: true, release: false, arch: process.arch, targets: [] };
  const steered = await dist({ ...wanted, testHooks: true });
  const plain = await dist({ ...wanted, testHooks: false });
  const { wrapper, offline } = await isolation();
  const env = {
    SOSIGHT_E2E_BINARY: started(steered),
    SOSIGHT_PLAIN_BINARY: started(plain),
    SOSIGHT_TEST_OFFLINE: offline ? '1' : '',
  };
  const { passed, failed } = await vitest('packaged', { wrapper, env, only });
  say(`all of it in ${since(start)}`);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
