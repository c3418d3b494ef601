import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { printPdfHeadless } from '../../main/export/headless-pdf.ts';
import { pdfDocument } from '../../shared/reports/pdf.ts';
import { sampleCase } from '../builders/case-summary.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sosight-pdf-'));
  // The command line's way: no display at all.
  vi.stubEnv('DISPLAY', '');
  vi.stubEnv('WAYLAND_DISPLAY', '');
});
afterAll(() => {
  vi.unstubAllEnvs();
  rmSync(folder, { recursive: true, force: true });
});

function read(bytes: Uint8Array): string {
  const file = join(folder, 'x.pdf');
  writeFileSync(file, bytes);
  return execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' });
}

describe('printPdfHeadless', () => {
  it('prints a case without a display', async () => {
    const document = pdfDocument(sampleCase());
    const printed = await printPdfHeadless(document.html, document);
    if (!printed.ok) throw new Error(printed.error);
    const text = read(printed.value);
    expect(text).toContain('3.10.0-1160.62.1.el7');
    expect(text).toMatch(/Page 1 of \d/);
  });

  it('runs no script and keeps Japanese text', async () => {
    const html =
      '<!doctype html><html><body><p>ページフォルト</p><script>document.body.textContent = "ran"</script></body></html>';
    const printed = await printPdfHeadless(html);
    if (!printed.ok) throw new Error(printed.error);
    expect(read(printed.value)).toContain('ページフォルト');
    expect(read(printed.value)).not.toContain('ran');
  });

  it('gives up after its time, with a sentence', async () => {
    const printed = await printPdfHeadless('<p>x</p>', { timeoutMs: 5 });
    expect(printed).toEqual({ ok: false, error: expect.stringMatching(/not printed within/) });
  });
});
