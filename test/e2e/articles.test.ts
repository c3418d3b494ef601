import { mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { launch, scratch } from './launch.ts';

const SKELETON = readFileSync(join(import.meta.dirname, '../../shared/articles/catalogue/_skeleton.yaml'), 'utf8');

it("articles of a folder of one's own are used, and one that is wrong is named", async () => {
  const folder = join(scratch(), 'my-articles');
  mkdirSync(folder);
  // The sample's ring holds this line.
  const mine = SKELETON.replace('some exact words', 'md: Autodetecting RAID arrays.').replace(
    'What is wrong',
    'Seen by mine',
  );
  writeFileSync(join(folder, 'my-article.yaml'), mine);
  writeFileSync(join(folder, 'broken.yaml'), 'id: broken\nseverty: low\n');
  const app = await launch();
  await app.electron.evaluate((_electron, path) => {
    process.env.SOSIGHT_TEST_OPEN_PATHS = path;
  }, folder);
  await app.page.getByTestId('settings-menu').click();
  await app.page.getByRole('menuitem', { name: 'Choose a folder' }).click();
  await app.page.evaluate(() => window.sosight?.request('jobs:add-sample', undefined));
  await app.page.getByTestId('case-title').waitFor();
  await app.page.getByTestId('finding-row').filter({ hasText: 'Seen by mine' }).waitFor();
  expect(await app.page.getByTestId('problems').innerText()).toContain('broken.yaml');
  // A message without a place to break at must not widen the page.
  const wider = await app.page.evaluate(() =>
    [...document.querySelectorAll('main, main *')].some((one) => one.getBoundingClientRect().right > innerWidth + 1),
  );
  expect(wider).toBe(false);
  await app.page.getByTestId('settings-menu').click();
  await app.picture('settings-article-folder');
  await app.page.getByRole('menuitem', { name: 'Use only the built-in ones' }).click();
  expect(await app.page.evaluate(() => window.sosight?.request('settings:get', undefined))).toMatchObject({
    articleFolder: null,
  });
  await app.close();
  rmSync(folder, { recursive: true });
});
