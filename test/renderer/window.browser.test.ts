import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { caseWithVerdict, sampleCase } from '../builders/case-summary.ts';
import type { MockData } from './mock-bridge.ts';
import { mockData, sampleJobs } from './mock-data.ts';
import { openStage, type Stage } from './window.ts';

// A loaded machine draws slowly; a wrong window fails at once all the same.
vi.setConfig({ testTimeout: 90_000 });

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
}, 60_000);
afterAll(() => stage.close());

/** Opens the window, hands it to the body, and fails on any script error or request that the build does not answer. */
async function inWindow(data: MockData, body: (page: Page) => Promise<void>): Promise<void> {
  const { page, errors } = await stage.open(data);
  try {
    await page.getByTestId('dropzone').waitFor();
    await body(page);
    expect(errors).toEqual([]);
  } finally {
    await page.close();
  }
}

const calls = (page: Page) => page.evaluate(() => window.mock.calls);
const text = (page: Page, id: string) => page.getByTestId(id).innerText();
const selectedRow = (page: Page) => page.locator('[data-testid=finding-row][data-selected=true]');

describe('Home', () => {
  it('shows progress in numbers, a verdict for what is done, and cause and next step for what failed', () =>
    inWindow(mockData(), async (page) => {
      const rows = await page.getByTestId('job-row').allInnerTexts();
      expect(rows[0]).toContain('41 %');
      expect(rows[0]).toContain('3.2 GB of 7.8 GB');
      expect(rows[0]).toContain('26 s left');
      expect(rows[0]).toContain('1 finding so far');
      expect(rows[1]).toContain('This host hits the EFI page-fault kernel bug.');
      expect(rows[2]).toContain('Failed: Encrypted.');
      expect(rows[2]).toContain('gpg --output web03.tar.xz --decrypt');
    }));

  it('cancels the running job on Esc, opens the dialog on Ctrl O', () =>
    inWindow(mockData(), async (page) => {
      await page.keyboard.press('Escape');
      await page.keyboard.press('Control+o');
      const asked = await calls(page);
      expect(asked).toContainEqual({ name: 'jobs:cancel', argument: { id: 'running' } });
      expect(asked.filter(({ name }) => name === 'jobs:open-dialog')).toHaveLength(1);
    }));

  it('does not cancel a job when Esc closes a menu or leaves the filter', () =>
    inWindow(mockData(), async (page) => {
      await page.getByTestId('settings-menu').click();
      await page.getByRole('menuitem', { name: 'Dark', exact: true }).waitFor();
      await page.keyboard.press('Escape');
      await page.getByRole('menuitem', { name: 'Dark', exact: true }).waitFor({ state: 'hidden' });
      await page.getByPlaceholder('Filter by host, case or kernel').press('Escape');
      expect((await calls(page)).some(({ name }) => name === 'jobs:cancel')).toBe(false);
    }));

  it('takes files that are dropped anywhere, and says before how many', () =>
    inWindow(mockData(), async (page) => {
      const drag = await page.evaluateHandle(() => {
        const transfer = new DataTransfer();
        for (const name of ['a.tar.xz', 'b.tar.gz']) transfer.items.add(new File(['x'], name));
        return transfer;
      });
      await page.dispatchEvent('body', 'dragover', { dataTransfer: drag });
      expect(await text(page, 'drop-overlay')).toContain('Drop to analyse 2 archives');
      await page.dispatchEvent('body', 'drop', { dataTransfer: drag });
      await page.getByTestId('drop-overlay').waitFor({ state: 'detached' });
      expect(await calls(page)).toContainEqual({
        name: 'jobs:add',
        argument: { paths: ['/cases/a.tar.xz', '/cases/b.tar.gz'] },
      });
    }));

  it('offers the sample case at the first start', () =>
    inWindow(mockData({ jobs: [], recent: [] }), async (page) => {
      await page.getByRole('button', { name: 'Open sample case' }).click();
      expect(await calls(page)).toContainEqual({ name: 'jobs:add-sample', argument: undefined });
    }));

  it('says so when main refuses something', () =>
    inWindow(mockData(), async (page) => {
      await page.getByRole('button', { name: 'Clear finished' }).click();
      await page.getByTestId('notice').getByText('That did not work: main does not answer').waitFor();
      await page.getByRole('button', { name: 'Dismiss' }).click();
      await expect.poll(() => text(page, 'notice')).toBe('');
    }));

  it('filters the recent cases', () =>
    inWindow(mockData(), async (page) => {
      await page.getByPlaceholder('Filter by host, case or kernel').fill('1160.71');
      await expect.poll(() => page.getByTestId('recent-row').count()).toBe(1);
      await page.getByPlaceholder('Filter by host, case or kernel').fill('nothing like it');
      await page.getByText('No recent case matches').waitFor();
    }));
});

