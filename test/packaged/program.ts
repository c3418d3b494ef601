import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

function named(variable: string): string {
  const program = process.env[variable];
  if (!program) throw new Error(`${variable} names no program: run these tests by "npm run test:packaged"`);
  return program;
}

/** What people start of the app as it would be released. */
export const plainProgram = (): string => named('SOSIGHT_PLAIN_BINARY');
/** Its Electron program, which on Linux stands behind a launcher. */
export const behindLauncher = (): string => join(dirname(plainProgram()), 'sosight-app');

export const scratch = (): string => mkdtempSync(join(tmpdir(), 'sosight-packaged-'));

/** As root Chromium has no sandbox to offer. */
export const unsandboxed = (): string[] => (process.getuid?.() === 0 ? ['--no-sandbox'] : []);

export interface Ran {
  readonly status: number | null;
  readonly out: Buffer;
  readonly err: string;
}

/** A world without a display, with a home of its own. */
export function bareEnvironment(home: string, more: Readonly<Record<string, string>> = {}): NodeJS.ProcessEnv {
  const { DISPLAY: _x, WAYLAND_DISPLAY: _wayland, ...rest } = process.env;
  return { ...rest, HOME: home, XDG_CONFIG_HOME: join(home, 'config'), ...more };
}

/** Debian's and Fedora's user of no rights. */
const NOBODY = 65534;
/** Who runs it where the tests run as root, whom Chromium treats otherwise than people. */
export const ORDINARY = process.getuid?.() === 0 ? { uid: NOBODY, gid: NOBODY } : {};

/** Runs a program to its end, without a display. `who` may name another user. */
export function runBare(
  program: string,
  words: readonly string[],
  home: string,
  more: Readonly<Record<string, string>> = {},
  who: { readonly uid?: number; readonly gid?: number } = {},
): Ran {
  const env = bareEnvironment(home, more);
  const ran = spawnSync(program, [...words], { ...who, env, timeout: 30_000, maxBuffer: 64 * 1024 * 1024 });
  return { status: ran.status, out: ran.stdout, err: ran.stderr.toString('utf8') };
}

/** Starts it and, `afterMs` later, sends a signal. Gives the exit status, or the signal that ended it. */
export function interrupted(
  program: string,
  words: readonly string[],
  home: string,
  signal: NodeJS.Signals,
  afterMs: number,
): Promise<{ status: number | NodeJS.Signals | null; err: string }> {
  const child = spawn(program, [...words], { env: bareEnvironment(home), stdio: ['ignore', 'ignore', 'pipe'] });
  let err = '';
  child.stderr.on('data', (chunk: Buffer) => {
    err += chunk.toString('utf8');
  });
  setTimeout(() => child.kill(signal), afterMs);
  return new Promise((resolve) => child.on('close', (status, by) => resolve({ status: status ?? by, err })));
}
