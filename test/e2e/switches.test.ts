import { spawn } from 'node:child_process';
import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { appArguments, appProgram, launch, scratch } from './launch.ts';

let folder = '';
beforeAll(() => {
  folder = scratch();
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

describe('a page that crashes', () => {
  it('comes back by itself, and the logs that it had open are let go of', async () => {
    const own = await launch({ args: ['--sample'] });
    await own.page.getByTestId('case-title').waitFor();
    const opened = { caseId: 'case-sample', paths: ['var/log/messages'] };
    await own.page.evaluate(`window.sosight.request('logs:open', ${JSON.stringify(opened)})`);
    const readers = (): Promise<number> =>
      own.electron.evaluate(
        ({ app }) =>
          app.getAppMetrics().filter(({ serviceName, name }) => [serviceName, name].includes('Sosight log reader'))
            .length,
      );
    expect(await readers()).toBe(1);
    const died = await own.electron.evaluate(async ({ BrowserWindow }) => {
      const contents = BrowserWindow.getAllWindows()[0]?.webContents;
      if (contents === undefined) return null;
      const before = contents.getOSProcessId();
      const loaded = new Promise((done) => contents.once('did-finish-load', () => done(null)));
      process.kill(before, 'SIGKILL');
      await Promise.race([loaded, new Promise((done) => setTimeout(done, 15_000))]);
      return { same: contents.getOSProcessId() === before, crashed: contents.isCrashed(), url: contents.getURL() };
    });
    expect(died).toEqual({ same: false, crashed: false, url: 'sosight://app/index.html' });
    await expect.poll(readers, { timeout: 10_000 }).toBe(0);
    // Playwright waits for a page that is gone, so that the app is not asked but ended.
    const ended = new Promise((done) => own.electron.process().once('exit', done));
    own.electron.process().kill('SIGKILL');
    await ended;
  });
});

describe('a released app', () => {
  it.each([
    '--remote-debugging-port=0',
    '--load-extension=/tmp/x',
    '--js-flags=--allow-natives-syntax',
    '--disable-web-security',
  ])('is not started with %s', async (word) => {
    const userData = join(folder, 'released');
    mkdirSync(userData, { recursive: true });
    const env = { ...process.env, SOSIGHT_TEST_AS_RELEASED: '1', XDG_CONFIG_HOME: userData, HOME: userData };
    const child = spawn(appProgram(), [...appArguments([]), word], { env, stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => {
      said += chunk.toString('utf8');
    });
    const timer = setTimeout(() => child.kill('SIGKILL'), 15_000);
    const status = await new Promise((ended) => child.on('close', ended));
    clearTimeout(timer);
    expect(said).toContain(`not started with ${word.split('=')[0]}`);
    expect(said).not.toMatch(/DevTools listening/);
    expect(status).toBe(2);
  });
});
