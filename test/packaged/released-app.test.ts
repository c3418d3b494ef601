import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { releaseObstacles } from '../../scripts/packaging/release-check.mjs';
import { packagingTools } from '../../scripts/packaging/tools.mjs';
import { type ElectronApp, startElectron } from '../bench/measure/electron-app.ts';
import { paintedAt } from '../bench/measure/page-probes.ts';
import { behindLauncher, plainProgram, runBare, scratch, unsandboxed } from './program.ts';

let home = '';
beforeAll(() => {
  home = scratch();
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

/** Text of the page, read from outside: the app itself lets nobody steer it. */
const textOf = (app: ElectronApp) => app.evaluate('document.body.innerText');

describe('the app as it would be released', () => {
  it('opens the built-in sample', async () => {
    const app = startElectron(plainProgram(), null, ['--sample'], home);
    try {
      await app.evaluate(paintedAt('case-title'));
      expect(await textOf(app)).toContain('3.10.0-1160.62.1.el7');
    } finally {
      await app.close();
    }
  });

  it('comes back with its queue when the process of its page is killed', async () => {
    const app = startElectron(plainProgram(), null, ['--sample'], home);
    const page = () =>
      execFileSync('ps', ['-eo', 'pid,args'], { encoding: 'utf8' })
        .split('\n')
        .filter((line) => line.includes(`${behindLauncher()} --type=renderer`))
        .map((line) => Number.parseInt(line, 10));
    try {
      await app.evaluate(paintedAt('case-title'));
      const before = page();
      expect(before).toHaveLength(1);
      for (const pid of before) process.kill(pid, 'SIGKILL');
      await expect.poll(() => page().filter((pid) => !before.includes(pid)).length, { timeout: 15_000 }).toBe(1);
      const states = "window.sosight.request('jobs:list').then((jobs) => jobs.map((job) => job.state).join())";
      await expect.poll(() => app.evaluate(states), { timeout: 15_000 }).toBe('done');
    } finally {
      await app.close();
    }
  });

  it('obeys no test hook', async () => {
    const steered = join(home, 'steered');
    mkdirSync(steered);
    writeFileSync(join(steered, 'settings.json'), JSON.stringify({ language: 'ja', theme: 'dark' }));
    process.env.SOSIGHT_TEST_USER_DATA = steered;
    const app = startElectron(plainProgram(), null, [], home);
    try {
      await app.evaluate(paintedAt('dropzone'));
      expect(await app.evaluate('document.documentElement.lang')).toBe('en');
    } finally {
      await app.close();
      delete process.env.SOSIGHT_TEST_USER_DATA;
    }
  });

  it('is not a Node that runs what it is told', () => {
    const marker = join(home, 'ran');
    const script = join(home, 'script.cjs');
    writeFileSync(script, `require('node:fs').writeFileSync(${JSON.stringify(marker)}, '')`);
    // No switch of Chromium's beside it: Node itself would refuse those.
    runBare(behindLauncher(), [script], home, { ELECTRON_RUN_AS_NODE: '1' });
    runBare(plainProgram(), ['--version'], home, { NODE_OPTIONS: `--require ${script}` });
    runBare(plainProgram(), ['--version', '--require', script], home);
    expect(() => readFileSync(marker)).toThrow(/ENOENT/);
  });

  it('opens no inspector: the fuse is off, and it does not start with that switch', () => {
    const ran = runBare(
      behindLauncher(),
      ['--inspect=0', ...unsandboxed(), '--ozone-platform=headless', '--version'],
      home,
    );
    expect(ran.err).not.toMatch(/Debugger listening/);
    expect(ran).toMatchObject({ status: 2, err: expect.stringContaining('not started with --inspect') });
  });

  it('is looked at before it is released: a package with test hooks is refused, and only fuses of the list are accepted', async () => {
    const look = (launcher: string) => {
      const folder = dirname(launcher);
      const places = { folder, program: join(folder, 'sosight-app'), asar: join(folder, 'resources', 'app.asar') };
      return packagingTools().then((tools) => releaseObstacles(places, tools));
    };
    const steered = (await look(process.env.SOSIGHT_E2E_BINARY ?? '')).join('\n');
    expect(steered).toMatch(/marked as a test package/);
    expect(steered).toMatch(/sosightTestHooks/);
    expect(steered).toMatch(/the fuse EnableNodeCliInspectArguments is true, not false/);
    // Of the other, nothing but its runtime stands against a release, where that is not Electron's own.
    const plain = (await look(plainProgram())).filter((one) => !/sosightTestRuntime|could not be verified/.test(one));
    expect(plain).toEqual([]);
  });

  it('holds only what runs', () => {
    const folder = dirname(plainProgram());
    const packed = readFileSync(join(folder, 'resources', 'app.asar'))
      .subarray(0, 200_000)
      .toString('latin1');
    expect(packed).toContain('"cli.cjs"');
    expect(packed).not.toMatch(/node_modules|"test"|\.test\.ts|\.map"/);
  });
});
