import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { caseWithLog, FILE } from './logs-case.ts';
import { mockData } from './mock-data.ts';
import { installMockLogs, type MockLogs } from './mock-logs.ts';
import { openStage, type Stage } from './window.ts';

vi.setConfig({ testTimeout: 90_000 });

const rows = '[data-testid=log-rows]';
const row = (path: string) => `[data-path='${path}']`;

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

interface Opened {
  readonly page: Page;
  readonly asked: (name: string) => Promise<unknown[]>;
}

/** Opens a case's logs, hands them to the body, and fails on any script error. */
async function inLogs(body: (opened: Opened) => Promise<void>, how: Partial<MockLogs> = {}): Promise<void> {
  const { page, errors } = await stage.open(mockData({ cases: { dbsrv07: caseWithLog() } }));
  page.setDefaultTimeout(20_000);
  try {
    await page.getByTestId('dropzone').waitFor();
    await page.evaluate(installMockLogs, { lines: 1_000_000, delay: 2, ...how });
    await page.keyboard.press('Enter');
    await page.getByTestId('case-title').waitFor();
    await page.getByRole('navigation').getByRole('button', { name: 'Logs' }).click();
    await page.getByTestId('logs-screen').waitFor();
    const asked = async (name: string) =>
      (await page.evaluate(() => window.mock.calls)).filter((call) => call.name === name).map((call) => call.argument);
    await body({ page, asked });
    expect(errors).toEqual([]);
  } finally {
    await page.close();
  }
}

/** Waits until this line is current. */
const atLine = (page: Page, line: number) => page.locator(`${rows} [data-current=true][data-line='${line}']`).waitFor();

describe('lines', () => {
  it('opens the file that proves most, at its first proving line; N, P, End, Home and arrows move', () =>
    inLogs(async ({ page }) => {
      await atLine(page, 48_173);
      expect(await page.getByTestId('log-path').innerText()).toBe(FILE);
      await page.keyboard.press('n');
      await atLine(page, 48_217);
      expect(await page.getByTestId('log-proving').innerText()).toBe('proving 2 of 2');
      await page.keyboard.press('p');
      await atLine(page, 48_173);
      await page.keyboard.press('End');
      await atLine(page, 1_000_000);
      await page.keyboard.press('ArrowUp');
      await atLine(page, 999_999);
      await page.keyboard.press('Home');
      await atLine(page, 1);
    }));

  it('holds only the rows on the screen in the page, and tells their place', () =>
    inLogs(async ({ page }) => {
      await atLine(page, 48_173);
      expect(await page.locator(`${rows} [role=option]`).count()).toBeLessThan(60);
      const current = page.locator(`${rows} [data-current=true]`);
      expect(await current.getAttribute('aria-posinset')).toBe('48173');
      expect(await current.getAttribute('aria-setsize')).toBe('1000000');
      expect(await page.locator(rows).getAttribute('aria-activedescendant')).toBe(await current.getAttribute('id'));
    }));

  it('scrolls by the wheel and by the thumb to the last row', () =>
    inLogs(async ({ page }) => {
      await atLine(page, 48_173);
      await page.keyboard.press('Home');
      await page.locator(rows).hover();
      await page.mouse.wheel(0, 900);
      await page.locator(`${rows} [data-line='80']`).waitFor();
      const map = await page.getByTestId('hit-map').boundingBox();
      if (map === null) throw new Error('no map');
      await page.mouse.move(map.x + 8, map.y + 4);
      await page.mouse.down();
      await page.mouse.move(map.x + 8, map.y + map.height + 50, { steps: 5 });
      await page.mouse.up();
      await page.locator(`${rows} [data-line='1000000']`).waitFor();
    }));

  it('goes where the map is clicked, onto a proving line that is near', () =>
    inLogs(async ({ page }) => {
      await atLine(page, 48_173);
      await page.keyboard.press('End');
      await atLine(page, 1_000_000);
      const map = await page.getByTestId('hit-map').boundingBox();
      if (map === null) throw new Error('no map');
      await page.mouse.click(map.x + 8, map.y + (48_500 / 1_000_000) * map.height);
      await atLine(page, 48_173);
    }));

  it('copies a range chosen with Shift, with path and line', () =>
    inLogs(async ({ page, asked }) => {
      await atLine(page, 48_173);
      await page.keyboard.press('Shift+ArrowDown');
      await page.keyboard.press('Control+c');
      await page.getByText('2 lines copied').waitFor();
      const [{ text }] = (await asked('clipboard:write')) as [{ text: string }];
      expect(text.split('\n')).toEqual([
        expect.stringMatching(/^var\/log\/messages:48173: May 15 .*Page fault caused by firmware/),
        expect.stringMatching(/^var\/log\/messages:48174: May 15 /),
        '',
      ]);
    }));

  it('pins a line with B, keeps it below, opens it from there and puts it back', () =>
    inLogs(async ({ page, asked }) => {
      await atLine(page, 48_173);
      await page.keyboard.press('b');
      const strip = page.getByTestId('pinned-lines');
      await strip.getByText('48173', { exact: true }).waitFor();
      expect((await asked('note:pin'))[0]).toMatchObject({ caseId: 'dbsrv07', path: FILE, line: 48_173 });
      expect(await page.locator(`${rows} [data-current=true]`).getByLabel('pinned').count()).toBe(1);
      await page.keyboard.press('End');
      await strip.getByTitle(`${FILE}:48173`).click();
      await atLine(page, 48_173);
      await strip.getByRole('button', { name: `Unpin ${FILE}:48173` }).click();
      await page.getByRole('button', { name: 'Put the line back' }).click();
      await strip.getByText('48173', { exact: true }).waitFor();
    }));

  it('shows a long line whole with W', () =>
    inLogs(async ({ page }) => {
      await atLine(page, 48_173);
      await page.keyboard.press('w');
      await page.getByTestId('line-detail').getByText('PA: 0xfffffffeecb081e7').waitFor();
      await page.keyboard.press('w');
      await page.getByTestId('line-detail').waitFor({ state: 'detached' });
    }));
});

