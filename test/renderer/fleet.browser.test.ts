import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { mockData } from './mock-data.ts';
import { installMockFleet, type MockFleet, mockFleet } from './mock-fleet.ts';
import { openStage, type Stage } from './window.ts';

vi.setConfig({ testTimeout: 90_000 });

let stage: Stage;
beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

interface Opened {
  readonly page: Page;
  readonly asked: (name: string) => Promise<unknown[]>;
}

/** Opens a screen of the workspace, hands it to the body, and fails on any script error. */
async function on(
  screen: string,
  body: (opened: Opened) => Promise<void>,
  data: MockFleet = mockFleet(),
): Promise<void> {
  const { page, errors } = await stage.open(mockData());
  page.setDefaultTimeout(20_000);
  try {
    await page.getByTestId('dropzone').waitFor();
    await page.evaluate(installMockFleet, data);
    await page.getByRole('navigation').getByRole('button', { name: screen, exact: true }).click();
    const asked = async (name: string) =>
      (await page.evaluate(() => window.mock.calls)).filter((call) => call.name === name).map((call) => call.argument);
    await body({ page, asked });
    expect(errors).toEqual([]);
  } finally {
    await page.close();
  }
}

const rows = (page: Page) => page.getByTestId('fleet-row');
const hosts = (page: Page) => rows(page).getByRole('rowheader').getByRole('button').allInnerTexts();

async function complaints(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const results: AxeResults = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
  );
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
}

