import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, type RunningApp } from './launch.ts';

describe('timeline and kernel', () => {
  let app: RunningApp;
  const go = (name: string) => app.page.locator('nav').getByRole('button', { name, exact: true }).click();
  const selected = () => app.page.locator('[data-testid=timeline-row][data-selected=true]').innerText();

  beforeAll(async () => {
    app = await launch();
    await app.page.evaluate(() => window.sosight?.request('jobs:add-sample', undefined));
    await app.page.getByTestId('verdict-banner').waitFor();
  });
  afterAll(() => app.close());

  it('goes from the panic to its line in the log by Enter, and back by Esc', async () => {
    await go('Timeline');
    await app.page.getByTestId('timeline-screen').waitFor();
    expect(await selected()).toContain('Kernel panic - not syncing');
    await app.picture('timeline');
    await app.page.evaluate(() => (document.activeElement as HTMLElement | null)?.blur());
    await app.page.keyboard.press('Enter');
    await app.page.getByTestId('timeline-screen').waitFor({ state: 'detached' });
    await app.page.getByText('Kernel panic - not syncing').first().waitFor();
    await app.page.keyboard.press('Escape');
    await app.page.getByTestId('timeline-screen').waitFor();
  });

  it('remembers the zone that was chosen', async () => {
    await app.page.locator('#timeline-zone-utc').click();
    expect(await selected()).toContain('14:08:41');
    await go('Kernel');
    await go('Timeline');
    expect(await selected()).toContain('14:08:41');
    expect(await app.page.evaluate(() => window.localStorage.getItem('sosight.timeline.zone'))).toBe('utc');
  });

  it('shows every build of the stream, what the upgrade fixes, and the way there', async () => {
    await go('Kernel');
    await app.page.getByTestId('kernel-screen').waitFor();
    expect(await app.page.getByTestId('kernel-build').innerText()).toContain('3.10.0-1160.36.2.el7');
    expect(await app.page.getByTestId('kernel-upgrade').innerText()).toContain('RHSA-2022:1198');
    expect(await app.page.getByTestId('kernel-builds').locator('tbody tr').count()).toBeGreaterThan(30);
    await app.picture('kernel');
    expect(app.complaints).toEqual([]);
  });
});