describe('search', () => {
  it('goes to the match from the current line on, marks it, counts; F3 and Shift F3 walk', () =>
    inLogs(async ({ page }) => {
      await atLine(page, 48_173);
      await page.keyboard.press('Control+f');
      await page.keyboard.type('u672:4:');
      await page.keyboard.press('F3');
      await page.keyboard.press('F3');
      const current = page.locator(`${rows} [data-current=true]`);
      await expect.poll(() => current.getAttribute('data-line')).toBe(String(211 * 231));
      expect(await current.locator('mark').first().innerText()).toBe('u672:4:');
      await page.keyboard.press('Shift+F3');
      await atLine(page, 211 * 230);
      expect(await page.getByTestId('log-matches').innerText()).toMatch(/^[\d,]+ of [\d,]+$/);
    }));

  it('says what is wrong with an expression, and that nothing matches; Esc clears, then goes back', () =>
    inLogs(async ({ page }) => {
      await atLine(page, 48_173);
      await page.keyboard.press('Control+f');
      await page.keyboard.type('(');
      await page.getByRole('button', { name: /^Regular expression/ }).click();
      await page.getByText('Not an expression: missing closing )').waitFor();
      await page.getByTestId('log-search').fill('zzz');
      await page.getByTestId('log-no-match').getByText('No line matches.').waitFor();
      await page.getByTestId('log-search').press('Escape');
      expect(await page.getByTestId('log-search').inputValue()).toBe('');
      await page.getByTestId('log-search').press('Escape');
      await page.keyboard.press('Escape');
      await page.getByTestId('case-title').waitFor();
    }));
});

describe('filters', () => {
  it('leaves the lines of some levels, keeps the current line, and says how many are left', () =>
    inLogs(
      async ({ page, asked }) => {
        await atLine(page, 48_173);
        await page.getByRole('button', { name: /^Level/ }).click();
        await page.getByRole('button', { name: 'Warning and worse' }).click();
        expect(await asked('logs:filter')).toContainEqual({
          viewId: FILE,
          filter: expect.objectContaining({ levels: ['error', 'warning'] }),
        });
        await page.keyboard.press('Escape');
        await page.locator('[data-logs-panel]').waitFor({ state: 'detached' });
        await atLine(page, 48_173);
        expect(await page.getByTestId('log-lines').innerText()).toMatch(/^\d[\d,]* of 60,000 lines$/);
        await page.getByRole('button', { name: 'Clear', exact: true }).click();
        await atLine(page, 48_173);
        expect(await page.getByTestId('log-lines').innerText()).toBe('60,000 lines');
      },
      { lines: 60_000 },
    ));

  it('leaves out a process, which is found by its name', () =>
    inLogs(async ({ page, asked }) => {
      await atLine(page, 48_173);
      await page.getByRole('button', { name: /^Process/ }).click();
      await page.keyboard.type('cron');
      await page.getByRole('checkbox').check();
      await page.getByRole('radio', { name: 'All but these' }).check();
      await page.getByRole('button', { name: 'Process any but crond' }).waitFor();
      expect((await asked('logs:filter')).at(-1)).toMatchObject({
        filter: { processes: ['crond'], exceptProcesses: true },
      });
    }));

  it('keeps the time drawn over the histogram, by mouse and by keys, and drops it again', () =>
    inLogs(
      async ({ page, asked }) => {
        await atLine(page, 48_173);
        const plot = await page.getByTestId('log-histogram').boundingBox();
        if (plot === null) throw new Error('no histogram');
        await page.mouse.move(plot.x + plot.width * 0.25, plot.y + 10);
        await page.mouse.down();
        await page.mouse.move(plot.x + plot.width * 0.75, plot.y + 10, { steps: 4 });
        await page.mouse.up();
        await page.getByRole('button', { name: 'All times' }).click();
        const [drawn, dropped] = (await asked('logs:filter')) as {
          filter: { from: string | null; to: string | null };
        }[];
        expect(drawn?.filter.from).toMatch(/^2022-05-15T22:2\d:\d\d\+09:00$/);
        expect(drawn?.filter.to).toMatch(/^2022-05-15T23:0\d:\d\d\+09:00$/);
        expect(dropped?.filter).toMatchObject({ from: null, to: null });
        await page.getByTestId('log-histogram').focus();
        await page.keyboard.press('Home');
        for (let step = 0; step < 3; step += 1) await page.keyboard.press('Shift+ArrowRight');
        await page.keyboard.press('Enter');
        await page.getByRole('button', { name: 'All times' }).waitFor();
      },
      { lines: 60_000 },
    ));
});

