import { execFileSync, spawnSync } from 'node:child_process';
import { chmodSync, closeSync, openSync, rmSync, writeFileSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { buildArchive } from '../builders/archive.ts';
import { putArchive, tree } from '../e2e/archives.ts';
import { interrupted, ORDINARY, plainProgram, runBare, scratch } from './program.ts';

const cli = join(import.meta.dirname, '../../out/main/cli.cjs');
let home = '';
let archive = '';
beforeAll(async () => {
  home = scratch();
  archive = await putArchive(home, 'case.tar.gz', 'tar+gzip');
});
afterAll(() => rmSync(home, { recursive: true, force: true }));

const run = (...words: string[]) => runBare(plainProgram(), words, home);
const inNode = (...words: string[]) => spawnSync(process.execPath, [cli, ...words], { maxBuffer: 64 * 1024 * 1024 });
/** When it was read and how long that took differ from run to run. */
const steady = (text: string) =>
  text.replace(/"(analyzedAt|readSeconds)": [^\n]*/g, '').replace(/\d+(\.\d+)? s\b/g, '');

describe('the packaged command line, without a display', () => {
  it('answers in JSON, Markdown, text and HTML as plain Node does', () => {
    for (const format of ['json', 'markdown', 'text', 'html']) {
      const ran = run('analyze', '--format', format, archive);
      expect({ format, status: ran.status, err: ran.err }).toEqual({ format, status: 0, err: '' });
      expect(steady(ran.out.toString('utf8'))).toBe(
        steady(inNode('analyze', '--format', format, archive).stdout.toString('utf8')),
      );
    }
  });

  it('takes an option that Chromium has as well for its own', () => {
    const ran = run('analyze', '--lang', 'ja', archive);
    expect(ran.out.toString('utf8')).toMatch(/[ぁ-ん]/);
  });

  it('prints a PDF', () => {
    const file = join(home, 'case.pdf');
    const ran = run('analyze', '--format', 'pdf', '--output', file, archive);
    expect([ran.status, ran.err]).toEqual([0, '']);
    expect(execFileSync('pdftotext', ['-layout', file, '-'], { encoding: 'utf8' })).toContain('3.10.0-1160.62.1.el7');
  });

  it('gives the exit status of the contract, and says problems on standard error', () => {
    const bad = join(home, 'bad.tar');
    writeFileSync(bad, 'not an archive\n');
    expect(run('analyze', bad)).toMatchObject({ status: 1, err: expect.stringContaining('not-an-archive') });
    expect(run('analyze')).toMatchObject({ status: 2, err: expect.stringContaining('at least one FILE') });
    expect(run('analyze', '--fail-on', 'important', archive).status).toBe(10);
    expect(run('--version').out.toString('utf8')).toMatch(/^sosight \d/);
    expect(run('articles', 'list').out.toString('utf8')).toContain('rhel7-efi-page-fault');
    expect(run('show', archive, 'etc/redhat-release').status).toBe(0);
  });

  it('reads standard input, and ends quietly when its reader goes away', () => {
    const shell = (script: string) => runBare('sh', ['-c', script, 'sh', plainProgram(), archive], home);
    expect(shell('cat "$2" | "$1" analyze --format json /dev/stdin').out.toString('utf8')).toContain('"cases"');
    expect(shell('"$1" analyze --format json "$2" | head -c 1')).toMatchObject({ err: '', out: Buffer.from('{') });
  });

  it.each(['SIGINT', 'SIGTERM'] as const)('stops by %s with a status that says so', async (signal) => {
    const pipe = join(home, `endless-${signal}`);
    execFileSync('mkfifo', [pipe]);
    const end = openSync(pipe, 'r+');
    writeSync(end, (await buildArchive(tree())).subarray(0, 20_000));
    const { status } = await interrupted(plainProgram(), ['analyze', pipe], home, signal, 2_000);
    closeSync(end);
    expect([130, 143, 'SIGTERM']).toContain(status);
  });

  it('answers an ordinary user, PDFs included', () => {
    chmodSync(home, 0o777);
    const asUser = (...words: string[]) => runBare(plainProgram(), words, home, {}, ORDINARY);
    const json = asUser('analyze', '--format', 'json', archive);
    expect([json.status, json.err]).toEqual([0, '']);
    const pdf = asUser('analyze', '--format', 'pdf', archive);
    expect([pdf.status, pdf.err, pdf.out.toString('latin1', 0, 5)]).toEqual([0, '', '%PDF-']);
  });

  it('leaves nothing of an archive in the home folder', () => {
    run('analyze', '--format', 'pdf', '--output', join(home, 'again.pdf'), archive);
    // 1: grep found nothing.
    expect(spawnSync('grep', ['-rl', 'efi_rts_wq', join(home, 'config')]).status).toBe(1);
  });
});
