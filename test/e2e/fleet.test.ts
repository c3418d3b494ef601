import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildArchive } from '../builders/archive.ts';
import { FLEET, fleetArchive, fleetTree } from '../builders/fleet-hosts.ts';
import { launch, type RunningApp, scratch } from './launch.ts';

describe('a folder of sosreports', () => {
  let app: RunningApp;
  let folder = '';

  beforeAll(async () => {
    folder = scratch();
    for (const [at, host] of FLEET.entries()) {
      const top = fleetArchive(host, at);
      const tree = Object.fromEntries(
        Object.entries(fleetTree(host)).map(([path, entry]) => [`${top}/${path}`, entry]),
      );
      writeFileSync(join(folder, `${top}.tar.gz`), await buildArchive(tree, { format: 'tar+gzip' }));
    }
    app = await launch();
    await app.drop(folder);
    await app.page.getByRole('button', { name: 'Fleet', exact: true }).click();
    await app.page
      .getByTestId('fleet-row')
      .nth(FLEET.length - 1)
      .waitFor();
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('is a table of hosts, the struck ones first', async () => {
    const { page } = app;
    expect(await page.getByTestId('fleet-summary').innerText()).toMatch(/2 of 8 hosts hit, 2 more to act on/);
    const rows = await page.getByTestId('fleet-row').allInnerTexts();
    expect(rows[0]).toMatch(/dbsrv0[78]/);
    expect(rows[0]).toContain('Affected, bug has struck');
    expect(rows.find((row) => row.includes('appsrv12'))).toContain('Fix installed, not running');
    expect(rows.find((row) => row.includes('gfs-node1'))).toContain('not exposed');
    await app.picture('fleet');
  });

  it('compares two hosts by keyboard', async () => {
    const { page } = app;
    // A slow machine draws no frame between two keys.
    await page.evaluate(() =>
      Object.assign(window, { drawn: window.requestAnimationFrame, requestAnimationFrame: () => 0 }),
    );
    await page.locator('body').press('j');
    await page.keyboard.press(' ');
    for (let step = 0; step < 6; step++) await page.keyboard.press('j');
    await page.keyboard.press(' ');
    const panel = page.getByTestId('compare-panel');
    await panel.getByTestId('compare-kernel').waitFor();
    await page.evaluate(() => Object.assign(window, { requestAnimationFrame: Reflect.get(window, 'drawn') }));
    expect(await panel.innerText()).toContain('3.10.0-1160.36.2.el7');
    await app.picture('fleet-compare');
    await page.getByTestId('fleet-compare').click();
    await page.getByTestId('compare-screen').getByTestId('compare-packages').waitFor();
    await app.picture('compare');
    await page.keyboard.press('Escape');
    await page.getByTestId('fleet-screen').waitFor();
  });

  it('is saved as CSV and PDF', async () => {
    const { page } = app;
    for (const format of ['csv', 'pdf'] as const) {
      const target = join(folder, `fleet.${format}`);
      await app.saveTo(target);
      await page.getByTestId('fleet-export').click();
      await page.getByTestId(`fleet-export-${format}`).click();
      await page
        .getByTestId('outcome')
        .filter({ hasText: `fleet.${format}` })
        .waitFor();
    }
    const csv = readFileSync(join(folder, 'fleet.csv'), 'utf8');
    expect(csv.trim().split('\r\n')).toHaveLength(FLEET.length + 1);
    expect(csv).toContain('affected-hit');
    expect(readFileSync(join(folder, 'fleet.pdf')).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('leads from an article to the cases that it fired in', async () => {
    const { page } = app;
    await page.getByRole('button', { name: 'Articles', exact: true }).click();
    await page.getByTestId('articles-shown').selectOption('fired');
    await page.getByTestId('article-entry').filter({ hasText: 'efi-page-fault' }).click();
    await page.getByTestId('found-in').first().waitFor();
    await app.picture('articles');
    await page.getByTestId('found-in').first().click();
    await page.getByTestId('finding-screen').waitFor();
    expect(app.complaints).toEqual([]);
  });
});
