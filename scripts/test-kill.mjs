// npm run test:kill: kills the library's code 200 times and the whole app 20 times in the middle of saving (a few times each in `npm test`).
// Ends with "N passed, N failed".
import { vitest } from './checks.mjs';
import { isolation } from './isolation.mjs';
import { say, since } from './say.mjs';
import { setUp } from './setup.mjs';

async function main() {
  const start = Date.now();
  const runtime = await setUp({ forTests: true, window: true });
  const library = await vitest('unit', { env: { SOSIGHT_KILLS: '200' }, only: ['test/main/library/kill.test.ts'] });
  const { wrapper, offline } = await isolation();
  const env = {
    SOSIGHT_APP_KILLS: '20',
    SOSIGHT_TEST_OFFLINE: offline ? '1' : '',
    ...(runtime === null ? {} : { ELECTRON_OVERRIDE_DIST_PATH: runtime.folder }),
  };
  const app =
    runtime === null
      ? { passed: 0, failed: 1 }
      : await vitest('e2e', { wrapper, env, only: ['test/e2e/kill.test.ts'] });
  say(`all of it in ${since(start)}`);
  const failed = library.failed + app.failed;
  process.stdout.write(`${library.passed + app.passed} passed, ${failed} failed\n`);
  return failed === 0 ? 0 : 1;
}

process.exitCode = await main();
