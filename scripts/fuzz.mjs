// npm run fuzz -- [--inputs N] [--seed S] [--target NAME]...: bundles test/fuzz and runs it (test/fuzz/README.md).
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { inModules, root } from './paths.mjs';
import { setUp } from './setup.mjs';

// Below node_modules, so that the bundle finds the packages that it leaves out.
const bundle = inModules('.cache', 'sosight-fuzz');

/** TypeScript, and the articles in it, for a Node that runs neither. */
async function bundleEntries() {
  // Its advice on a later major version is not for who fuzzes.
  process.env.VITE_CONFIG_NATIVE_IGNORE_WARNING = 'true';
  const { build } = await import('vite');
  await build({ root, configFile: join(root, 'test', 'fuzz', 'vite.config.ts'), build: { outDir: bundle } });
}

await setUp({ forTests: true, window: false });
await bundleEntries();
process.chdir(root);
const { fuzz } = await import(pathToFileURL(join(bundle, 'fuzz.mjs')).href);
const found = await fuzz(process.argv.slice(2), join(bundle, 'fuzz-process.mjs'), join(root, 'test-results', 'fuzz'));
process.exitCode = found === 0 ? 0 : 1;
