import axe, { type AxeResults } from 'axe-core';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, type RunningApp } from './launch.ts';
import { goTo, SCREENS } from './screens.ts';

let app: RunningApp;
beforeAll(async () => {
  app = await launch({ args: ['--sample'] });
  await app.page.getByTestId('case-title').waitFor();
  await app.page.evaluate(axe.source);
});
afterAll(() => app.close());

/** What axe has against the page as it stands: the rule, how bad, and the first elements. */
async function complaints(): Promise<string[]> {
  // A page is judged when nothing moves any more.
  await app.page.waitForTimeout(400);
  const results: AxeResults = await app.page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
  );
  return results.violations.map(
    ({ id, impact, nodes }) =>
      `${id} (${impact}, ${nodes.length}): ${nodes
        .slice(0, 3)
        .map(({ html, any }) => `${html.slice(0, 160)} ${any[0]?.message ?? ''}`)
        .join(' | ')}`,
  );
}

describe.each(['light', 'dark'] as const)('axe, %s theme', (theme) => {
  beforeAll(async () => {
    await app.page.evaluate((wanted) => window.sosight?.request('settings:set', { theme: wanted }), theme);
  });

  it.each(SCREENS)('has nothing against $name', async (screen) => {
    await goTo(app.page, screen);
    expect(await complaints()).toEqual([]);
  });

  it.each([
    ['palette', 'Control+k'],
    ['shortcuts', 'F1'],
  ])('has nothing against the %s', async (dialog, key) => {
    await app.page.keyboard.press(key);
    await app.page.getByTestId(dialog).waitFor();
    expect(await complaints()).toEqual([]);
    await app.page.keyboard.press('Escape');
    await app.page.getByTestId(dialog).waitFor({ state: 'detached' });
  });
});
