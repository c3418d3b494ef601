import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { connect } from 'node:net';
import { join } from 'node:path';
import { inModules } from '../paths.mjs';
import { run } from '../run.mjs';
import { say } from '../say.mjs';

const DOWNLOAD_LIMIT_MS = 300_000;
const ANSWER_LIMIT_MS = 5_000;
/** In node_modules, so that a new `npm ci` tries again. */
const memory = () => inModules('.sosight', 'electron-installer.json');

const version = () => JSON.parse(readFileSync(inModules('electron', 'package.json'), 'utf8')).version;

/** Folder of the runtime that Electron's own installer put into node_modules, null when it is not there whole. */
export function installedRuntime() {
  const folder = inModules('electron', 'dist');
  if (!existsSync(inModules('electron', 'path.txt')) || !existsSync(join(folder, 'version'))) return null;
  const same = readFileSync(join(folder, 'version'), 'utf8').replace(/^v/, '').trim() === version();
  return same ? folder : null;
}

function answers(host, port) {
  return new Promise((resolve) => {
    const socket = connect({ host, port });
    const end = (yes) => {
      socket.destroy();
      resolve(yes);
    };
    socket.setTimeout(ANSWER_LIMIT_MS, () => end(false));
    socket.on('connect', () => end(true));
    socket.on('error', () => end(false));
  });
}

/** Asked first, because the installer itself waits long and tries again where packets are dropped. */
export async function sourceAnswers() {
  const mirror = process.env.ELECTRON_MIRROR || process.env.npm_config_electron_mirror;
  if (process.env.HTTPS_PROXY || process.env.https_proxy) return true;
  const url = new URL(mirror || 'https://github.com/');
  return answers(url.hostname, Number(url.port) || (url.protocol === 'http:' ? 80 : 443));
}

function alreadyFailed() {
  try {
    return JSON.parse(readFileSync(memory(), 'utf8')).failed === version();
  } catch {
    return false;
  }
}

/** Lets Electron's own installer fetch the official runtime: once, then its failure is remembered. Gives the folder or null. */
export async function installRuntime() {
  if (alreadyFailed()) return null;
  say(`trying Electron's own installer for Electron ${version()}`);
  if (await sourceAnswers()) {
    const install = inModules('electron', 'install.js');
    await run(process.execPath, [install], { quiet: true, timeoutMs: DOWNLOAD_LIMIT_MS });
  }
  const folder = installedRuntime();
  if (folder === null) {
    mkdirSync(inModules('.sosight'), { recursive: true });
    writeFileSync(memory(), JSON.stringify({ failed: version() }));
    say("Electron's release server cannot be reached or refused (not tried again until the next npm ci)");
  }
  return folder;
}
