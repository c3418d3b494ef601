import { copyFile, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../main/cli/run.ts';
import { JsonDocument } from '../../shared/contracts/document.ts';
import { sampleSource } from '../../shared/sample/sample.ts';
import { recordedTerminal } from './terminal.ts';

let folder = '';
let archive = '';
let cut = '';
let garbage = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sosight-cli-'));
  const parts: Uint8Array[] = [];
  for await (const chunk of sampleSource().stream()) parts.push(chunk.slice());
  const bytes = Buffer.concat(parts);
  archive = join(folder, sampleSource().name);
  cut = join(folder, 'cut.tar');
  garbage = join(folder, 'garbage.tar.xz');
  await writeFile(archive, bytes);
  await writeFile(cut, bytes.subarray(0, bytes.length - 20_000));
  await writeFile(garbage, 'this is no archive at all\n'.repeat(40));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(...words: string[]) {
  const terminal = recordedTerminal();
  const status = await runCli(words, terminal);
  return { status, out: terminal.stdout(), err: terminal.stderr() };
}

describe('sosight analyze', () => {
  it('says verdict, evidence and target, and exits with 0', async () => {
    const { status, out, err } = await run('analyze', archive);
    expect(status).toBe(0);
    expect(out).toContain('Affected, bug has struck');
    expect(out).toMatch(/sos_commands\/kernel\/dmesg:\d+: .*Page fault caused by firmware/);
    expect(out).toContain('3.10.0-1160.62.1.el7');
    expect(err).toBe('');
  });

  it('prints one JSON document for all inputs; a failure stops no other and exits with 1', async () => {
    const { status, out, err } = await run('analyze', garbage, archive, join(folder, 'none.tar'), '--format', 'json');
    const document = JsonDocument.parse(JSON.parse(out));
    expect(status).toBe(1);
    expect(document.cases).toHaveLength(1);
    expect(document.failures.map(({ file, code }) => [file, code])).toEqual([
      ['garbage.tar.xz', 'not-an-archive'],
      ['none.tar', 'unreadable'],
    ]);
    expect(err).toContain('garbage.tar.xz');
    expect(out).not.toContain(folder);
  });

  it('exits with 3 for a cut archive and still gives its case', async () => {
    const { status, out, err } = await run('analyze', cut, '--format', 'json');
    const document = JsonDocument.parse(JSON.parse(out));
    expect(document.cases[0]?.source.complete).toBe(false);
    expect(status).toBe(3);
    expect(err).toContain('cut.tar');
  });

  it('exits with 10 for a finding at or above --fail-on', async () => {
    expect((await run('analyze', archive, '--fail-on', 'critical')).status).toBe(10);
    expect((await run('analyze', archive, '--fail-on', 'info')).status).toBe(10);
    expect((await run('analyze', archive, garbage, '--fail-on', 'info')).status).toBe(1);
  });

  it('speaks Japanese and redacts', async () => {
    const { out } = await run('analyze', archive, '--lang', 'ja', '--redact', '--format', 'markdown');
    expect(out).toContain('該当(不具合が発生)');
    expect(out).toContain('匿名化済み');
    expect(out).not.toMatch(/dbsrv07/i);
  });

  it('redacts what it says of an archive on standard error too', async () => {
    const named = join(await mkdtemp(join(folder, 'in-')), 'sosreport-dbsrv07-03871245-2022-05-16-kqzrwfm.tar');
    await copyFile(cut, named);
    const { status, out, err } = await run('analyze', named, '--redact', '--format', 'json');
    expect(status).toBe(3);
    expect(err).toContain('sosreport-host1-case1-2022-05-16-label1.tar: ');
    expect(out + err).not.toMatch(/dbsrv07|03871245|kqzrwfm/i);
  });

  it('writes to a file whole, leaves nothing else, and nothing on standard output', async () => {
    const place = await mkdtemp(join(folder, 'out-'));
    const { status, out } = await run('analyze', archive, '-o', join(place, 'report.html'), '--format', 'html');
    expect([status, out]).toEqual([0, '']);
    expect(await readdir(place)).toEqual(['report.html']);
    expect(await readFile(join(place, 'report.html'), 'utf8')).toMatch(/^<!DOCTYPE html>[\s\S]*<\/html>\n$/);
  });

  it('writes one file a case into a folder, never the same name twice', async () => {
    const place = await mkdtemp(join(folder, 'out-'));
    const { status } = await run('analyze', archive, cut, '-o', place, '--format', 'markdown');
    expect(status).toBe(3);
    const names = await readdir(place);
    expect(names).toHaveLength(2);
    expect(names.every((name) => /^sosight-.*\.md$/.test(name))).toBe(true);
  });

  it('exits with 1 where the output cannot be written', async () => {
    const { status, err } = await run('analyze', archive, '-o', join(folder, 'no', 'such', 'folder', 'x.txt'));
    expect(status).toBe(1);
    expect(err).toContain('sosight:');
  });

  it('takes a folder of archives, and says nothing on standard output if no input could be analyzed', async () => {
    expect((await run('analyze', garbage)).out).toBe('');
    const place = await mkdtemp(join(folder, 'in-'));
    await writeFile(join(place, 'one.tar'), await readFile(archive));
    expect((await run('analyze', place)).status).toBe(0);
  });

  it('stops with 130 when it is interrupted, and writes nothing', async () => {
    const terminal = recordedTerminal({ signal: AbortSignal.abort(new Error('stopped')) });
    expect(await runCli(['analyze', archive], terminal)).toBe(130);
    expect(terminal.stdout()).toBe('');
  });

  it('colours and shows progress on a terminal only, and obeys NO_COLOR', async () => {
    const colourful = recordedTerminal({ outIsTty: true, errIsTty: true });
    await runCli(['analyze', archive], colourful);
    expect(colourful.stdout()).toContain('\u001b[1m');
    const plain = recordedTerminal({ outIsTty: true, env: { NO_COLOR: '1' } });
    await runCli(['analyze', archive], plain);
    expect(plain.stdout() + plain.stderr()).not.toContain('\u001b');
  });

  it('refuses to put a PDF on a terminal', async () => {
    expect(await runCli(['analyze', archive, '--format', 'pdf'], recordedTerminal({ outIsTty: true }))).toBe(2);
  });

  it('refuses articles with an error, with file and line', async () => {
    const place = await mkdtemp(join(folder, 'articles-'));
    await writeFile(join(place, 'bad.yaml'), 'id: x\nfrobnicate: 1\n');
    const { status, err } = await run('analyze', archive, '--articles', place);
    expect(status).toBe(2);
    expect(err).toMatch(/bad\.yaml:\d+: /);
    expect((await run('analyze', archive, '--articles', join(place, 'none'))).status).toBe(2);
  });
});

describe('sosight articles', () => {
  it('lists and shows', async () => {
    expect((await run('articles', 'list')).out).toMatch(/^kernel\n( {2}.*\n)* {2}rhel7-efi-page-fault +Critical/m);
    const { status, out } = await run('articles', 'show', 'rhel7-efi-page-fault', '--lang', 'ja');
    expect([status, out.includes('根本原因'), out.includes('6990972')]).toEqual([0, true, true]);
    // What only a case knows has no place-holder of ours.
    const english = (await run('articles', 'show', 'rhel7-efi-page-fault')).out;
    expect(english).toContain('Install kernel 3.10.0-1160.62.1.el7 or later (advisory RHSA-2022:1198)');
    expect(english).not.toMatch(/[{}]/);
    expect((await run('articles', 'show', 'none')).status).toBe(2);
  });

  it('checks a folder: 0 for good files, 1 with file and line for bad ones', async () => {
    const catalogue = new URL('../../shared/articles/catalogue/kernel', import.meta.url).pathname;
    expect(await run('articles', 'check', catalogue)).toMatchObject({ status: 0, err: '' });
    const place = await mkdtemp(join(folder, 'articles-'));
    await writeFile(join(place, 'bad.yaml'), 'id: [\n');
    const { status, err, out } = await run('articles', 'check', place);
    expect([status, out]).toEqual([1, '1 article file checked, 1 with errors, tests not run\n']);
    expect(err).toMatch(/bad\.yaml:\d+: /);
  });

  it('says so where a folder holds no articles, or is none', async () => {
    const place = await mkdtemp(join(folder, 'articles-'));
    await writeFile(join(place, '_skeleton.yaml'), '');
    const none = await run('articles', 'check', place);
    expect([none.status, none.out, none.err]).toEqual([
      1,
      '',
      expect.stringContaining('there are no article files in'),
    ]);
    for (const [path, words] of [
      [join(place, 'none'), 'there is no such folder'],
      [archive, 'it is a file'],
    ] as const) {
      const { status, err } = await run('articles', 'check', path);
      expect([status, err]).toEqual([2, expect.stringContaining(words)]);
      expect(err).not.toMatch(/ENO|scandir/);
    }
  });

  it('knows the built-in articles that a copy of a built-in one names', async () => {
    const place = await mkdtemp(join(folder, 'articles-'));
    const from = new URL('../../shared/articles/catalogue/kernel/rhel7-efi-page-fault.yaml', import.meta.url);
    await writeFile(join(place, 'copy.yaml'), await readFile(from));
    expect(await run('articles', 'check', place)).toMatchObject({ status: 0, err: '' });
  });

  it('runs the tests of a folder, names those that fail, and proposes some where there are none', async () => {
    const place = await mkdtemp(join(folder, 'articles-'));
    const skeleton = new URL('../../shared/articles/catalogue/_skeleton.yaml', import.meta.url);
    const mine = (await readFile(skeleton, 'utf8')).replace('status: draft', 'status: inferred');
    const untested = mine.slice(0, mine.indexOf('tests:'));
    const write = (text: string) => writeFile(join(place, 'my-article.yaml'), text);
    await write(mine.replace('kernel: ["some exact words"]', 'kernel: ["other words"]'));
    const failed = await run('articles', 'check', place);
    expect([failed.status, /^my-article: .* must fire and does not/.test(failed.err)]).toEqual([1, true]);
    await write(untested);
    const without = await run('articles', 'check', place);
    expect([without.status, without.err.includes('propose-tests')]).toEqual([1, true]);
    await write(untested + (await run('articles', 'propose-tests', place)).out);
    expect(await run('articles', 'check', place)).toMatchObject({ status: 0, err: '' });
  });
});

describe('sosight', () => {
  it('tells its version, its use, and what is wrong', async () => {
    expect((await run('--version')).out).toMatch(/^sosight \d+\.\d+\.\d+\n$/);
    expect((await run('--help')).out).toContain('Exit status');
    expect((await run('analyze', '-')).err).toContain('/dev/stdin');
    const { status, err } = await run('analyse');
    expect([status, err.includes('--help')]).toEqual([2, true]);
  });
});
