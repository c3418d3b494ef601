import { execFileSync } from 'node:child_process';
import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, it } from 'vitest';
import { buildArchive } from '../builders/archive.ts';
import { FLEET, fleetArchive, fleetTree } from '../builders/fleet-hosts.ts';
import { launch, type RunningApp, scratch } from '../e2e/launch.ts';
import { goTo, SCREENS } from '../e2e/screens.ts';

// `npm run screens`: no test of anything, but run like one. Every screen, light and dark, in the smallest and in a large window.
const pictures = join(import.meta.dirname, '../../docs/screens');
const SIZES = [
  { width: 1280, height: 800, suffix: '' },
  { width: 1920, height: 1080, suffix: '-1080p' },
] as const;
/** Long enough for fonts, tables and plots to stand still. */
const SETTLE_MS = 700;

async function take(app: RunningApp, name: string, suffix: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await app.page.evaluate((wanted) => window.sosight?.request('settings:set', { theme: wanted }), theme);
    await app.page.mouse.move(0, 0);
    await app.page.waitForTimeout(SETTLE_MS);
    await app.page.screenshot({ path: join(pictures, `${name}-${theme}${suffix}.png`) });
  }
}

const resize = (app: RunningApp, width: number, height: number) =>
  app.electron.evaluate(
    ({ BrowserWindow }, [wide, high]) => BrowserWindow.getAllWindows()[0]?.setContentSize(wide, high),
    [width, height] as const,
  );

/** A folder with the archives of a small fleet. */
async function fleetFolder(): Promise<string> {
  const folder = scratch();
  for (const [at, host] of FLEET.entries()) {
    const top = fleetArchive(host, at);
    const tree = Object.fromEntries(Object.entries(fleetTree(host)).map(([path, entry]) => [`${top}/${path}`, entry]));
    writeFileSync(join(folder, `${top}.tar.gz`), await buildArchive(tree, { format: 'tar+gzip' }));
  }
  return folder;
}

/** Brings a screen into a state that is worth a picture. */
async function prepare(app: RunningApp, name: (typeof SCREENS)[number]['name']): Promise<void> {
  const { page } = app;
  if (name === 'logs') {
    // By way of a finding: the explorer lands on the proving line.
    await page.locator('.so-nav-entry').filter({ hasText: 'Findings' }).first().click();
    await page.getByTestId('finding-screen').waitFor();
    await page.keyboard.press('o');
    await page.getByTestId('logs-screen').waitFor();
  }
  if (name === 'compare') {
    await page.locator('.so-nav-entry').filter({ hasText: 'Fleet' }).first().click();
    await page.getByTestId('fleet-row').first().waitFor();
    for (const at of [0, 6]) await page.getByTestId('fleet-row').nth(at).getByRole('checkbox').check();
    await page.getByTestId('fleet-compare').click();
    await page.getByTestId('compare-screen').waitFor();
  }
  if (name === 'articles') {
    await page.getByText('EFI page fault freezes the EFI work queue').first().click();
  }
}

describe.each(SIZES)('at $width x $height', ({ width, height, suffix }) => {
  let app: RunningApp;
  let folder = '';
  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    folder = await fleetFolder();
    app = await launch();
    await resize(app, width, height);
    await app.drop(folder);
    await app.page
      .locator('[data-testid="job-row"][data-state="done"]')
      .nth(FLEET.length - 1)
      .waitFor();
    await app.page.evaluate(() => window.sosight?.request('jobs:add-sample', undefined));
    await app.page.getByTestId('case-title').waitFor();
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it.each(SCREENS)('$name', async (screen) => {
    if (screen.name !== 'logs' && screen.name !== 'compare') await goTo(app.page, screen);
    await prepare(app, screen.name);
    await take(app, screen.name, suffix);
  });

  it('palette', async () => {
    await app.page.keyboard.press('Control+k');
    await app.page.getByTestId('palette').waitFor();
    await app.page.keyboard.type('efi');
    await take(app, 'palette', suffix);
    await app.page.keyboard.press('Escape');
  });

  it.runIf(suffix === '')('the pages of the PDF', async () => {
    const pdf = join(folder, 'case.pdf');
    await goTo(app.page, SCREENS[1]);
    await app.saveTo(pdf);
    await app.page.keyboard.press('Control+e');
    await app.page.getByTestId('notice').filter({ hasText: 'case.pdf' }).waitFor();
    execFileSync('pdftoppm', ['-r', '80', '-png', pdf, join(pictures, 'pdf')]);
  });
});