describe('a window zoomed to 150 %', () => {
  it('keeps the title of a finding in lines, not in letters', () =>
    inWindow(mockData(), async (page) => {
      await page.setViewportSize({ width: 853, height: 533 });
      await page.keyboard.press('Enter');
      await page.getByTestId('case-title').waitFor();
      await page.keyboard.press('Enter');
      const box = await page.getByTestId('finding-title').boundingBox();
      expect(box?.height).toBeLessThan(90);
      expect(box?.width).toBeGreaterThan(250);
    }));
});

describe('a case, by keyboard alone', () => {
  it('goes from Home to the summary, down the findings, into evidence, and back', () =>
    inWindow(mockData(), async (page) => {
      await page.keyboard.press('Enter');
      expect(await text(page, 'case-title')).toBe('dbsrv07.example.com');
      expect(await text(page, 'kernel-target')).toBe('3.10.0-1160.62.1.el7');
      expect(await text(page, 'gaps')).toContain('journalctl --boot -1');
      await page.keyboard.press('j');
      await page.keyboard.press('j');
      await page.keyboard.press('k');
      expect(await selectedRow(page).getAttribute('data-article')).toBe('raid-imsm-not-assembled');
      await page.keyboard.press('Enter');
      expect(await text(page, 'finding-title')).toBe('imsm RAID container did not assemble');
      await page.keyboard.press('[');
      expect(await text(page, 'finding-title')).toBe('EFI page fault freezes the EFI work queue');
      await page.keyboard.press('n');
      await page.keyboard.press('n');
      await page.getByText('3 of 12', { exact: true }).waitFor();
      await page.keyboard.press('p');
      await page.getByText('2 of 12', { exact: true }).waitFor();
      await page.keyboard.press('Escape');
      expect(await selectedRow(page).getAttribute('data-article')).toBe('rhel7-efi-page-fault');
      await page.keyboard.press('Escape');
      await page.getByTestId('dropzone').waitFor();
    }));

  it('exports as PDF on Ctrl E and says where it went', () =>
    inWindow(mockData(), async (page) => {
      await page.keyboard.press('Enter');
      await page.getByTestId('verdict-banner').waitFor();
      await page.keyboard.press('Control+e');
      await page.getByText('Saved as dbsrv07.pdf').waitFor();
    }));

  it('goes round the regions with F6', () =>
    inWindow(mockData(), async (page) => {
      const names: (string | null)[] = [];
      for (let press = 0; press < 4; press += 1) {
        await page.keyboard.press('F6');
        names.push(await page.evaluate(() => document.activeElement?.tagName ?? null));
      }
      expect(names).toEqual(['HEADER', 'NAV', 'MAIN', 'HEADER']);
    }));
});

describe('evidence', () => {
  it('shows path, line numbers and marks, and opens folded lines', () =>
    inWindow(mockData(), async (page) => {
      await page.keyboard.press('Enter');
      await page.getByTestId('verdict-banner').getByText('Show the 20 proving lines').click();
      const first = page.getByTestId('evidence-panel').first();
      await first.getByText('sos_commands/kernel/dmesg').waitFor();
      expect(await first.getByTestId('evidence-line').nth(1).innerText()).toContain('Page fault caused by firmware');
      expect(await first.locator('[data-line="1205"] mark').innerText()).toBe('Page fault caused by firmware');
      const folded = page.getByText('dump_stack+0x19/0x1b');
      expect(await folded.count()).toBe(0);
      await first.getByRole('button', { name: '38 lines of call trace' }).click();
      expect(await folded.count()).toBe(1);
    }));

  it('opens a fold when N comes to a proving line in it', async () => {
    const summary = sampleCase();
    const [finding] = summary.findings;
    const piece = finding?.evidence.find(({ signal }) => signal === 'kworker-hung');
    if (finding === undefined || piece === undefined) throw new Error('the sample case has no hung worker');
    const evidence = [100, 200, 300, 400, 500, 600].map((line) => ({
      ...piece,
      line,
      excerpt: { firstLine: line, lines: [piece.text] },
    }));
    await inWindow(
      mockData({ cases: { dbsrv07: sampleCase({ findings: [{ ...finding, evidence }] }) } }),
      async (page) => {
        await page.keyboard.press('Enter');
        await page.getByTestId('case-title').waitFor();
        await page.keyboard.press('Enter');
        await page.getByText('1 of 6', { exact: true }).waitFor();
        expect(await page.getByTestId('evidence-line').count()).toBeLessThan(6);
        for (const line of [200, 300, 400, 500, 600]) {
          await page.keyboard.press('n');
          expect(await page.evaluate(() => document.activeElement?.textContent)).toBe(String(line));
        }
        await page.keyboard.press('n');
        await page.getByText('6 of 6', { exact: true }).waitFor();
      },
    );
  });

  it('shows markup and control characters of a stranger as text', async () => {
    const summary = sampleCase();
    const [finding] = summary.findings;
    const [piece] = finding?.evidence ?? [];
    if (finding === undefined || piece === undefined) throw new Error('the sample case has no evidence');
    const line = '<img src=x onerror="document.title=1">\u202Egnp.exe\u0007';
    const hostile = { ...piece, text: line, marks: [], excerpt: { firstLine: piece.line, lines: [line] } };
    const data = mockData({
      cases: {
        dbsrv07: sampleCase({
          host: { ...summary.host, hostname: '<b>host</b>\u202E' },
          findings: [{ ...finding, evidence: [hostile] }],
        }),
      },
    });
    await inWindow(data, async (page) => {
      await page.keyboard.press('Enter');
      expect(await text(page, 'case-title')).toBe('<b>host</b>\uFFFD');
      await page.keyboard.press('Enter');
      expect(await text(page, 'evidence-line')).toContain('<img src=x onerror="document.title=1">\uFFFDgnp.exe\uFFFD');
      expect(await page.locator('img').count()).toBe(0);
    });
  });
});

