import { execFileSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { JsonDocument } from '../../shared/contracts/document.ts';
import { putArchive } from './archives.ts';
import { launch, type RunningApp, scratch } from './launch.ts';

const TARGET = '3.10.0-1160.62.1.el7';
const ARCHIVE = 'sosreport-dbsrv07-03871245-2022-05-16-kqzrwfm.tar.xz';

const pdfText = (file: string) => execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });

describe('a dropped sosreport', () => {
  let app: RunningApp;
  let folder = '';

  beforeAll(async () => {
    folder = scratch();
    const archive = await putArchive(folder, ARCHIVE);
    app = await launch();
    await app.drop(archive);
    await app.page.getByTestId('case-title').waitFor();
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  async function save(format: string, name: string): Promise<string> {
    const target = join(folder, name);
    await app.saveTo(target);
    await app.page.getByTestId('export-menu').click();
    await app.page.getByTestId(`export-${format}`).click();
    await app.page.getByTestId('notice').filter({ hasText: name }).waitFor();
    return target;
  }

  it('shows the verdict, the kernel to upgrade to, the findings and the gaps', async () => {
    const { page } = app;
    expect(await page.getByTestId('case-title').innerText()).toContain('dbsrv07');
    const banner = page.getByTestId('verdict-banner').first();
    expect(await banner.innerText()).toMatch(/page-fault/);
    expect(await banner.innerText()).toContain('RHSA-2022:1198');
    expect(await page.getByTestId('kernel-target').innerText()).toContain(TARGET);
    expect(await page.getByTestId('finding-row').count()).toBeGreaterThan(0);
    expect(await page.getByTestId('gaps').innerText()).toContain('efibootmgr');
    expect(await page.locator('body').innerText()).not.toContain('1160.61.1');
    await app.picture('summary');
  });

  it('shows the proving lines with path and line number', async () => {
    await app.page.getByTestId('finding-row').first().click();
    await app.page.getByTestId('finding-screen').waitFor();
    const panel = app.page.getByTestId('evidence-panel').first();
    expect(await panel.innerText()).toMatch(/sos_commands\/|var\//);
    const lines = await app.page.getByTestId('evidence-line').allInnerTexts();
    expect(lines.join('\n')).toMatch(/Page fault caused by firmware at PA/);
    await app.picture('finding');
    await app.page.keyboard.press('Escape');
    await app.page.getByTestId('case-title').waitFor();
  });

  it('is exported as a PDF that says the same, with page numbers', async () => {
    const file = await save('pdf', 'case.pdf');
    const text = pdfText(file);
    for (const words of [TARGET, 'RHSA-2022:1198', 'dbsrv07', 'Page fault caused by firmware', '03871245']) {
      expect(text).toContain(words);
    }
    const info = execFileSync('pdfinfo', [file], { encoding: 'utf8' });
    const pages = Number(/Pages:\s+(\d+)/.exec(info)?.[1]);
    expect(text).toContain(`Page ${pages} of ${pages}`);
    expect(info).toMatch(/Tagged:\s+yes/);
    expect(info).toMatch(/JavaScript:\s+no/);
    expect(info).toMatch(/Page size:.*A4/);
  });

  it('is exported as JSON, Markdown and HTML', async () => {
    const document = JsonDocument.parse(JSON.parse(readFileSync(await save('json', 'case.json'), 'utf8')));
    expect(document.cases[0]?.kernelUpgrade?.target).toContain(TARGET);
    expect(readFileSync(await save('markdown', 'case.md'), 'utf8')).toContain(TARGET);
    const html = readFileSync(await save('html', 'case.html'), 'utf8');
    expect(html).toContain(TARGET);
    expect(html).not.toMatch(/<script|https?:\/\/[^"<]*\.(js|css)/i);
  });

  it('goes to the clipboard as a case note', async () => {
    await app.page.getByTestId('copy-note').click();
    await app.page.getByTestId('notice').waitFor();
    expect(await app.electron.evaluate(({ clipboard }) => clipboard.readText())).toContain(TARGET);
  });

  it('says so when it cannot be saved, and leaves nothing behind', async () => {
    const before = readdirSync(folder).sort();
    const target = join(folder, 'no-such-folder', 'case.pdf');
    await app.saveTo(target);
    await app.page.getByTestId('export-menu').click();
    await app.page.getByTestId('export-pdf').click();
    await app.page
      .getByTestId('notice')
      .filter({ hasText: /does not exist/ })
      .waitFor();
    expect(readdirSync(folder).sort()).toEqual(before);
  });

  it('was read without a complaint and without a file written', () => {
    expect(app.complaints).toEqual([]);
    const chromiums = /^(\.?org\.chromium|scoped_dir|\.com\.google|playwright)/;
    expect(readdirSync(app.temporary).filter((name) => !chromiums.test(name))).toEqual([]);
    const archive = join(folder, ARCHIVE);
    expect(statSync(archive).size).toBeGreaterThan(1000);
  });
});

describe('several archives', () => {
  let app: RunningApp;
  let folder = '';
  beforeAll(async () => {
    folder = scratch();
    mkdirSync(join(folder, 'cases'));
    await putArchive(join(folder, 'cases'), 'a.tar.gz', 'tar+gzip');
    await putArchive(join(folder, 'cases'), 'b.tar.bz2', 'tar+bzip2');
    await putArchive(join(folder, 'cases'), 'c.tar.zst', 'tar+zstd');
    await putArchive(join(folder, 'cases'), 'd.tar', 'tar');
    app = await launch();
  });
  afterAll(async () => {
    await app.close();
    rmSync(folder, { recursive: true, force: true });
  });

  it('in a dropped folder, of every compression, are each analyzed', async () => {
    await app.drop(join(folder, 'cases'));
    for (const name of ['a.tar.gz', 'b.tar.bz2', 'c.tar.zst', 'd.tar']) {
      await app.row(name).and(app.page.locator('[data-state="done"]')).waitFor();
      expect(await app.row(name).innerText()).toMatch(/page-fault/);
    }
    await app.picture('queue');
  });
});
