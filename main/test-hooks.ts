import { readFileSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { app } from 'electron';

let allowed: boolean | null = null;

/**
 * Whether this app may be steered: one run from its sources, or a package that was made to be tested
 * (`npm run dist -- --test-hooks` writes it into the packed package.json; a release is refused with it).
 */
export function steerable(): boolean {
  // A test may ask to be treated as a user is, never the other way round.
  allowed ??=
    process.env.SOSIGHT_TEST_AS_RELEASED !== '1' &&
    (!app.isPackaged || /"sosightTestHooks":\s*true/.test(packedManifest()));
  return allowed;
}

function packedManifest(): string {
  try {
    return readFileSync(join(app.getAppPath(), 'package.json'), 'utf8');
  } catch {
    return '';
  }
}

function variable(name: string): string | null {
  const value = process.env[name] ?? null;
  return value !== null && steerable() ? value : null;
}

/** What the tests may steer from outside, where a person would click in a system dialog. A released app ignores all of it. */
export const testHooks = {
  /** A folder for settings and the recent list instead of the user's own. */
  userData: variable('SOSIGHT_TEST_USER_DATA'),
  /** How often an analysis is looked at for signs of life, in milliseconds: a test cannot wait a minute. */
  lookEveryMs: Number(variable('SOSIGHT_TEST_LOOK_EVERY_MS') ?? 0) || null,
  /** The answer of every save dialog. */
  get savePath(): string | null {
    return variable('SOSIGHT_TEST_SAVE_PATH');
  },
  /** The answer of every open dialog, separated as in PATH. */
  get openPaths(): string[] | null {
    return variable('SOSIGHT_TEST_OPEN_PATHS')?.split(delimiter) ?? null;
  },
} as const;