describe('every state of a case', () => {
  const VERDICTS = [
    'affected-hit',
    'affected-no-symptom',
    'not-exposed',
    'fixed-not-running',
    'historic',
    'symptom-other-kernel',
    'not-affected',
    'unknown',
  ] as const;

  it('draws each verdict with its own sign, and the kernel to go to only where there is one', async () => {
    const cases = Object.fromEntries(VERDICTS.map((verdict) => [verdict, caseWithVerdict(verdict)]));
    await inWindow(mockData({ cases }), async (page) => {
      const signs = new Set<string>();
      for (const verdict of VERDICTS) {
        await page.evaluate((caseId) => window.mock.emit('cases:show', { caseId }), verdict);
        const banner = page.getByTestId('verdict-banner');
        await banner.waitFor();
        signs.add((await banner.locator('svg').first().innerHTML()) + (await banner.getAttribute('class')));
        const targets = await page.getByTestId('kernel-target').count();
        expect([verdict, targets]).toEqual([verdict, cases[verdict]?.kernelUpgrade == null ? 0 : 1]);
      }
      expect(signs.size).toBe(VERDICTS.length);
    });
  });

  it('says that an archive is cut short, and what went wrong', async () => {
    const problems = [{ code: 'archive-truncated' as const, message: 'It ends after 118 MB.', path: null }];
    const source = { ...sampleCase().source, complete: false };
    const data = mockData({ cases: { dbsrv07: sampleCase({ source, problems }) } });
    await inWindow(data, async (page) => {
      await page.keyboard.press('Enter');
      expect(await text(page, 'incomplete-banner')).toContain('The archive is cut short.');
      expect(await text(page, 'problems')).toContain('It ends after 118 MB.');
    });
  });

  it('says that no finding is no proof', async () => {
    const cases = { dbsrv07: sampleCase({ findings: [], kernelUpgrade: null, verdicts: { a: 'not-affected' } }) };
    await inWindow(mockData({ cases }), async (page) => {
      await page.keyboard.press('Enter');
      expect(await text(page, 'no-finding')).toContain('That does not prove that nothing is wrong');
    });
  });

  it('says so when main does not hold the case any more', () =>
    inWindow(mockData({ cases: {}, jobs: sampleJobs }), async (page) => {
      await page.keyboard.press('Enter');
      await page.getByTestId('case-gone').waitFor();
    }));
});

it('switches language and theme at once', () =>
  inWindow(mockData(), async (page) => {
    await page.keyboard.press('Enter');
    await page.getByTestId('settings-menu').click();
    await page.getByRole('menuitem', { name: '日本語' }).click();
    await expect.poll(() => text(page, 'gaps')).toContain('判定できなかった項目');
    expect(await page.evaluate(() => document.documentElement.lang)).toBe('ja');
    await page.getByTestId('settings-menu').click();
    await page.getByRole('menuitem', { name: 'ダーク' }).click();
    await expect.poll(() => page.evaluate(() => document.documentElement.className)).toContain('pf-v6-theme-dark');
  }));