describe('the fleet', () => {
  it('lists the hosts by urgency, each verdict in words, and says how many are hit', () =>
    on('Fleet', async ({ page }) => {
      await rows(page).first().waitFor();
      expect(await page.getByTestId('fleet-summary').innerText()).toBe('2 of 8 hosts hit, 2 more to act on');
      expect(await hosts(page)).toEqual([
        'dbsrv07',
        'dbsrv08',
        'appsrv11',
        'appsrv12',
        'gfs-node1',
        'ora-rac1',
        'dbsrv09',
        'nas03',
      ]);
      const first = await rows(page).first().innerText();
      expect(first).toContain('Affected, bug has struck');
      expect(await rows(page).last().innerText()).toContain('Could not be assessed');
      expect(await rows(page).last().innerText()).toContain('Archive cut short');
    }));

  it('sorts by a head, says so to those who cannot see it, and turns around', () =>
    on('Fleet', async ({ page }) => {
      await page.getByTestId('sort-host').click();
      const head = page.getByRole('columnheader', { name: 'Host' });
      expect(await head.getAttribute('aria-sort')).toBe('ascending');
      expect((await hosts(page))[0]).toBe('appsrv11');
      await page.getByTestId('sort-host').click();
      expect(await head.getAttribute('aria-sort')).toBe('descending');
      expect((await hosts(page))[0]).toBe('ora-rac1');
    }));

  it('filters by words, by the groups of the bar and by severity, and shows all again', () =>
    on('Fleet', async ({ page }) => {
      await page.getByTestId('group-hit').click();
      expect(await hosts(page)).toEqual(['dbsrv07', 'dbsrv08']);
      expect(await page.getByTestId('group-hit').getAttribute('aria-pressed')).toBe('true');
      await page.getByPlaceholder('Filter hosts').fill('srv08 redhat');
      await expect.poll(() => rows(page).count()).toBe(0);
      await page.getByRole('button', { name: 'Show all hosts' }).click();
      await page
        .getByTestId('fleet-severity')
        .getByRole('combobox')
        .or(page.locator('select[data-testid=fleet-severity]'))
        .first()
        .selectOption('important');
      await expect.poll(() => hosts(page)).toEqual(['dbsrv07', 'dbsrv08', 'appsrv11']);
    }));

  it('is gone through, selected from and compared by keyboard alone', () =>
    on('Fleet', async ({ page, asked }) => {
      await rows(page).first().waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press(' ');
      for (let step = 0; step < 6; step++) await page.keyboard.press('ArrowDown');
      await page.keyboard.press(' ');
      const panel = page.getByTestId('compare-panel');
      await panel.getByText('3.10.0-1160.62.1.el7').first().waitFor();
      expect(await panel.locator('thead').innerText()).toMatch(/A\s*dbsrv07[\s\S]*B\s*dbsrv09/);
      await page.keyboard.press('x');
      await expect.poll(() => panel.locator('thead').innerText()).toMatch(/A\s*dbsrv09[\s\S]*B\s*dbsrv07/);
      await page.keyboard.press('Escape');
      await panel.waitFor({ state: 'detached' });
      await page.keyboard.press('k');
      await page.keyboard.press('Enter');
      await page.getByTestId('case-title').waitFor();
      expect(await asked('cases:get')).toContainEqual({ caseId: 'ora-rac1' });
    }));

  it('saves the hosts that are shown, in the order in which they are', () =>
    on('Fleet', async ({ page, asked }) => {
      await page.getByTestId('group-hit').click();
      await page.getByTestId('fleet-export').click();
      await page.getByTestId('fleet-export-csv').click();
      await page.getByTestId('outcome').getByText('Saved as fleet.csv').waitFor();
      expect(await asked('fleet:export')).toEqual([
        { caseIds: ['dbsrv07', 'dbsrv08'], article: 'rhel7-efi-page-fault', format: 'csv', redact: false },
      ]);
    }));

  it('draws only the rows in view of 2,000, down to the last one', () =>
    on(
      'Fleet',
      async ({ page }) => {
        await rows(page).first().waitFor();
        expect(await page.getByRole('table').first().getAttribute('aria-rowcount')).toBe('2001');
        expect(await rows(page).count()).toBeLessThan(80);
        await page.locator('.so-fleet-frame').evaluate((frame) => frame.scrollTo(0, frame.scrollHeight));
        await page.locator('[aria-rowindex="2001"]').waitFor();
        const first = await rows(page).first().getAttribute('data-case');
        await page.getByTestId('sort-host').click();
        await expect.poll(() => rows(page).first().getAttribute('data-case')).not.toBe(first);
      },
      mockFleet(2000),
    ));

  it('selects the row that the keys moved to though it was out of view, and leaves the button that had the keyboard alone', () =>
    on(
      'Fleet',
      async ({ page }) => {
        const top = await rows(page).first().getAttribute('data-case');
        await page.locator('.so-fleet-frame').evaluate((frame) => frame.scrollTo(0, frame.scrollHeight));
        await page.locator('[aria-rowindex="2001"]').waitFor();
        await page.getByTestId('sort-host').focus();
        // Both keys before any frame.
        const sorted = await page.evaluate(() => {
          const press = (key: string): unknown =>
            document.activeElement?.dispatchEvent(
              new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }),
            );
          press('j');
          return new Promise((resolve) =>
            queueMicrotask(() => {
              resolve(document.activeElement?.getAttribute('data-testid'));
              press(' ');
            }),
          );
        });
        expect(sorted).not.toBe('sort-host');
        await page.locator(`[data-case="${top}"] input:checked`).waitFor();
        await expect.poll(() => page.evaluate(() => document.activeElement?.tagName)).toBe('INPUT');
      },
      mockFleet(2000),
    ));

  it('says what to do where there is no host', () =>
    on(
      'Fleet',
      async ({ page, asked }) => {
        await page.getByTestId('fleet-empty').getByRole('button', { name: 'Show all cases' }).click();
        await page.getByTestId('fleet-empty').getByText('No hosts yet').waitFor();
        await page.getByTestId('fleet-empty').getByRole('button', { name: 'Add folder…' }).click();
        expect(await asked('fleet:add-folder')).toHaveLength(1);
        expect(await asked('fleet:table')).toContainEqual({ source: 'library' });
      },
      mockFleet(0),
    ));

  it('asks for the table again when a case comes', () =>
    on('Fleet', async ({ page, asked }) => {
      await rows(page).first().waitFor();
      const before = (await asked('fleet:table')).length;
      await page.evaluate(() => window.mock.emit('library:changed', { caseIds: ['new'], what: 'case' }));
      await expect.poll(async () => (await asked('fleet:table')).length).toBe(before + 1);
    }));
});

