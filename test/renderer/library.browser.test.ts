import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import axe, { type AxeResults } from 'axe-core';
import type { Page } from 'playwright-core';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { mockData } from './mock-data.ts';
import { installMockLibrary, type MockLibrary, mockLibrary } from './mock-library.ts';
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
type Body = (opened: Opened) => Promise<void>;

async function inWindow(data: MockLibrary, size: { width?: number; height?: number }, body: Body): Promise<void> {
  const { page, errors } = await stage.open(mockData(), size);
  page.setDefaultTimeout(20_000);
  try {
    await page.getByTestId('dropzone').waitFor();
    await page.evaluate(installMockLibrary, data);
    const asked = async (name: string) =>
      (await page.evaluate(() => window.mock.calls)).filter((call) => call.name === name).map((call) => call.argument);
    await body({ page, asked });
    expect(errors).toEqual([]);
  } finally {
    await page.close();
  }
}
const click = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const inLibrary = (body: Body, data = mockLibrary(), size = {}) =>
  inWindow(data, size, async (opened) => {
    await opened.page.getByRole('navigation').getByRole('button', { name: 'Cases', exact: true }).click();
    await opened.page.getByTestId('library-screen').waitFor();
    await body(opened);
  });
const inNote = (body: Body, data = mockLibrary(), size = {}) =>
  inWindow(data, size, async (opened) => {
    await opened.page.keyboard.press('Enter');
    await opened.page.getByTestId('case-title').waitFor();
    await opened.page.getByRole('navigation').getByRole('button', { name: 'Case note', exact: true }).click();
    await opened.page.getByTestId('note-text').waitFor();
    await body(opened);
  });

/** Pictures for people, where SOSIGHT_PICTURES names a folder. */
async function picture(page: Page, name: string): Promise<void> {
  const folder = process.env.SOSIGHT_PICTURES;
  if (folder === undefined) return;
  mkdirSync(folder, { recursive: true });
  await page.screenshot({ path: join(folder, `${name}.png`) });
}

