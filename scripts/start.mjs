import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { withoutNetwork } from './isolation.mjs';
import { root } from './paths.mjs';
import { say } from './say.mjs';
import { setUp } from './setup.mjs';

const CLI = 'node out/main/cli.cjs analyze FILE...    (node out/main/cli.cjs --help tells more)';

/** Whether a window can be opened here. macOS and Windows always have a display. */
function hasDisplay() {
  return process.platform !== 'linux' || Boolean(process.env.DISPLAY || process.env.WAYLAND_DISPLAY);
}

/** Files are named from where the command was given; the app runs in the repository. */
function appArguments(words) {
  const from = process.env.INIT_CWD ?? process.cwd();
  return words.map((word) => {
    if (word.startsWith('-')) return word;
    const file = resolve(from, word);
    if (!existsSync(file)) say(`there is no file ${word}`);
    return file;
  });
}

async function main() {
  const runtime = await setUp({ forTests: false, window: hasDisplay() });
  if (!hasDisplay()) {
    say('there is no display here (DISPLAY and WAYLAND_DISPLAY are empty), so no window can be opened.');
    say(`On the command line: ${CLI}`);
    return 1;
  }
  if (runtime === null) return 1;
  const flags = process.platform === 'linux' && process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  // A stranger's binary gets no network where we can take it away; a display that is reached over TCP needs one.
  const local = process.env.DISPLAY?.startsWith(':') === true;
  const wrapper = runtime.kind === 'stand-in' && local ? await withoutNetwork() : [];
  const words = [...wrapper, runtime.program, ...flags, root, ...appArguments(process.argv.slice(2))];
  const [program, ...args] = words;
  const child = spawn(program, args, { cwd: root, stdio: 'inherit' });
  // Ended from outside, we end the app: else it would go on without the terminal that started it.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP']) process.on(signal, () => child.kill(signal));
  return new Promise((end) => {
    child.on('error', (error) => {
      say(`Electron could not be started: ${error.message}`);
      end(1);
    });
    child.on('close', (status) => end(status ?? 1));
  });
}

process.exitCode = await main();
