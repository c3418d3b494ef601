import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { launch, type RunningApp } from './launch.ts';

describe('the system screen', () => {
  let app: RunningApp;
  beforeAll(async () => {
    app = await launch();
    await app.page.evaluate(() => window.sosight?.request('jobs:add-sample', undefined));
    await app.page.getByTestId('verdict-banner').waitFor();
    await app.page.locator('nav').getByRole('button', { name: 'System', exact: true }).click();
    await app.page.getByTestId('system-screen').waitFor();
  });
  afterAll(() => app.close());

  const card = (name: string) => app.page.getByRole('region', { name, exact: true });
  const rowOf = (name: string, text: string) => card(name).getByRole('row').filter({ hasText: text }).innerText();

  it('says first what is wrong: blocked processes with what they wait in, the array, the path, the bond', async () => {
    const remarks = await card('Remarks').innerText();
    expect(remarks).toContain('3 processes are blocked in state D, in efi_recover_from_page_fault');
    expect(remarks).toContain('md127 is inactive');
    expect(remarks).toContain('mpathb: 1 of 2 paths failed');
    expect(remarks).toContain('bond1 has lost p1p2');
    await app.picture('system');
  });

  it('shows the host: CPUs, memory, filesystems, network, units, settings, packages before the trouble', async () => {
    expect(await card('Machine').innerText()).toMatch(/2 sockets × 14 cores × 2 threads/);
    expect(await card('Memory').innerText()).toMatch(/Hugepages\s+384 GiB/);
    expect(await rowOf('Filesystems', '/var')).toMatch(/94 %/);
    expect(await rowOf('Blocked processes (state D)', '2597')).toMatch(/kworker\/u672:4.*efi_recover_from_page_fault/s);
    expect(await rowOf('Network', 'bond0.120')).toContain('198.51.100.57/24');
    expect(await rowOf('Failed units', 'mdmonitor')).toContain('failed');
    expect(await rowOf('Kernel settings', 'vm.swappiness')).toMatch(/10\s+60/);
    expect(await rowOf('Packages changed last', 'kernel-3.10.0-1160.36.2')).toContain('1 min 41 s before');
  });

  it('opens the line that a value was read from, by keyboard alone', async () => {
    const place = card('Blocked processes (state D)').getByRole('button', { name: /kworker/ });
    await place.focus();
    expect(await place.getAttribute('title')).toMatch(/ps_auxwww, line 4,/);
    await app.page.keyboard.press('Enter');
    await app.page.getByTestId('system-screen').waitFor({ state: 'detached' });
    await app.page.keyboard.press('Escape');
    await app.page.getByTestId('system-screen').waitFor();
  });

  it('shows long lists on demand', async () => {
    const more = card('Disks').getByRole('button', { name: /^Show all/ });
    const before = await card('Disks').getByRole('row').count();
    await more.click();
    expect(await card('Disks').getByRole('row').count()).toBeGreaterThan(before);
    await card('Disks').getByRole('button', { name: 'Show fewer' }).click();
    expect(await card('Disks').getByRole('row').count()).toBe(before);
  });

  it('does not stretch the window, and logs no error', async () => {
    const size = await app.page.evaluate(() => {
      const { scrollHeight, clientHeight, scrollWidth, clientWidth } = document.documentElement;
      return [scrollHeight - clientHeight, scrollWidth - clientWidth];
    });
    expect(size).toEqual([0, 0]);
    expect(app.complaints).toEqual([]);
  });
});
