import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Page } from 'playwright-core';
import { describe, expect, it } from 'vitest';
import { putArchive } from './archives.ts';
import { launch, type RunningApp, scratch } from './launch.ts';

const open = (page: Page, name: string) => page.getByRole('button', { name, exact: true }).click();
const noteText = (page: Page) => page.getByTestId('note-text').inputValue();

/** Dark, then light again, each with a picture. */
async function pictures(app: RunningApp, name: string): Promise<void> {
  for (const theme of ['dark', 'light'] as const) {
    await app.page.evaluate((to) => window.sosight?.request('settings:set', { theme: to }), theme);
    await app.page.locator(theme === 'dark' ? 'html.pf-v6-theme-dark' : 'html:not(.pf-v6-theme-dark)').waitFor();
    await app.picture(`${name}-${theme}`);
  }
}

describe('the case library and the case note', () => {
  it('keep a case, its note and its pins over a restart, and find the archive again where it moved', async () => {
    const folder = scratch();
    const userData = join(folder, 'user-data');
    const archive = await putArchive(folder, 'sosreport-dbsrv07.tar.gz', 'tar+gzip');
    const first = await launch({ args: [archive], userData });
    await first.page.getByTestId('case-title').waitFor();
    // A proving line is pinned by key, and the note written.
    await first.page.keyboard.press('Enter');
    await first.page.getByTestId('evidence-line').first().waitFor();
    await first.page.keyboard.press('n');
    await first.page.keyboard.press('b');
    await first.page.locator('[data-testid=pin][aria-pressed=true]').first().waitFor();
    await first.picture('finding-pinned');
    await open(first.page, 'Case note');
    await first.page.getByTestId('pin-row').waitFor();
    await first.page.getByTestId('note-text').fill('Asked dbsrv08 for a vmcore.\n\n- call back on Monday');
    await first.page.getByTestId('pin-comment').fill('the first one');
    await first.page.locator('[data-testid=note-saved][data-state=saved]').waitFor();
    await pictures(first, 'note');
    await first.page.locator('#note-view-preview').click();
    await first.page.getByTestId('note-preview').waitFor();
    await expect.poll(() => first.page.getByTestId('note-preview').innerText()).toContain('call back on Monday');
    await first.picture('note-preview');
    // What is typed last is saved although the window closes at once.
    await first.page.locator('#note-view-write').click();
    await first.page.getByTestId('note-text').focus();
    await first.page.keyboard.press('Control+End');
    await first.page.keyboard.type(' or Tuesday');
    await first.close();

    const moved = join(folder, 'moved.tar.gz');
    renameSync(archive, moved);
    const again = await launch({ userData });
    await again.page.getByTestId('recent-row').first().waitFor();
    await open(again.page, 'Cases');
    await again.page.getByTestId('library-row').waitFor();
    expect(await again.page.getByTestId('archive-lines').getAttribute('data-place')).toBe('moved');
    await pictures(again, 'library');
    await again.page.getByTestId('library-search').locator('input').fill('monday efi');
    await again.page.getByTestId('library-row').waitFor();
    await again.page.getByTestId('library-search').locator('input').fill('nothing like it');
    await again.page.getByTestId('library-no-match').waitFor();
    await again.picture('library-no-match');
    await again.page.getByRole('button', { name: 'Clear all filters' }).first().click();
    await again.page.getByTestId('library-row').waitFor();
    await again.page.getByTestId('case-number').fill('0777');
    await again.page.keyboard.press('Enter');
    await again.page.getByTestId('library-row').getByText('0777').waitFor();
    // Another file is not taken, the same one is.
    const other = join(folder, 'other.tar.gz');
    writeFileSync(other, 'x');
    const answer = (path: string) =>
      again.electron.evaluate((_module, chosen) => {
        process.env.SOSIGHT_TEST_OPEN_PATHS = chosen;
      }, path);
    await answer(other);
    await again.page.getByTestId('locate').click();
    await again.page.getByTestId('notice').getByText('That is another file').waitFor();
    await answer(moved);
    await again.page.getByTestId('locate').click();
    await expect.poll(() => again.page.getByTestId('archive-lines').getAttribute('data-place')).toBe('there');
    await again.page.getByTestId('open-case').click();
    await again.page.getByTestId('case-title').waitFor();
    expect(await again.page.locator('.so-page-title').innerText()).toContain('0777');
    await open(again.page, 'Case note');
    await expect.poll(() => noteText(again.page)).toContain('call back on Monday or Tuesday');
    expect(await again.page.getByTestId('pin-comment').inputValue()).toBe('the first one');
    expect(again.complaints).toEqual([]);
    await again.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('deletes with a way back', async () => {
    const app = await launch({ args: ['--sample'] });
    await app.page.getByTestId('case-title').waitFor();
    await open(app.page, 'Cases');
    await app.page.getByTestId('library-row').waitFor();
    await app.page.keyboard.press('Delete');
    await app.page.getByTestId('library-empty').waitFor();
    await pictures(app, 'library-empty');
    await app.page.getByTestId('undo').click();
    await app.page.getByTestId('library-row').waitFor();
    await app.page.keyboard.press('Enter');
    await app.page.getByTestId('case-title').waitFor();
    expect(app.complaints).toEqual([]);
    await app.close();
  });

  it('makes a report for a drag out of the window, in a folder that does not outlive the app', async () => {
    const folder = scratch();
    const userData = join(folder, 'user-data');
    const app = await launch({ args: ['--sample'], userData });
    await app.page.getByTestId('case-title').waitFor();
    await app.page.evaluate(() =>
      window.sosight?.request('note:make-file', { caseId: 'case-sample', format: 'markdown', redact: true }),
    );
    const [made = ''] = readdirSync(join(userData, 'drag'));
    expect(made).toMatch(/^sosight-.*host1.*\.md$/);
    expect(readFileSync(join(userData, 'drag', made), 'utf8')).toMatch(/^# Case summary: host1\.domain1/);
    await app.close();
    expect(existsSync(join(userData, 'drag'))).toBe(false);
    rmSync(folder, { recursive: true, force: true });
  });
});
