import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, type RunningApp, scratch } from './launch.ts';

// Every task of the day, and no pointer: the mouse is never touched in this file.
let app: RunningApp;
let folder = '';
const press = (...keys: string[]) =>
  keys.reduce<Promise<void>>((before, key) => before.then(() => app.page.keyboard.press(key)), Promise.resolve());
const shown = (id: string) => app.page.getByTestId(id).first().waitFor();
const focused = () =>
  app.page.evaluate(() => {
    const { activeElement: at } = document;
    const labels = (at?.getAttribute('aria-labelledby') ?? '')
      .split(' ')
      .map((id) => document.getElementById(id)?.textContent ?? '');
    return [at?.getAttribute('aria-label') ?? '', ...labels, at?.textContent ?? ''].join(' ').trim();
  });

/** Does what the palette offers first for these words. */
async function palette(words: string): Promise<void> {
  await press('Control+k');
  await shown('palette');
  await app.page.keyboard.type(words);
  await app.page.locator('.so-palette-item[aria-selected="true"]').first().waitFor();
  await press('Enter');
  await app.page.getByTestId('palette').waitFor({ state: 'detached' });
}

/** Tab until what has the focus is called this. */
async function tabTo(name: RegExp): Promise<void> {
  for (let step = 0; step < 80; step += 1) {
    if (name.test(await focused())) return;
    await press('Tab');
  }
  throw new Error(`Tab never came to ${name}`);
}

beforeAll(async () => {
  folder = scratch();
  app = await launch();
});
afterAll(async () => {
  await app.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('by the keyboard alone', () => {
  it('a case is opened, its first finding read, its lines walked', async () => {
    await palette('sample');
    await shown('case-title');
    await press('Enter');
    await shown('finding-screen');
    await press('n', 'n', 'p');
    expect(await app.page.locator('.so-log-current').count()).toBe(1);
    await press(']');
    await shown('finding-screen');
    await press('[');
  });

  it('a proving line is opened in its log, and Esc leads back to the finding and the summary', async () => {
    await press('o');
    await shown('logs-screen');
    await press('Escape');
    await shown('finding-screen');
    await press('Escape');
    await shown('verdict-banner');
  });

  it.each([
    ['kernel', 'kernel-screen'],
    ['timeline', 'timeline-screen'],
    ['logs', 'logs-screen'],
    ['system', 'system-screen'],
    ['note', 'note-screen'],
    ['library', 'library-screen'],
    ['fleet', 'fleet-screen'],
    ['compare', 'compare-screen'],
    ['articles', 'articles-screen'],
    ['settings', 'settings-screen'],
  ])('%s is gone to by its name', async (name, id) => {
    await palette(name);
    await shown(id);
  });

  it('a limit is set, nonsense is said, and the default comes back', async () => {
    await tabTo(/^Size of the archive/);
    await press('Control+a');
    await app.page.keyboard.type('lots');
    await press('Enter');
    await app.page.getByRole('alert').waitFor();
    await press('Control+a');
    await app.page.keyboard.type('128G');
    await press('Enter');
    await app.page.getByRole('alert').waitFor({ state: 'detached' });
    const limits = () =>
      app.page.evaluate(async () => (await window.sosight?.request('settings:get', undefined))?.limits);
    await expect.poll(limits).toEqual({ decodedBytes: 128 * 2 ** 30 });
    await tabTo(/back to the default/);
    await press('Enter');
    await expect.poll(limits).toBeUndefined();
  });

  it('the theme and the language change', async () => {
    await palette('theme');
    await palette('language');
    await expect.poll(() => app.page.evaluate(() => document.documentElement.lang)).toBe('ja');
    await palette('language');
    await expect.poll(() => app.page.evaluate(() => document.documentElement.lang)).toBe('en');
  });

  it('a note is written and stays', async () => {
    await palette('case note');
    await shown('note-screen');
    await tabTo(/^Your notes/);
    await app.page.keyboard.type('Reboot agreed for Sunday.');
    await palette('summary');
    await palette('case note');
    await expect.poll(() => app.page.getByTestId('note-text').inputValue()).toContain('Reboot agreed');
  });

  it('the case is exported as PDF', async () => {
    const target = join(folder, 'case.pdf');
    await app.saveTo(target);
    await press('Control+e');
    await app.page.getByTestId('notice').filter({ hasText: 'case.pdf' }).waitFor();
    expect(readFileSync(target).subarray(0, 5).toString()).toBe('%PDF-');
  });

  it('the regions of the window are gone round', async () => {
    const places = new Set<string>();
    for (let step = 0; step < 4; step += 1) {
      await press('F6');
      places.add(await app.page.evaluate(() => document.activeElement?.className ?? ''));
    }
    expect(places.size).toBeGreaterThanOrEqual(3);
  });

  it('every key stands on one sheet', async () => {
    await press('F1');
    await shown('shortcuts');
    expect(await app.page.getByTestId('shortcuts').innerText()).toContain('Ctrl K');
    await press('Escape');
    await app.page.getByTestId('shortcuts').waitFor({ state: 'detached' });
  });
});
