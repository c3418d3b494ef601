import { execFileSync } from 'node:child_process';
import { closeSync, openSync, rmSync, truncateSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { buildArchive } from '../builders/archive.ts';
import { putArchive, tree } from './archives.ts';
import { launch, type RunningApp, scratch } from './launch.ts';

let app: RunningApp;
let folder = '';
beforeAll(async () => {
  folder = scratch();
  app = await launch();
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(async () => {
  await app.page.evaluate(() => window.sosight?.request('jobs:clear-finished', undefined));
  await app.page.reload();
  await app.page.getByTestId('dropzone').waitFor();
});

const put = (name: string, content: string | Uint8Array) => {
  const path = join(folder, name);
  writeFileSync(path, content);
  return path;
};
const inState = (file: string, state: string) => app.row(file).and(app.page.locator(`[data-state="${state}"]`));

/** A pipe that an archive is read from but never ends, so that the analysis goes on until the test ends it. */
async function endless(name: string): Promise<{ readonly path: string; end(): void }> {
  const path = join(folder, name);
  execFileSync('mkfifo', [path]);
  const pipe = openSync(path, 'r+');
  writeSync(pipe, (await buildArchive(tree())).subarray(0, 20_000));
  return { path, end: () => closeSync(pipe) };
}

describe('bad input', () => {
  it.each([
    ['notes.txt', 'not an archive at all\n'.repeat(100), /not an archive/i],
    ['empty.tar.xz', '', /empty/i],
    [
      'case.tar.xz.gpg',
      new Uint8Array([0x85, 0x02, 0x0c, 0x03, ...new Array<number>(200).fill(7)]),
      /encrypted|not an archive/i,
    ],
  ])('%s is a failure in words', async (name, content, words) => {
    await app.drop(put(name, content), join(folder, 'not-there.tar'));
    await inState(name, 'failed').first().waitFor();
    expect(await app.row(name).first().innerText()).toMatch(words);
    expect(await app.page.getByTestId('dropzone').isVisible()).toBe(true);
  });

  it('is told apart in one drop, and the good archive among it is still analyzed', async () => {
    const good = await putArchive(folder, 'good.tar.gz', 'tar+gzip');
    const other = join(folder, 'other.tar');
    writeFileSync(other, await buildArchive({ 'etc/hosts': 'x', 'etc/passwd': 'y' }));
    await app.drop(put('bad.tar', 'x'.repeat(2000)), other, good, join(folder, 'gone.tar'));
    await inState('good.tar.gz', 'done').waitFor();
    for (const name of ['bad.tar', 'other.tar', 'gone.tar']) await inState(name, 'failed').waitFor();
    await app.picture('failures');
  });

  it('that is cut short gives a case that says so', async () => {
    const path = await putArchive(folder, 'cut.tar', 'tar');
    truncateSync(path, 60_000);
    await app.drop(path);
    await app.page.getByTestId('case-title').waitFor();
    await app.page.getByTestId('incomplete-banner').waitFor();
    await app.picture('cut-short');
  });

  it('with HTML in names and lines runs nothing and shows it as text', async () => {
    const evil = '<img src=x onerror="window.hit=1"><script>window.hit=1</script>';
    const path = await putArchive(folder, `${'<b>evil<'}b>.tar`.replaceAll('/', ''), 'tar', {
      'etc/hostname': `${evil}\n`,
      hostname: `${evil}\n`,
      'sos_commands/host/hostname': `${evil}\n`,
      'etc/redhat-release': `Red Hat Enterprise Linux Server release 7.9 (Maipo) ${evil}\n`,
      'proc/cmdline': `root=/dev/sda ${evil} \u001b[31m\n`,
    });
    await app.drop(path);
    await app.page.getByTestId('case-title').waitFor();
    expect(await app.page.evaluate(() => 'hit' in window)).toBe(false);
    expect(await app.page.locator('img[src="x"]').count()).toBe(0);
    const target = join(folder, 'evil.pdf');
    await app.saveTo(target);
    await app.page.getByTestId('export-menu').click();
    await app.page.getByTestId('export-pdf').click();
    await app.page.getByTestId('notice').filter({ hasText: 'evil.pdf' }).waitFor();
    expect(execFileSync('pdfinfo', [target], { encoding: 'utf8' })).toMatch(/JavaScript:\s+no/);
  });
});

describe('an analysis under way', () => {
  it('is cancelled from its row', async () => {
    const { path, end } = await endless('slow.tar');
    await app.drop(path);
    await inState('slow.tar', 'running').waitFor();
    await app.picture('running');
    await app
      .row('slow.tar')
      .getByRole('button', { name: /cancel/i })
      .click();
    await inState('slow.tar', 'cancelled').waitFor();
    end();
  });

  it('whose process dies costs that job alone', async () => {
    const { path, end } = await endless('deadly.tar');
    await app.drop(path);
    await inState('deadly.tar', 'running').waitFor();
    const killed = await app.electron.evaluate(({ app: electronApp }) => {
      const workers = electronApp.getAppMetrics().filter(({ name }) => name === 'Sosight analysis');
      for (const { pid } of workers) process.kill(pid, 'SIGKILL');
      return workers.length;
    });
    expect(killed).toBe(1);
    await inState('deadly.tar', 'failed').waitFor();
    expect(await app.row('deadly.tar').innerText()).toMatch(/ended unexpectedly/);
    end();
    await app.drop(await putArchive(folder, 'after.tar.gz', 'tar+gzip'));
    await app.page.getByTestId('case-title').waitFor();
  });
});
