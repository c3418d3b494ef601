import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { DevTools } from './devtools.ts';

/** Wall clock in milliseconds with fractions: what a page's `performance.timeOrigin` counts in as well. */
const now = (): number => performance.timeOrigin + performance.now();

const PATIENCE_MS = 120_000;
/** Between two looks at a page that is not there yet. */
const RETRY_MS = 5;

/** An app started in Electron, watched from outside. */
export interface ElectronApp {
  readonly pid: number;
  /** A folder of its own for settings; part of the command line of all its processes. */
  readonly userData: string;
  /** Milliseconds of wall clock before its process was started. */
  readonly startedAt: number;
  /** The value of an expression in its page. Waited for, and begun again where the page was still being loaded. */
  evaluate(expression: string): Promise<unknown>;
  close(): Promise<void>;
}

/** Begins again while the page is not the app's own yet: a new window shows an empty page first. */
async function untilLoaded(expression: string, evaluate: (expression: string) => Promise<unknown>): Promise<unknown> {
  const own = `location.protocol === 'about:' ? 'not yet' : Promise.resolve(${expression}).then((value) => ({ loaded: true, value }))`;
  // An answer may also never come: where the page went away meanwhile, or what is waited for is not shown.
  const late = pause(PATIENCE_MS, 'too late', { ref: false });
  for (;;) {
    const answer = await Promise.race([evaluate(own).catch(() => 'not yet'), late]);
    if (answer === 'too late') throw new Error('the window did not show what was waited for in two minutes');
    if (typeof answer === 'object' && answer !== null && 'loaded' in answer) {
      return 'value' in answer ? answer.value : undefined;
    }
    await pause(RETRY_MS);
  }
}

async function end(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill();
  const timer = setTimeout(() => child.kill('SIGKILL'), 5000);
  await ended;
  clearTimeout(timer);
}

/** Chromium's helpers may write for a moment after the app itself has ended. */
async function removed(folder: string): Promise<void> {
  for (let left = 100; ; left -= 1) {
    try {
      rmSync(folder, { recursive: true, force: true });
      return;
    } catch (error) {
      if (left === 0) throw error;
    }
    await pause(50);
  }
}

/**
 * Starts `folder` (an app; null where `program` is a packaged one) with `words` in Electron's `program`. `cache` is where its
 * own folder is made.
 */
export function startElectron(
  program: string,
  folder: string | null,
  words: readonly string[],
  cache: string,
): ElectronApp {
  const userData = mkdtempSync(join(cache, 'user-data-'));
  const sandbox = process.getuid?.() === 0 ? ['--no-sandbox'] : [];
  const args = [...sandbox, `--user-data-dir=${userData}`, '--remote-debugging-pipe'];
  const all = [...args, ...(folder === null ? [] : [folder]), ...words];
  // A packaged app obeys no test hook, but keeps its settings where the system says.
  const own = { SOSIGHT_TEST_USER_DATA: userData, XDG_CONFIG_HOME: userData, LANG: 'en_US.UTF-8' };
  const env = { ...process.env, ...own };
  const startedAt = now();
  const child = spawn(program, all, { stdio: ['ignore', 'ignore', 'ignore', 'pipe', 'pipe'], env });
  const [, , , input, output] = child.stdio;
  if (!input || !output || !('write' in input) || !('read' in output)) throw new Error('Electron gave no pipes');
  const devTools = new DevTools(input, output);
  void devTools.send('Target.setDiscoverTargets', { discover: true }).catch(() => undefined);
  const session = devTools.page.then((target) => devTools.attach(target));
  return {
    pid: child.pid ?? 0,
    userData,
    startedAt,
    async evaluate(expression) {
      const page = await session;
      return untilLoaded(expression, (text) => devTools.evaluate(page, text));
    },
    async close() {
      await end(child);
      await removed(userData);
    },
  };
}
