import { spawn } from 'node:child_process';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { putArchive } from './archives.ts';
import { appArguments, appProgram, launch, scratch } from './launch.ts';

function start(userData: string, ...words: string[]): Promise<number | null> {
  const env = { ...process.env, SOSIGHT_TEST_USER_DATA: userData };
  const child = spawn(appProgram(), appArguments(words), { env, stdio: 'ignore' });
  return new Promise((ended) => child.on('close', ended));
}

describe('the app', () => {
  it('opens the built-in sample, in the dark and in Japanese too', async () => {
    const app = await launch({ args: ['--sample'] });
    await app.page.getByTestId('case-title').waitFor();
    expect(await app.page.getByTestId('kernel-target').innerText()).toContain('3.10.0-1160.62.1.el7');
    await app.page.evaluate(() => window.sosight?.request('settings:set', { theme: 'dark', language: 'ja' }));
    await app.page.locator('html[lang="ja"]').waitFor();
    await app.picture('summary-dark-ja');
    await app.close();
  });

  it('opens the files named on its command line, and those of a second start in the same window', async () => {
    const folder = scratch();
    const userData = join(folder, 'user-data');
    const first = await putArchive(folder, 'first.tar.gz', 'tar+gzip');
    const second = await putArchive(folder, 'second.tar.gz', 'tar+gzip', { 'etc/motd': 'another\n' });
    const app = await launch({ args: [first], userData });
    await app.page.getByTestId('case-title').waitFor();
    expect(await start(userData, second)).toBe(0);
    await expect
      .poll(() =>
        app.page.evaluate(async () =>
          (await window.sosight?.request('jobs:list', undefined))?.map((job) => `${job.file} ${job.state}`),
        ),
      )
      .toEqual(['first.tar.gz done', 'second.tar.gz done']);
    expect(await app.electron.evaluate(({ BrowserWindow }) => BrowserWindow.getAllWindows().length)).toBe(1);
    await app.close();

    const again = await launch({ userData });
    await again.page.getByTestId('recent-row').first().waitFor();
    expect(await again.page.getByTestId('recent-row').count()).toBe(2);
    await again.picture('recent');
    await again.close();
    rmSync(folder, { recursive: true, force: true });
  });
});
