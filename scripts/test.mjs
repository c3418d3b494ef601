// npm test [unit | e2e [FILE...]]: sets up, runs everything (or one part) and ends with "N passed, N failed".
import { staticChecks, vitest } from './checks.mjs';
import { isolation } from './isolation.mjs';
import { say, shout, since } from './say.mjs';
import { setUp } from './setup.mjs';

const NO_RUNTIME = `THE TESTS IN A REAL ELECTRON DID NOT RUN: no Electron runtime can be had here (the reason stands above).
Name one by ELECTRON_OVERRIDE_DIST_PATH, or see docs/development.md. This counts as one failure.`;

async function electronTests(runtime, only) {
  if (runtime === null) {
    shout(NO_RUNTIME);
    return { passed: 0, failed: 1 };
  }
  const { wrapper, offline } = await isolation();
  const env = { ELECTRON_OVERRIDE_DIST_PATH: runtime.folder, SOSIGHT_TEST_OFFLINE: offline ? '1' : '' };
  return vitest('e2e', { wrapper, env, only });
}

async function main([part, ...only]) {
  const start = Date.now();
  if (part !== undefined && part !== 'unit' && part !== 'e2e') {
    say(`unknown part "${part}": unit or e2e`);
    return 2;
  }
  const runtime = await setUp({ forTests: true, window: part !== 'unit' });
  const tallies = [];
  if (part === undefined) tallies.push(...(await staticChecks()));
  if (part !== 'e2e') tallies.push(await vitest('unit', { only: part === 'unit' ? only : [] }));
  if (part !== 'unit') tallies.push(await electronTests(runtime, part === 'e2e' ? only : []));
  const sum = (key) => tallies.reduce((total, tally) => total + tally[key], 0);
  if (runtime === null && part !== 'unit') shout(NO_RUNTIME);
  say(`all of it in ${since(start)}`);
  process.stdout.write(`${sum('passed')} passed, ${sum('failed')} failed\n`);
  return sum('failed') === 0 ? 0 : 1;
}

process.exitCode = await main(process.argv.slice(2));