describe('the comparison', () => {
  const choose = async (page: Page, side: 'A' | 'B', text: string) => {
    await page.getByTestId(`pick-${side}`).click();
    await page.getByPlaceholder('Find a host, case number or file').fill(text);
    await page.getByRole('menuitem', { name: new RegExp(text) }).click();
  };

  it('chooses two cases by searching, and shows what differs, section by section', () =>
    on('Compare', async ({ page }) => {
      await page.getByTestId('compare-empty').waitFor();
      await choose(page, 'A', 'dbsrv07');
      await choose(page, 'B', 'dbsrv09');
      const kernel = page.getByTestId('compare-kernel');
      await kernel.waitFor();
      expect(await kernel.locator('[data-sign=differs]').first().innerText()).toContain('3.10.0-1160.36.2.el7');
      expect(await kernel.locator('[data-sign=same]').count()).toBe(0);
      await page.getByText('Only differences').click();
      await kernel.locator('[data-sign=same]').first().waitFor();
      await page.getByPlaceholder('Filter rows').fill('boot mode');
      await expect.poll(() => page.locator('[data-sign]').count()).toBe(1);
    }));

  it('exports and copies what is shown, and leads to a finding and back', () =>
    on('Compare', async ({ page, asked }) => {
      await choose(page, 'A', 'dbsrv07');
      await choose(page, 'B', 'dbsrv09');
      await page.getByTestId('compare-findings').waitFor();
      await page.getByTestId('compare-export').click();
      await page.getByTestId('compare-export-html').click();
      await page.getByTestId('outcome').getByText('Saved as compare.html').waitFor();
      await page.getByTestId('compare-copy').click();
      await page.getByTestId('outcome').getByText('on the clipboard').waitFor();
      expect(await asked('compare:copy')).toEqual([{ a: 'dbsrv07', b: 'dbsrv09', onlyDifferences: true }]);
      await page.getByTestId('compare-findings').getByRole('button').first().click();
      await page.getByTestId('finding-screen').waitFor();
    }));

  it('does not compare a case with itself', () =>
    on('Compare', async ({ page }) => {
      await choose(page, 'A', 'dbsrv07');
      await choose(page, 'B', 'dbsrv07');
      await page.getByText('Both sides show the same case').waitFor();
    }));
});

describe('the articles', () => {
  it('are searched, opened, and gone through with the keys', () =>
    on('Articles', async ({ page }) => {
      const search = page.getByPlaceholder('Search articles');
      await search.fill('Froze efi_rts_wq');
      await expect.poll(() => page.getByTestId('article-entry').count()).toBeLessThan(6);
      await page.getByTestId('article-entry').filter({ hasText: 'rhel7-efi-page-fault' }).click();
      const article = page.getByTestId('article');
      await article.getByText('3.10.0-1160.62.1.el7').first().waitFor();
      const headings = await article.getByRole('heading', { level: 3 }).allInnerTexts();
      const order = ['Environment', 'Issue', 'Resolution', 'Root cause', 'Diagnostic steps', 'References', 'Tests'];
      expect(headings.filter((heading) => order.includes(heading))).toEqual(order);
      expect(await article.innerText()).toContain('Page fault caused by firmware');
      expect(await article.locator('a[href]').count()).toBe(0);
      await search.fill('');
      await page.getByTestId('article').locator('h2').click();
      await page.keyboard.press('j');
      await expect
        .poll(() => page.locator('[aria-current=true]').last().innerText())
        .not.toContain('rhel7-efi-page-fault');
    }));

  it('lead to the finding in a case that they fired in', () =>
    on('Articles', async ({ page }) => {
      await page
        .locator('select[data-testid=articles-shown]')
        .or(page.getByTestId('articles-shown').locator('select'))
        .first()
        .selectOption('fired');
      await page.getByTestId('article-entry').first().click();
      await page.getByTestId('found-in').click();
      await page.getByTestId('finding-screen').waitFor();
    }));

  it('of one`s own are listed with file and line of what is wrong, and checked again', () =>
    on(
      'Articles',
      async ({ page, asked }) => {
        const own = page.getByTestId('own-articles');
        await own.getByText('mine.yaml:7: unknown key "titel"').waitFor();
        await page.getByTestId('check-articles').click();
        await own.getByText('own: fires: it must fire').waitFor();
        expect((await asked('articles:list')).length).toBeGreaterThan(1);
      },
      {
        ...mockFleet(),
        list: {
          ...mockFleet().list,
          folder: '/home/me/articles',
          faults: [{ file: 'mine.yaml', line: 7, message: 'unknown key "titel"' }],
        },
      },
    ));
});

describe.each(['light', 'dark'] as const)('axe, %s theme', (theme) => {
  const inTheme = (page: Page) =>
    page.evaluate((wanted) => document.documentElement.classList.toggle('pf-v6-theme-dark', wanted === 'dark'), theme);

  it('has nothing against the fleet with a comparison', () =>
    on('Fleet', async ({ page }) => {
      await inTheme(page);
      await rows(page).nth(0).getByRole('checkbox').check();
      await rows(page).nth(6).getByRole('checkbox').check();
      await page.getByTestId('compare-kernel').waitFor();
      expect(await complaints(page)).toEqual([]);
    }));

  it('has nothing against an article', () =>
    on('Articles', async ({ page }) => {
      await inTheme(page);
      await page.getByTestId('article-entry').filter({ hasText: 'rhel7-efi-page-fault' }).click();
      await page.getByTestId('article').waitFor();
      expect(await complaints(page)).toEqual([]);
    }));
});
