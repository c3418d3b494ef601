import { execFileSync } from 'node:child_process';
import {
  closeSync,
  existsSync,
  openSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { join, relative } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildArchive } from '../builders/archive.ts';
import { BAD_ARCHIVES } from '../builders/bad-archives.ts';
import { putArchive, tree } from './archives.ts';
import { launch, type RunningApp, scratch } from './launch.ts';

let app: RunningApp;
let folder = '';
beforeAll(async () => {
  folder = scratch();
  process.env.SOSIGHT_TEST_LOOK_EVERY_MS = '400';
  app = await launch();
  delete process.env.SOSIGHT_TEST_LOOK_EVERY_MS;
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

const inState = (file: string, state: string) => app.row(file).and(app.page.locator(`[data-state="${state}"]`));
const jobs = () => app.page.evaluate(() => window.sosight?.request('jobs:list', undefined));
const jobOf = async (file: string) => (await jobs())?.find((job) => job.file === file);
const ended = (state: string | undefined) => state === 'done' || state === 'failed' || state === 'cancelled';

async function clear(): Promise<void> {
  await app.page.evaluate(() => window.sosight?.request('jobs:clear-finished', undefined));
  await app.page.reload();
  await app.page.getByTestId('dropzone').waitFor();
}

/** Megabytes that the largest analysis process has now. */
const largest = (): Promise<number> =>
  app.electron.evaluate(({ app: electronApp }) =>
    Math.max(
      0,
      ...electronApp
        .getAppMetrics()
        .filter(({ name }) => name === 'Sosight analysis')
        .map(({ memory }) => memory.workingSetSize / 1024),
    ),
  );

describe('bad uploads dropped in the window', () => {
  it.each(BAD_ARCHIVES)(
    '$name: $ends',
    async ({ name, make, ends, says }) => {
      await clear();
      const path = join(folder, name);
      writeFileSync(path, await make());
      await app.drop(path);
      let most = 0;
      await expect
        .poll(
          async () => {
            most = Math.max(most, await largest());
            return ended((await jobOf(name))?.state);
          },
          { timeout: 45_000, interval: 100 },
        )
        .toBe(true);
      const job = await jobOf(name);
      expect(job?.state).toBe(ends === 'failed' ? 'failed' : 'done');
      expect(most).toBeLessThan(450);
      const [row] = job?.cases ?? [];
      if (ends === 'failed') {
        expect(job?.failure?.message).toMatch(says ?? /./);
        await app.row(name).waitFor();
        expect((await app.row(name).innerText()).length).toBeGreaterThan(name.length + 30);
      } else {
        expect(row?.complete).toBe(ends === 'whole');
        // The case comes up by itself, with what is to be said of it.
        await app.page.getByTestId('case-title').waitFor();
        if (ends === 'incomplete') await app.page.getByTestId('incomplete-banner').waitFor();
        const problems = await app.page.evaluate(
          async (caseId) =>
            (await window.sosight?.request('cases:get', { caseId }))?.problems.map(({ message }) => message) ?? [],
          row?.caseId ?? '',
        );
        if (says !== null) expect(problems.join('\n')).toMatch(says);
      }
      expect(await app.page.evaluate(() => 'hit' in window)).toBe(false);
      expect(existsSync('/tmp/sosight-escaped')).toBe(false);
    },
    60_000,
  );
});

/** A pipe that an archive is read from but never ends, so that the analysis goes on until the test ends it. */
async function endless(name: string): Promise<{ readonly path: string; end(): void }> {
  const path = join(folder, name);
  execFileSync('mkfifo', [path]);
  const pipe = openSync(path, 'r+');
  writeSync(pipe, (await buildArchive(tree())).subarray(0, 20_000));
  return { path, end: () => closeSync(pipe) };
}

/** Sends a signal to every analysis process; gives how many there were. */
const signal = (name: string): Promise<number> =>
  app.electron.evaluate(({ app: electronApp }, sent) => {
    const workers = electronApp.getAppMetrics().filter((one) => one.name === 'Sosight analysis');
    for (const { pid } of workers) process.kill(pid, sent);
    return workers.length;
  }, name);

describe('an analysis process that goes under', () => {
  // Killed by the system (out of memory, too), a fault in native code, an abort (V8 out of memory), and stuck for ever.
  it.each([
    ['SIGKILL', /ended unexpectedly/],
    ['SIGSEGV', /ended unexpectedly/],
    ['SIGABRT', /ended unexpectedly/],
    ['SIGSTOP', /stuck/],
  ])('by %s costs its own case, which says so and can be tried again; the queue goes on', async (name, words) => {
    await clear();
    const file = `deadly-${name}.tar`;
    const { path, end } = await endless(file);
    await app.drop(path);
    await inState(file, 'running').waitFor();
    await expect.poll(() => largest()).toBeGreaterThan(0);
    // The next ones wait behind it and beside it.
    const after = await Promise.all(
      [1, 2, 3].map((at) => putArchive(folder, `after-${name}-${at}.tar.gz`, 'tar+gzip')),
    );
    expect(await signal(name)).toBe(1);
    await app.drop(...after);
    await expect.poll(async () => (await jobOf(file))?.state, { timeout: 20_000 }).toBe('failed');
    expect((await jobOf(file))?.failure?.message).toMatch(words);
    for (const at of [1, 2, 3]) {
      await expect
        .poll(async () => (await jobOf(`after-${name}-${at}.tar.gz`))?.state, { timeout: 20_000 })
        .toBe('done');
    }
    await app.page.getByTestId('dropzone').waitFor();
    expect(await app.row(file).innerText()).toMatch(words);
    if (name === 'SIGSTOP') await app.picture('analysis-stuck');
    end();
    rmSync(path);
    // What was a pipe is a file now: trying again reads it.
    writeFileSync(path, await buildArchive(tree()));
    await app
      .row(file)
      .getByRole('button', { name: /try again/i })
      .click();
    await expect.poll(async () => (await jobOf(file))?.state, { timeout: 20_000 }).toBe('done');
    // No process stays behind, not even one that was stopped.
    await expect.poll(() => largest(), { timeout: 10_000 }).toBe(0);
  });
});

const filesUnder = (root: string): string[] =>
  readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

describe('secrets of an archive', () => {
  // Words that no article and no fact asks for, that stand in a line beside evidence, and the host's name.
  const UNREAD = 'canary-unread-4711';
  const LOGGED = 'canary-logged-4712';
  const HOST = 'canaryhost4713';

  it('are on the disk nowhere but in the library, and that for the user alone', async () => {
    const own = await launch();
    const path = await putArchive(folder, 'canary.tar.gz', 'tar+gzip', {
      'etc/passwd': `${UNREAD}:x:0:0::/root:/bin/bash\n`,
      'etc/secret.conf': `password=${UNREAD}\n`,
      'var/log/messages-20220509': `May  9 03:10:01 ${HOST} crond[99]: ${LOGGED}\n`.repeat(50),
      'etc/hostname': `${HOST}\n`,
      hostname: `${HOST}\n`,
      'sos_commands/host/hostname': `${HOST}\n`,
    });
    await own.drop(path);
    await own.page.getByTestId('case-title').waitFor();
    await own.page.evaluate((host) => window.sosight?.request('clipboard:write', { text: host }), HOST);
    await own.page.reload();
    await own.page.waitForTimeout(1500);
    const { userData, temporary } = own;
    await own.electron.close();
    const holding = (word: string) =>
      [...filesUnder(userData), ...filesUnder(temporary)]
        .filter((file) => readFileSync(file).includes(word))
        .map((file) => relative(userData, file));
    expect(holding(UNREAD)).toEqual([]);
    expect(holding(LOGGED)).toEqual([]);
    const withHost = holding(HOST);
    expect(withHost.length).toBeGreaterThan(0);
    expect(withHost.filter((file) => !file.startsWith('cases/'))).toEqual([]);
    expect(filesUnder(temporary)).toEqual([]);
    for (const file of withHost) expect((statSync(join(userData, file)).mode & 0o777).toString(8)).toBe('600');
    for (const one of ['', 'cases']) expect((statSync(join(userData, one)).mode & 0o077).toString(8)).toBe('0');
    expect(filesUnder(userData).filter((file) => /\.dmp$|crash.*\.(?:meta|log)$/i.test(file))).toEqual([]);
    rmSync(userData, { recursive: true, force: true });
  });
});
