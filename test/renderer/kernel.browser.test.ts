import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import type { CaseSummary } from '../../shared/contracts/case-summary.ts';
import { type HostKernels, kernelTable } from '../../shared/errata/kernel-table.ts';
import { caseWithVerdict, sampleCase } from '../builders/case-summary.ts';
import { mockData } from './mock-data.ts';
import { openStage, type Stage } from './window.ts';

vi.setConfig({ testTimeout: 90_000 });

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

/** Opens the kernel screen of a case; fails on any script error. */
async function inKernel(summary: CaseSummary, body: (page: Page) => Promise<void>): Promise<void> {
  const { page, errors } = await stage.open(mockData({ cases: { dbsrv07: summary } }));
  try {
    await page.getByTestId('dropzone').waitFor();
    await page.evaluate(() => window.mock.emit('cases:show', { caseId: 'dbsrv07' }));
    await page.getByRole('button', { name: 'Kernel', exact: true }).click();
    await page.getByTestId('kernel-screen').waitFor();
    await body(page);
    expect(errors).toEqual([]);
  } finally {
    await page.close();
  }
}

const text = (page: Page, id: string) => page.getByTestId(id).innerText();
const calls = (page: Page) => page.evaluate(() => window.mock.calls);

/** The sample case on another kernel. */
function onKernel(running: string, host: Partial<HostKernels> = {}): CaseSummary {
  const base = caseWithVerdict('not-affected', { kernelStream: null, kernelUpgrade: null });
  return {
    ...base,
    host: { ...base.host, kernel: { release: running, source: 'sos_commands/kernel/uname_-a' } },
    kernelTable: kernelTable({ running, installed: [running], boots: [], ...host }, []),
  };
}

describe('the kernel screen', () => {
  it('shows the running build, and by arrow keys and clicks any other', () =>
    inKernel(sampleCase(), async (page) => {
      expect(await text(page, 'kernel-build')).toContain('3.10.0-1160.36.2.el7');
      expect(await text(page, 'kernel-build')).toContain('RHSA-2021:2725');
      const picture = page.getByTestId('kernel-picture');
      await picture.getByRole('button', { pressed: true }).focus();
      await page.keyboard.press('ArrowRight');
      expect(await text(page, 'kernel-build')).toContain('1160.41.1.el7');
      expect(await text(page, 'kernel-build')).toContain('not known');
      await picture.getByRole('button', { name: /1160\.62\.1\.el7/ }).click();
      expect(await text(page, 'kernel-build')).toContain('First build with the fix of');
      await page.keyboard.press('End');
      expect(await text(page, 'kernel-build')).toContain('latest known');
    }));

  it('lists every build with what it is to this host, and copies a release', () =>
    inKernel(sampleCase(), async (page) => {
      const rows = await page.getByTestId('kernel-builds').locator('tbody tr').allInnerTexts();
      expect(rows).toHaveLength(sampleCase().kernelTable?.builds.length ?? 0);
      expect(rows.find((row) => row.includes('1160.36.2.el7'))).toMatch(
        /running[\s\S]*installed[\s\S]*ran in boot 0, −1/,
      );
      expect(rows.find((row) => row.includes('1160.62.1.el7'))).toMatch(/target[\s\S]*first fixed/);
      await page.getByRole('button', { name: 'Copy 3.10.0-1160.62.1.el7' }).last().click();
      expect(JSON.stringify(await calls(page))).toContain('3.10.0-1160.62.1.el7');
    }));

  it('says what the upgrade fixes and leads to the finding; every verdict has its reason', () =>
    inKernel(sampleCase(), async (page) => {
      expect(await text(page, 'kernel-upgrade')).toContain('yum update kernel');
      expect(await text(page, 'kernel-verdicts')).toContain('The affected range was not published.');
      await page
        .getByTestId('kernel-upgrade')
        .getByRole('button', { name: /^Open the finding/ })
        .first()
        .click();
      await page.getByTestId('kernel-screen').waitFor({ state: 'detached' });
    }));

  it('widens and narrows the steps, and scrolls to the build that is chosen', () =>
    inKernel(sampleCase(), async (page) => {
      const width = () => page.getByTestId('kernel-picture').evaluate((element) => element.scrollWidth);
      const before = await width();
      for (let press = 0; press < 4; press += 1) await page.getByRole('button', { name: 'Wider steps' }).click();
      expect(await width()).toBeGreaterThan(before);
      await page.getByTestId('kernel-builds').getByRole('button', { name: '119.1', exact: true }).click();
      await expect
        .poll(() => page.getByTestId('kernel-picture').evaluate((element) => element.scrollLeft))
        .toBeGreaterThan(0);
      await page.getByRole('button', { name: 'Fit' }).click();
      expect(await width()).toBeLessThanOrEqual(before + 1);
    }));

  it('of a recalled table says so and calls nothing the latest', () =>
    inKernel(onKernel('4.18.0-348.20.1.el8_5.x86_64'), async (page) => {
      expect(await text(page, 'kernel-source')).toContain('recalled and not looked up');
      expect(await page.getByTestId('kernel-screen').innerText()).not.toContain('latest known');
      expect(await text(page, 'kernel-builds')).toContain('4.18.0-348.20.1.el8_5');
    }));

  it('without a table of the stream shows what the host names, and without a stream as well', async () => {
    await inKernel(
      onKernel('5.15.0-91-generic', { installed: ['5.15.0-91-generic', '5.15.0-105-generic'] }),
      async (page) => {
        expect(await text(page, 'kernel-source')).toContain('holds no table of builds for 5.15.0-N-generic');
        expect(await page.getByTestId('kernel-builds').locator('tbody tr').count()).toBe(2);
      },
    );
    await inKernel(
      onKernel('6.1.0-13-amd64', { installed: ['6.1.0-13-amd64', '5.4.17-1.el7uek.x86_64'] }),
      async (page) => {
        expect(await text(page, 'kernel-source')).toContain('belongs to no stream');
        expect(await text(page, 'kernel-source')).toContain('5.4.17-1.el7uek');
      },
    );
  });

  it('says what to do where no kernel is named', () =>
    inKernel(caseWithVerdict('unknown', { kernelTable: null }), async (page) => {
      expect(await text(page, 'kernel-none')).toContain('No kernel is named in this archive');
      expect(await text(page, 'kernel-upgrade')).toContain('unknown');
      await page.getByRole('button', { name: 'Back to the summary' }).click();
      await page.getByTestId('kernel-screen').waitFor({ state: 'detached' });
    }));
});

it.each(['light', 'dark'] as const)('gives axe nothing to say in the %s theme', (theme) =>
  inKernel(sampleCase(), async (page) => {
    await page.emulateMedia({ colorScheme: theme });
    await expect
      .poll(() => page.evaluate(() => document.documentElement.classList.contains('pf-v6-theme-dark')))
      .toBe(theme === 'dark');
    // Colours fade over; axe measures what is there.
    await page.waitForTimeout(400);
    await page.evaluate(axe.source);
    const results: AxeResults = await page.evaluate(() =>
      (window as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
    );
    const said = results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`);
    expect(said).toEqual([]);
  }),
);
