import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { root } from './paths.mjs';
import { say } from './say.mjs';
import { setUp } from './setup.mjs';

/*
 * `npm run screens` takes the pictures of docs/screens: each screen of the sample, light and dark, at the smallest window
 * and at a large one, and the PDF's first page. Needs a display of 1920x1080 or more (it starts itself again under Xvfb
 * where there is none), and poppler's pdftoppm for the PDF.
 */
const folder = join(root, 'docs', 'screens');
const SIZES = [
  { width: 1280, height: 800, suffix: '' },
  { width: 1920, height: 1080, suffix: '-1080p' },
];

/** Shows one screen after the other; each ends on the screen to be taken. */
const SCREENS = [
  ['home', async (page) => page.keyboard.press('Escape')],
  [
    'summary',
    async (page) => {
      await page.evaluate(() => window.sosight.request('jobs:add-sample', undefined));
      await page.getByTestId('verdict-banner').waitFor();
    },
  ],
  [
    'finding',
    async (page) => {
      await page.keyboard.press('Enter');
      await page.getByTestId('finding-screen').waitFor();
    },
  ],
];

async function take(electron, program, size) {
  const data = mkdtempSync(join(tmpdir(), 'sosight-screens-'));
  const pdf = join(data, 'case.pdf');
  const app = await electron.launch({
    executablePath: program,
    args: [...(process.getuid?.() === 0 ? ['--no-sandbox'] : []), root],
    env: { ...process.env, SOSIGHT_TEST_USER_DATA: join(data, 'user'), SOSIGHT_TEST_SAVE_PATH: pdf },
    colorScheme: null,
  });
  const page = await app.firstWindow();
  await app.evaluate(({ BrowserWindow }, { width, height }) => {
    BrowserWindow.getAllWindows()[0]?.setContentSize(width, height);
  }, size);
  await page.getByTestId('dropzone').waitFor();
  for (const [name, show] of SCREENS) {
    await show(page);
    for (const theme of ['light', 'dark']) {
      await page.evaluate((wanted) => window.sosight.request('settings:set', { theme: wanted }), theme);
      await page.mouse.move(0, 0);
      await page.waitForTimeout(600);
      await page.screenshot({ path: join(folder, `${name}-${theme}${size.suffix}.png`) });
    }
  }
  if (size.suffix === '') await takePdf(page, pdf);
  await app.close();
  rmSync(data, { recursive: true, force: true });
}

async function takePdf(page, pdf) {
  const [{ cases }] = await page.evaluate(() => window.sosight.request('jobs:list', undefined));
  const { caseId } = cases[0];
  const outcome = await page.evaluate(
    (id) => window.sosight.request('cases:export', { caseId: id, format: 'pdf', redact: false }),
    caseId,
  );
  if (outcome.state !== 'saved') throw new Error(JSON.stringify(outcome));
  execFileSync('pdftoppm', ['-r', '80', '-png', pdf, join(folder, 'pdf')]);
}

const runtime = await setUp({ forTests: true, window: true });
if (runtime === null) process.exitCode = 1;
else if (!process.env.DISPLAY) {
  const screen = ['-a', '-s', '-screen 0 1920x1200x24', process.execPath, import.meta.filename];
  execFileSync('xvfb-run', screen, { stdio: 'inherit' });
} else {
  const { _electron } = await import('playwright-core');
  mkdirSync(folder, { recursive: true });
  for (const size of SIZES) await take(_electron, runtime.program, size);
  say('the pictures stand in docs/screens');
}
