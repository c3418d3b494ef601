import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { inModules, root } from './paths.mjs';
import { run } from './run.mjs';
import { say, since } from './say.mjs';

const results = join(root, 'test-results');

/** Runs one check that either holds or does not. Gives its tally {passed, failed}. */
async function check(name, script, args) {
  const start = Date.now();
  const { status } = await run(process.execPath, [script, ...args], { cwd: root });
  say(`${name}: ${status === 0 ? 'passed' : 'FAILED'} in ${since(start)}`);
  return status === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

const tsc = (project) => check(`type check ${project}`, inModules('typescript', 'bin', 'tsc'), ['-p', project]);

/** Type check (both projects) and lint, one check each. */
export async function staticChecks() {
  const engine = await tsc('tsconfig.json');
  const window = await tsc('tsconfig.web.json');
  const lint = await check('lint', inModules('@biomejs', 'biome', 'bin', 'biome'), ['check', '.']);
  return [engine, window, lint];
}

/** What vitest wrote of its run; a run that wrote nothing, ran nothing or ended in an error failed once at least. */
function tally(file, status) {
  let passed = 0;
  let failed = 0;
  try {
    const report = JSON.parse(readFileSync(file, 'utf8'));
    passed = report.numPassedTests;
    // A file that cannot be loaded holds no failed test, but is a failed suite.
    failed = report.numFailedTests + report.testResults.filter(brokenFile).length;
  } catch {
    say(`${file} was not written`);
  }
  if (failed === 0 && (status !== 0 || passed === 0)) failed = 1;
  return { passed, failed };
}

const brokenFile = (result) => result.status === 'failed' && result.assertionResults.length === 0;

/**
 * Runs the tests of one vitest project ("unit", "e2e" or "packaged"), within `wrapper` (a command and its first arguments), with `env`
 * added. `only` are file names to narrow it down to. Gives the tally.
 */
export async function vitest(project, { wrapper = [], env = {}, only = [] } = {}) {
  mkdirSync(results, { recursive: true });
  const file = join(results, `${project}.json`);
  rmSync(file, { force: true });
  const start = Date.now();
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${file}`];
  const words = [
    process.execPath,
    inModules('vitest', 'vitest.mjs'),
    'run',
    '--project',
    project,
    ...reporters,
    ...only,
  ];
  const [command, ...args] = [...wrapper, ...words];
  const { status } = await run(command, args, { cwd: root, env });
  const counts = tally(file, status);
  say(`${project} tests: ${counts.passed} passed, ${counts.failed} failed in ${since(start)}`);
  return counts;
}
