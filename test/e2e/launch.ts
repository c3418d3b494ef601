import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { _electron, type ElectronApplication, type Locator, type Page } from 'playwright-core';

const root = join(import.meta.dirname, '../..');
/** The packaged app's program, where the suite runs on that (`npm run test:packaged`); else the built app in a bare Electron. */
const packaged = process.env.SOSIGHT_E2E_BINARY || null;
const pictures = join(root, 'test-results', packaged === null ? 'screens' : 'screens-packaged');

export interface LaunchOptions {
  /** Words on the app's command line. */
  readonly args?: readonly string[];
  /** The folder of settings and recent cases; a new one of its own by default. */
  readonly userData?: string;
}

/** The app as started for one test, with its window. */
export interface RunningApp {
  readonly electron: ElectronApplication;
  readonly page: Page;
  readonly userData: string;
  /** What the app may call its temporary folder: nothing of ours may ever appear in it. */
  readonly temporary: string;
  /** Errors that the page logged or threw so far. */
  readonly complaints: readonly string[];
  /** Drops files or folders on the middle of the window, as a file manager does. */
  drop(...paths: string[]): Promise<void>;
  /** The row of the queue that names this file. */
  row(file: string): Locator;
  /** What the next save dialog answers. */
  saveTo(path: string): Promise<void>;
  /** A picture for people, in test-results/screens. */
  picture(name: string): Promise<void>;
  close(): Promise<void>;
}

/** A new folder that the test may fill; the caller removes it. */
export const scratch = (): string => mkdtempSync(join(tmpdir(), 'sosight-e2e-'));

/** The words that start the app under Playwright or by itself. As root Chromium has no sandbox to offer. */
export const appArguments = (words: readonly string[]): string[] => [
  ...(process.getuid?.() === 0 ? ['--no-sandbox'] : []),
  ...(packaged === null ? [root] : []),
  ...words,
];

/** The program that these words go to. The `electron` package exports the path of its own. */
export const appProgram = (): string => {
  const program: unknown = packaged ?? createRequire(import.meta.url)('electron');
  if (typeof program !== 'string') throw new Error('the electron package names no program');
  return program;
};

async function dropFiles(page: Page, files: string[]): Promise<void> {
  const session = await page.context().newCDPSession(page);
  const data = { items: [], files, dragOperationsMask: 1 };
  for (const type of ['dragEnter', 'dragOver', 'drop'] as const) {
    await session.send('Input.dispatchDragEvent', { type, x: 640, y: 400, data });
  }
  await session.detach();
}

function listen(page: Page): string[] {
  const complaints: string[] = [];
  page.on('pageerror', (error) => complaints.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') complaints.push(message.text());
  });
  return complaints;
}

/**
 * Chromium's debugger holds what it waits for weakly: now and then V8 collects the promise that Playwright asked main for, however
 * soon it would have been kept (playwright issues 33737 and 41826). Then, and only then, it is asked again, so that what is
 * evaluated in main must bear being done twice.
 */
function asksAgain(electron: ElectronApplication): ElectronApplication {
  const once = electron.evaluate.bind(electron) as (...words: unknown[]) => Promise<unknown>;
  const evaluate = async (...words: unknown[]): Promise<unknown> => {
    for (let left = 3; ; left--) {
      try {
        return await once(...words);
      } catch (error) {
        if (left === 0 || !String(error).includes('promise was garbage collected')) throw error;
      }
    }
  };
  return Object.assign(electron, { evaluate });
}

/** Starts the app (see `packaged`), a bare Electron being the one that ELECTRON_OVERRIDE_DIST_PATH names; waits for its window. */
export async function launch({ args = [], userData }: LaunchOptions = {}): Promise<RunningApp> {
  const own = scratch();
  const temporary = join(own, 'tmp');
  mkdirSync(temporary);
  const data = userData ?? join(own, 'user-data');
  const started = await _electron.launch({
    args: appArguments(args),
    ...(packaged === null ? {} : { executablePath: packaged }),
    cwd: root,
    env: { ...process.env, SOSIGHT_TEST_USER_DATA: data, TMPDIR: temporary, LANG: 'en_US.UTF-8' },
    // Else Playwright forces the light scheme on a page that should follow the settings.
    colorScheme: null,
  });
  const electron = asksAgain(started);
  const page = await electron.firstWindow();
  const complaints = listen(page);
  await page.getByTestId('dropzone').or(page.getByTestId('case-title')).first().waitFor();
  return {
    electron,
    page,
    userData: data,
    temporary,
    complaints,
    drop: (...paths) => dropFiles(page, paths),
    row: (file) => page.getByTestId('job-row').filter({ hasText: file }),
    saveTo: (path) =>
      electron.evaluate((_electronModule, target) => {
        process.env.SOSIGHT_TEST_SAVE_PATH = target;
      }, path),
    async picture(name) {
      mkdirSync(pictures, { recursive: true });
      await page.screenshot({ path: join(pictures, `${name}.png`) });
    },
    async close() {
      await electron.close();
      rmSync(own, { recursive: true, force: true });
    },
  };
}
