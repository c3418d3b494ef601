import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { inModules, root } from '../paths.mjs';
import { run } from '../run.mjs';
import { say, since } from '../say.mjs';

const SOURCES = [
  'shared',
  'main',
  'renderer',
  'electron.vite.config.ts',
  'shell-plugin.ts',
  'yaml-plugin.ts',
  'package.json',
  'package-lock.json',
];
const stamp = join(root, 'out', '.built');

function files(path) {
  const absolute = join(root, path);
  if (!existsSync(absolute)) return [];
  if (!statSync(absolute).isDirectory()) return [path];
  return readdirSync(absolute).flatMap((name) => files(join(path, name)));
}

/** Changes whenever a source is added, removed, moved or edited. */
export function sourceFingerprint() {
  const hash = createHash('sha256');
  for (const path of SOURCES.flatMap(files).sort()) {
    const { size, mtimeMs } = statSync(join(root, path));
    hash.update(`${path}\0${size}\0${mtimeMs}\n`);
  }
  return hash.digest('hex');
}

/** Builds into out/ unless what is there was built from these very sources. Gives whether out/ is good. */
export async function setUpBuild() {
  const wanted = sourceFingerprint();
  const complete = existsSync(join(root, 'out/main/main.cjs')) && existsSync(join(root, 'out/renderer/index.html'));
  if (complete && existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return true;
  say('building');
  const start = Date.now();
  const cli = inModules('electron-vite', 'bin', 'electron-vite.js');
  const { status, output } = await run(process.execPath, [cli, 'build', '--logLevel', 'warn'], {
    cwd: root,
    quiet: true,
  });
  if (status !== 0) {
    process.stdout.write(output);
    say('the build failed: see above');
    return false;
  }
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, wanted);
  say(`built in ${since(start)}`);
  return true;
}