describe('files', () => {
  it('opens folders and files by keys, and finds a file by words of its path', () =>
    inLogs(async ({ page }) => {
      await atLine(page, 48_173);
      const tree = page.getByTestId('log-tree');
      await tree.focus();
      await page.keyboard.press('Home');
      await page.keyboard.press('ArrowRight');
      await page.locator(row('etc/file-000.conf')).waitFor();
      await page.keyboard.type('file-2');
      expect(await page.locator('.so-tree-focused').getAttribute('data-path')).toBe('etc/file-200.conf');
      await page.getByTestId('log-file-filter').fill('dmesg');
      await expect.poll(() => tree.getByRole('treeitem').count()).toBe(2);
      await page.getByTestId('log-file-filter').press('Enter');
      await page.keyboard.press('Home');
      await page.keyboard.press('Enter');
      await expect.poll(() => page.getByTestId('log-path').innerText()).toContain('dmesg');
      expect(await page.evaluate(() => document.activeElement?.id)).toBe('log-rows');
    }));

  it('merges files that are marked with Space, each row with its file', () =>
    inLogs(async ({ page, asked }) => {
      await atLine(page, 48_173);
      await page.getByTestId('log-tree').focus();
      await page.keyboard.press('Space');
      await page.keyboard.press('ArrowDown');
      await page.keyboard.press('Space');
      await page.getByRole('button', { name: 'Merge 2 files' }).click();
      expect((await asked('logs:open')).at(-1)).toMatchObject({ paths: [FILE, `${FILE}-20220508`] });
      await expect.poll(() => page.locator(`${rows} .so-logs-file`).first().innerText()).toMatch(/^messages/);
      expect(await page.getByTestId('log-path').innerText()).toContain('messages-20220508');
    }));

  it('says of binary and empty files what they are', () =>
    inLogs(async ({ page }) => {
      await atLine(page, 48_173);
      await page.locator(row('var/log/wtmp')).click();
      await page.getByTestId('logs-empty').getByText('This file is not text').waitFor();
      await page.locator(row('var/log/boot.log')).click();
      await page.getByTestId('logs-empty').getByText('This file is empty').waitFor();
    }));

  it('offers to point to an archive that moved, and says why a file is not taken', () =>
    inLogs(
      async ({ page, asked }) => {
        await page.getByText('The archive is not where it was').waitFor();
        await page.getByRole('button', { name: 'Locate the archive…' }).click();
        expect(await asked('logs:locate')).toEqual([{ caseId: 'dbsrv07' }]);
        await page.getByTestId('notice').getByText('That is another file.').waitFor();
      },
      { state: 'moved' },
    ));
});

describe('from a finding', () => {
  it('opens the proving line with O, and goes back with Esc', () =>
    inLogs(async ({ page }) => {
      await page
        .getByRole('navigation')
        .getByRole('button', { name: /^Findings/ })
        .click();
      await page.getByTestId('finding-screen').waitFor();
      await page.keyboard.press('n');
      await page.keyboard.press('o');
      await atLine(page, 48_217);
      await page.keyboard.press('Escape');
      await page.getByTestId('finding-screen').waitFor();
      await page.getByTestId('open-in-log').first().click();
      await atLine(page, 48_173);
    }));
});
