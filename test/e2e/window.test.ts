import { rmSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, type RunningApp, scratch } from './launch.ts';

describe('the window', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await launch();
  });
  afterAll(() => app.close());

  it('opens on the drop zone, at the smallest size that the screens are made for', async () => {
    expect(await app.page.title()).toBe('Sosight');
    expect(app.page.url()).toBe('sosight://app/index.html');
    expect(await app.page.getByTestId('dropzone').isVisible()).toBe(true);
    const [width = 0, height = 0] = await app.electron.evaluate(
      ({ BrowserWindow }) => BrowserWindow.getAllWindows()[0]?.getSize() ?? [],
    );
    expect([width >= 1280, height >= 800]).toEqual([true, true]);
    await app.picture('home');
  });

  it('runs without a network where the machine can take it away', () => {
    if (process.env.SOSIGHT_TEST_OFFLINE !== '1') return;
    expect(Object.keys(networkInterfaces()).filter((name) => name !== 'lo')).toEqual([]);
  });

  it('gives the page nothing but three functions', async () => {
    const seen = await app.page.evaluate(() => ({
      bridge: Object.keys(window.sosight ?? {}).sort(),
      node: ['require', 'process', 'module', 'Buffer', 'electron'].filter((name) => name in window),
    }));
    expect(seen).toEqual({ bridge: ['on', 'pathOf', 'request'], node: [] });
  });

  it('refuses requests that main does not know or that do not fit', async () => {
    const refused = await app.page.evaluate(async () => {
      const request = window.sosight?.request as unknown as (name: string, argument?: unknown) => Promise<unknown>;
      const attempts = [request('fs:read', '/etc/passwd'), request('jobs:add', { paths: 'x' })];
      return (await Promise.allSettled(attempts)).map(({ status }) => status);
    });
    expect(refused).toEqual(['rejected', 'rejected']);
  });

  it('cannot reach the network, other files, other pages or new windows', async () => {
    const results = await app.page.evaluate(async () => {
      const reach = (url: string) =>
        fetch(url).then(
          (answer) => answer.status,
          () => 'refused',
        );
      return {
        https: await reach('https://example.com/'),
        loopback: await reach('http://127.0.0.1:9/'),
        file: await reach('file:///etc/hostname'),
        outside: await reach('sosight://app/..%2fmain%2fmain.cjs'),
        opened: window.open('https://example.com/') === null,
        evaluated: (() => {
          try {
            return new Function('return 1')();
          } catch {
            return 'refused';
          }
        })(),
      };
    });
    expect(results).toEqual({
      https: 'refused',
      loopback: 'refused',
      file: 'refused',
      outside: 404,
      opened: true,
      evaluated: 'refused',
    });
    await app.page.evaluate(() => {
      location.href = 'https://example.com/';
    });
    await app.page.waitForTimeout(200);
    expect(app.page.url()).toBe('sosight://app/index.html');
  });

  it('blocks requests of main itself', async () => {
    const failed = await app.electron.evaluate(({ net, session }) => {
      const url = 'http://127.0.0.1:9/';
      const attempts = [net.fetch(url), session.fromPartition('sosight').fetch(url)];
      return Promise.all(
        attempts.map((attempt) =>
          attempt.then(
            () => 'reached',
            (error: Error) => error.message,
          ),
        ),
      );
    });
    for (const message of failed) expect(message).toMatch(/ERR_BLOCKED_BY_CLIENT/);
  });

  it('grants no permission', async () => {
    const states = await app.page.evaluate(async () => {
      const ask = (name: PermissionName) => navigator.permissions.query({ name }).then((status) => status.state);
      return [await ask('notifications'), await ask('geolocation'), await Notification.requestPermission()];
    });
    expect(states).not.toContain('granted');
  });
});

describe('settings', () => {
  it('outlive the app', async () => {
    const userData = scratch();
    const first = await launch({ userData });
    const set = await first.page.evaluate(() =>
      window.sosight?.request('settings:set', { theme: 'dark', language: 'ja' }),
    );
    expect(set).toMatchObject({ theme: 'dark', language: 'ja' });
    await first.close();
    const second = await launch({ userData });
    expect(await second.page.evaluate(() => window.sosight?.request('settings:get', undefined))).toEqual(set);
    expect(await second.page.evaluate(() => matchMedia('(prefers-color-scheme: dark)').matches)).toBe(true);
    await second.picture('home-dark-ja');
    await second.close();
    rmSync(userData, { recursive: true, force: true });
  });
});
