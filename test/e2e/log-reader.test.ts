import { readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LogRow, LogViewState } from '../../shared/contracts/logs.ts';
import { putArchive } from './archives.ts';
import { launch, type RunningApp, scratch } from './launch.ts';

const FILE = 'var/log/messages';
const NAME = 'sosreport-dbsrv07-03871245-2022-05-16-kqzrwfm.tar.xz';

let app: RunningApp;
let folder = '';
let caseId = '';

/** Asks main as the window does. */
const ask = <T>(name: string, argument: unknown): Promise<T> =>
  app.page.evaluate<T>(`window.sosight.request(${JSON.stringify(name)}, ${JSON.stringify(argument)})`);

interface OpenAnswer {
  readonly state: string;
  readonly message: string | null;
  readonly view: LogViewState | null;
}
const open = (): Promise<OpenAnswer> => ask('logs:open', { caseId, paths: [FILE] });

/** The process that reads logs, as the system's own list has it; null where there is none. */
const readerPid = (): Promise<number | null> =>
  app.electron.evaluate(({ app: running }) => {
    const found = running
      .getAppMetrics()
      .find(({ serviceName, name }) => [serviceName, name].includes('Sosight log reader'));
    return found?.pid ?? null;
  });

beforeAll(async () => {
  folder = scratch();
  const archive = await putArchive(folder, NAME);
  app = await launch();
  await app.drop(archive);
  await app.page.getByTestId('case-title').waitFor({ timeout: 60_000 });
  const jobs = await ask<{ cases: { caseId: string }[] }[]>('jobs:list', undefined);
  caseId = jobs[0]?.cases[0]?.caseId ?? '';
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('the process that reads logs', () => {
  it('is not there before it is asked for anything', async () => {
    expect(await readerPid()).toBeNull();
  });

  it('goes by the index that the analysis left: nothing is read for the folders', async () => {
    const path = join(folder, NAME);
    const bytes = readFileSync(path);
    writeFileSync(path, Buffer.alloc(bytes.length));
    const { state, entries } = await ask<{ state: string; entries: { name: string }[] }>('logs:folder', {
      caseId,
      path: 'var/log',
    });
    writeFileSync(path, bytes);
    expect(state).toBe('ready');
    expect(entries.map(({ name }) => name)).toContain('messages');
  });

  it('serves the rows of a file', async () => {
    const { state, view } = await open();
    expect(state).toBe('ready');
    expect(view?.lines).toBeGreaterThan(100);
    expect(await readerPid()).not.toBeNull();
    const rows = await ask<LogRow[]>('logs:rows', { viewId: view?.viewId, from: 10, count: 5 });
    expect(rows.map(({ row, line, path }) => [row, line, path])).toEqual(
      [10, 11, 12, 13, 14].map((row) => [row, row + 1, FILE]),
    );
    expect(await ask('logs:row-of-line', { viewId: view?.viewId, path: FILE, line: 12 })).toEqual({
      row: 11,
      hidden: false,
    });
    const found = await ask<{ row: number } | null>('logs:search', {
      viewId: view?.viewId,
      search: { text: 'Page fault caused|efi_rts_wq', regex: true, matchCase: false, word: false },
    }).then(() => ask<{ row: number } | null>('logs:match', { viewId: view?.viewId, from: -1, step: 1 }));
    expect(found).not.toBeNull();
  });

  it('costs only its views when it crashes; they say so and can be opened again', async () => {
    const { view } = await open();
    await app.page.evaluate(
      `window.toldViews = []; window.sosight.on('logs:view-changed', (state) => window.toldViews.push(state))`,
    );
    const pid = await readerPid();
    if (pid === null) throw new Error('no process reads logs');
    process.kill(pid, 'SIGKILL');
    // Asked again and again from here: the page's own policy allows no evaluation in it.
    const told = `window.toldViews.some((state) => state.viewId === ${JSON.stringify(view?.viewId)} && state.state === 'failed')`;
    await expect.poll(() => app.page.evaluate<boolean>(told), { timeout: 10_000 }).toBe(true);
    await expect(ask('logs:rows', { viewId: view?.viewId, from: 0, count: 1 })).rejects.toThrow(/not open any more/);
    const again = await open();
    expect(again.state).toBe('ready');
    expect(await ask<LogRow[]>('logs:rows', { viewId: again.view?.viewId, from: 0, count: 1 })).toHaveLength(1);
    expect(await readerPid()).not.toBe(pid);
    expect(await ask('cases:get', { caseId })).toMatchObject({ host: { hostname: 'dbsrv07.example.com' } });
  });

  it('says so when the archive was moved or became another, and reads it again when it is back', async () => {
    const path = join(folder, NAME);
    const away = join(folder, 'elsewhere.tar.xz');
    renameSync(path, away);
    expect(await open()).toMatchObject({ state: 'moved', view: null });
    expect(await ask('logs:folder', { caseId, path: '' })).toMatchObject({ state: 'moved', entries: [] });
    writeFileSync(path, 'another file');
    expect(await open()).toMatchObject({ state: 'changed', view: null });
    rmSync(path);
    renameSync(away, path);
    const { state, entries } = await ask<{ state: string; entries: { name: string }[] }>('logs:folder', {
      caseId,
      path: 'var/log',
    });
    expect(state).toBe('ready');
    expect(entries.map(({ name }) => name)).toContain('messages');
    expect((await open()).view?.lines).toBeGreaterThan(100);
  });

  it('finds nothing in a case that is not held', async () => {
    expect(await ask('logs:open', { caseId: 'case-none', paths: [FILE] })).toMatchObject({
      state: 'failed',
      view: null,
    });
    expect(await ask('logs:open', { caseId, paths: ['no/such/file'] })).toMatchObject({
      state: 'failed',
      message: expect.stringMatching(/There is no file/),
      view: null,
    });
  });
});