async function complaints(page: Page): Promise<string[]> {
  await page.evaluate(axe.source);
  const results: AxeResults = await page.evaluate(() =>
    (window as unknown as { axe: typeof axe }).axe.run(document, { resultTypes: ['violations'] }),
  );
  return results.violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 200)).join(' | ')}`);
}

const SIZES = [
  { width: 1280, height: 800 },
  { width: 1920, height: 1080 },
];

/** Looks at a screen in both themes and Japanese; axe finds nothing. */
async function lookAt(page: Page, name: string): Promise<void> {
  for (const theme of ['light', 'dark'] as const) {
    await page.evaluate((to) => {
      window.mock.emit('settings:changed', { theme: to, language: 'en', articleFolder: null });
    }, theme);
    await page.waitForTimeout(300);
    expect(await complaints(page)).toEqual([]);
    await picture(page, `${name}-${theme}`);
  }
  await page.evaluate(() =>
    window.mock.emit('settings:changed', { theme: 'light', language: 'ja', articleFolder: null }),
  );
  await page.waitForTimeout(300);
  await picture(page, `${name}-ja`);
}

const hosts = (page: Page) =>
  page.getByTestId('library-row').locator('.so-library-host .so-text-button').allInnerTexts();

describe('the case library', () => {
  it('says of each case what it is, where its archive is, and what the user made of it', () =>
    inLibrary(async ({ page }) => {
      await page.getByTestId('library-row').first().waitFor();
      const texts = await page.getByTestId('library-row').allInnerTexts();
      const rows = texts.map((text) => text.replace(/\s+/g, ' '));
      expect(rows[0]).toContain('Affected, bug has struck');
      expect(rows[0]).toContain('Critical: EFI page fault freezes the EFI work queue');
      expect(rows[4]).toContain('Could not be assessed');
      expect(await page.getByTestId('library-count').innerText()).toBe('6 cases');
      await page.keyboard.press('j');
      expect(await page.getByTestId('archive-lines').getAttribute('data-place')).toBe('moved');
      await page.getByTestId('locate').click();
      await page.getByTestId('notice').getByText('That is another file.').waitFor();
    }));

  it('searches, filters, and says how to see all again', () =>
    inLibrary(async ({ page }) => {
      await page.getByTestId('library-row').first().waitFor();
      await page.getByTestId('library-search').locator('input').fill('rac1');
      await expect.poll(() => hosts(page)).toEqual(['ora-rac1.tokyo.example.com']);
      await page.getByTestId('library-search').locator('input').fill('xyz');
      await page.getByTestId('library-no-match').waitFor();
      await page.getByTestId('library-no-match').getByRole('button').click();
      await expect.poll(() => page.getByTestId('library-row').count()).toBe(6);
      await click(page, 'Severity');
      await page.getByRole('menuitem', { name: 'Important' }).click();
      await page.keyboard.press('Escape');
      await expect.poll(() => hosts(page)).toEqual(['gfs-node2']);
      await click(page, 'Remove the filter Important');
      await expect.poll(() => page.getByTestId('library-row').count()).toBe(6);
    }));

  it('deletes by key with a way back, and opens by Enter', () =>
    inLibrary(async ({ page, asked }) => {
      await page.getByTestId('library-row').first().waitFor();
      await page.keyboard.press('j');
      await page.keyboard.press('Delete');
      await expect.poll(() => page.getByTestId('library-row').count()).toBe(5);
      expect(await asked('library:delete')).toEqual([{ caseIds: ['ora-rac1.tokyo.example.com'] }]);
      await page.getByTestId('undo').click();
      await expect.poll(() => page.getByTestId('library-row').count()).toBe(6);
      await page.keyboard.press('k');
      await page.keyboard.press('Enter');
      await page.getByTestId('case-title').waitFor();
    }));

  it('compares two chosen cases, and deletes all chosen ones', () =>
    inLibrary(async ({ page, asked }) => {
      await page.getByRole('checkbox', { name: 'Select dbsrv07' }).check();
      expect(await page.getByRole('button', { name: 'Compare' }).last().isDisabled()).toBe(true);
      await page.getByRole('checkbox', { name: 'Select web01' }).check();
      expect(await page.getByRole('button', { name: 'Compare' }).last().isDisabled()).toBe(false);
      await page.getByTestId('delete-chosen').click();
      expect(await asked('library:delete')).toEqual([{ caseIds: ['dbsrv07', 'web01'] }]);
      await page.getByTestId('notice').getByText('2 cases deleted with their notes.').waitFor();
    }));

  it('keeps number and tags as they are typed', () =>
    inLibrary(async ({ page, asked }) => {
      await page.getByTestId('case-number').fill('0777');
      await page.keyboard.press('Enter');
      await page.getByTestId('add-tag').fill('urgent,');
      await expect
        .poll(() => asked('library:set'))
        .toContainEqual({ caseId: 'dbsrv07', tags: ['efi', 'acme', 'urgent'] });
      expect(await asked('library:set')).toContainEqual({ caseId: 'dbsrv07', caseNumber: '0777' });
      await click(page, 'Remove the tag efi');
      await expect.poll(() => asked('library:set')).toContainEqual({ caseId: 'dbsrv07', tags: ['acme', 'urgent'] });
    }));

  it('says what to do when it is empty, and what is damaged', async () => {
    await inLibrary(
      async ({ page, asked }) => {
        await page.getByTestId('library-empty').getByRole('button', { name: 'Open sample case' }).click();
        expect(await asked('jobs:add-sample')).toHaveLength(1);
        await lookAt(page, 'library-empty');
      },
      mockLibrary({ rows: [] }),
    );
    const trouble = [
      {
        kind: 'record-damaged' as const,
        caseId: 'a',
        hostname: 'nas03',
        file: 'case-0123456789abcdef-1a2b3c-record.json',
      },
      { kind: 'not-saved' as const, caseId: 'b', hostname: null, file: 'b' },
    ];
    await inLibrary(async ({ page }) => {
      const text = await page.getByTestId('library-trouble').innerText();
      expect(text).toContain('nas03: Its note and pins could not be read');
      expect(text).toContain('Unknown host: Its last change could not be saved');
      await lookAt(page, 'library-trouble');
    }, mockLibrary({ trouble }));
  });

  it.each(SIZES)('looks right at $width x $height, and axe finds nothing', (size) =>
    inLibrary(
      async ({ page }) => {
        await page.getByTestId('library-row').first().waitFor();
        await lookAt(page, `library-${size.width}`);
      },
      mockLibrary(),
      size,
    ),
  );
});

describe('the case note', () => {
  it('saves while one types, and says so', () =>
    inNote(async ({ page, asked }) => {
      await page.getByTestId('note-text').fill('one');
      await page.locator('[data-testid=note-saved][data-state=saving]').waitFor();
      await page.locator('[data-testid=note-saved][data-state=saved]').waitFor();
      await page.getByTestId('note-text').fill('one two');
      await page.getByRole('navigation').getByRole('button', { name: 'Summary', exact: true }).click();
      await expect
        .poll(() => asked('note:set-text'))
        .toEqual([
          { caseId: 'dbsrv07', text: 'one' },
          { caseId: 'dbsrv07', text: 'one two' },
        ]);
    }));

  it('says when it could not be saved, and keeps the text', () =>
    inNote(async ({ page }) => {
      await page.evaluate(() => {
        window.mock.answers['note:set-text'] = () => Promise.reject(new Error('the disk is full'));
      });
      await page.getByTestId('note-text').fill('kept');
      await page.locator('[data-testid=note-saved][data-state=failed]').waitFor();
      await page.getByTestId('notice').getByText('the disk is full').waitFor();
      expect(await page.getByTestId('note-text').inputValue()).toBe('kept');
    }));

  it('moves pins, takes one away and puts it back', () =>
    inNote(async ({ page, asked }) => {
      const first = page.getByTestId('pin-row').first();
      await first.getByRole('button', { name: 'Move down' }).click();
      await expect.poll(() => first.innerText()).toContain('blocked');
      await first.getByRole('button', { name: 'Unpin: var/log/messages:99' }).click();
      await expect.poll(() => page.getByTestId('pin-row').count()).toBe(1);
      await page.getByTestId('undo').click();
      await expect.poll(() => first.innerText()).toContain('blocked');
      await first.getByText('var/log/messages:99').click();
      expect(await asked('note:put-back')).toHaveLength(1);
    }));

  it('keeps the chosen sections and findings', () =>
    inNote(async ({ page, asked }) => {
      await page.getByTestId('section-timeline').check();
      await page.getByTestId('section-gaps').uncheck();
      await page.getByRole('checkbox', { name: 'imsm RAID container did not assemble' }).uncheck();
      await expect
        .poll(async () => (await asked('note:choose')).at(-1))
        .toMatchObject({
          choices: {
            sections: ['summary', 'kernel', 'system', 'findings', 'evidence', 'timeline', 'notes', 'pins'],
            findings: expect.not.arrayContaining(['raid-imsm-not-assembled']),
          },
        });
      await page.getByTestId('section-findings').uncheck();
      await expect.poll(() => page.getByTestId('section-evidence').isDisabled()).toBe(true);
    }));

  it('shows what is replaced, keeps what the user keeps, takes own words', () =>
    inNote(async ({ page, asked }) => {
      const rows = page.getByTestId('redaction-row');
      await rows.first().waitFor();
      expect((await rows.first().innerText()).trim().split(/\s+/)).toEqual(['Host', 'dbsrv07', 'host1', '178']);
      await page.getByRole('checkbox', { name: 'Replace dbsrv07' }).click();
      await expect
        .poll(async () => (await asked('note:choose')).at(-1))
        .toMatchObject({ choices: { keep: ['host:dbsrv07'] } });
      await page.getByTestId('own-word').fill(' Acme ');
      await page.keyboard.press('Enter');
      await expect
        .poll(async () => (await asked('note:choose')).at(-1))
        .toMatchObject({ choices: { words: [{ original: 'Acme', replacement: '' }] } });
      await click(page, 'Do not replace Acme any more');
      await expect.poll(async () => (await asked('note:choose')).at(-1)).toMatchObject({ choices: { words: [] } });
    }));

  it('previews the report as it would be exported', () =>
    inNote(async ({ page }) => {
      await page.locator('#note-view-preview').click();
      await page.getByText('# Case summary: dbsrv07').waitFor();
      await page.getByRole('switch', { name: 'Replace names and addresses' }).check();
      await page.getByText('# Case summary: host1').waitFor();
      await lookAt(page, 'note-preview');
    }));

  it.each(SIZES)('looks right at $width x $height, and axe finds nothing', (size) =>
    inNote(async ({ page }) => lookAt(page, `note-${size.width}`), mockLibrary(), size),
  );

  it('says how to pin where nothing is pinned', () =>
    inNote(
      async ({ page }) => {
        await page.getByText('No pinned lines yet').waitFor();
        await lookAt(page, 'note-empty');
        await click(page, '検出事項を開く');
        await page.getByTestId('finding-screen').waitFor();
      },
      mockLibrary({ note: { ...mockLibrary().note, text: '', pins: [] } }),
    ));
});
