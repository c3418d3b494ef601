// npm run bench -- [--quick] [--only PART] ...: sets up, copies the build, bundles test/bench and runs it (test/bench/README.md).
import { cpSync, mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { isolation } from './isolation.mjs';
import { cacheFolder, inModules, root } from './paths.mjs';
import { run } from './run.mjs';
import { setUp } from './setup.mjs';

const cache = join(cacheFolder(), 'bench');
// Below node_modules, so that the bundle finds the packages that it leaves out.
const bundle = inModules('.cache', 'sosight-bench');

/** TypeScript, and the articles in it, for a Node that runs neither. */
async function bundleEntries() {
  // Its advice on a later major version is not for who runs a bench.
  process.env.VITE_CONFIG_NATIVE_IGNORE_WARNING = 'true';
  const { build } = await import('vite');
  await build({ root, configFile: join(root, 'test', 'bench', 'vite.config.ts'), build: { outDir: bundle } });
}

/** A copy of the built product: a build meanwhile (somebody tests, say) must not change what is measured. */
function copyProduct() {
  const product = join(cache, 'product');
  rmSync(product, { recursive: true, force: true });
  mkdirSync(product, { recursive: true });
  cpSync(join(root, 'out'), join(product, 'out'), { recursive: true });
  cpSync(join(root, 'package.json'), join(product, 'package.json'));
  return product;
}

async function commit() {
  const head = await run('git', ['rev-parse', '--short', 'HEAD'], { cwd: root, quiet: true });
  if (head.status !== 0) return 'unknown';
  const changed = await run('git', ['status', '--porcelain', '--', 'shared', 'main', 'renderer'], {
    cwd: root,
    quiet: true,
  });
  return `${head.output.trim()}${changed.output.trim() === '' ? '' : ' with uncommitted changes'}`;
}

async function main(words) {
  const runtime = await setUp({ forTests: true });
  const product = copyProduct();
  await bundleEntries();
  const { wrapper } = await isolation();
  const { bench } = await import(pathToFileURL(join(bundle, 'bench.mjs')).href);
  return bench(words, {
    root,
    cache,
    product,
    entries: {
      scan: join(bundle, 'scan.mjs'),
      window: join(bundle, 'window.mjs'),
      explore: join(bundle, 'explore.mjs'),
    },
    electron:
      runtime === null
        ? { missing: 'no Electron runtime can be had here' }
        : { program: runtime.program, version: runtime.version, kind: runtime.kind },
    display: wrapper,
    commit: await commit(),
  });
}

process.exitCode = await main(process.argv.slice(2));
