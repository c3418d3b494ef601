import { delimiter } from 'node:path';
import { app } from 'electron';

const variable = (name: string): string | null => (app.isPackaged ? null : (process.env[name] ?? null));

/** What the tests may steer from outside, where a person would click in a system dialog. The packaged app ignores all of it. */
export const testHooks = {
  /** A folder for settings and the recent list instead of the user's own. */
  userData: variable('SOSIGHT_TEST_USER_DATA'),
  /** The answer of every save dialog. */
  get savePath(): string | null {
    return variable('SOSIGHT_TEST_SAVE_PATH');
  },
  /** The answer of every open dialog, separated as in PATH. */
  get openPaths(): string[] | null {
    return variable('SOSIGHT_TEST_OPEN_PATHS')?.split(delimiter) ?? null;
  },
} as const;
