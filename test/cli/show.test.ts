import { mkdtemp, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCommand } from '../../main/cli/arguments.ts';
import { LineRange } from '../../main/cli/line-range.ts';
import { runCli } from '../../main/cli/run.ts';
import { buildArchive } from '../builders/archive.ts';
import { recordedTerminal } from './terminal.ts';

const log = Array.from({ length: 2000 }, (_, at) => `line ${at + 1}\n`).join('');
let folder = '';
let archive = '';
let cut = '';

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sosight-show-'));
  archive = join(folder, 'a.tar.xz');
  cut = join(folder, 'cut.tar');
  const tree = {
    'sosreport-a/': { folder: true },
    'sosreport-a/uname': { symlink: 'sos_commands/kernel/uname_-a' },
    'sosreport-a/var/log/messages': log,
    'sosreport-a/sos_commands/kernel/uname_-a': 'Linux host\n',
    'sosreport-a/escape': 'a\u001b[2Jb\n',
  } as const;
  await writeFile(archive, await buildArchive(tree, { format: 'tar+xz', blockSize: 5000 }));
  const tar = await buildArchive(tree);
  await writeFile(cut, tar.subarray(0, 6000));
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function show(...words: string[]) {
  const terminal = recordedTerminal();
  const status = await runCli(['show', ...words], terminal);
  return { status, out: terminal.stdout(), err: terminal.stderr() };
}

describe('sosight show', () => {
  it('lists what the archive holds, with sizes and links', async () => {
    const { status, out } = await show(archive);
    expect(status).toBe(0);
    expect(out.split('\n').map((line) => line.trim())).toEqual([
      '0  sosreport-a/',
      '0  sosreport-a/uname -> sos_commands/kernel/uname_-a',
      `${log.length}  sosreport-a/var/log/messages`,
      '11  sosreport-a/sos_commands/kernel/uname_-a',
      '7  sosreport-a/escape',
      '',
    ]);
  });

  it('prints a file, with or without the top folder, and what a link leads to', async () => {
    expect(await show(archive, 'var/log/messages')).toEqual({ status: 0, out: log, err: '' });
    expect((await show(archive, 'sosreport-a/var/log/messages')).out).toBe(log);
    expect((await show(archive, '/sos_commands/kernel/uname_-a')).out).toBe('Linux host\n');
    expect(await show(archive, 'uname')).toEqual({ status: 0, out: 'Linux host\n', err: '' });
  });

  it('names the file that it cannot open, and tells a folder from what is not there', async () => {
    expect(await show(join(folder, 'none.tar'))).toMatchObject({
      status: 1,
      err: expect.stringContaining('none.tar: '),
    });
    for (const path of ['var', 'var/log/', '/sosreport-a/var']) {
      expect(await show(archive, path)).toMatchObject({ status: 1, err: expect.stringContaining('is a folder') });
    }
    expect((await show(archive, 'va')).err).toContain('there is no file "va"');
  });

  it('says so where the lines lie behind the end', async () => {
    expect(await show(archive, 'var/log/messages', '--lines', '2001-2010')).toMatchObject({
      status: 0,
      out: '',
      err: expect.stringContaining('fewer lines'),
    });
    expect((await show(archive, 'uname', '--lines', '2')).err).toContain('fewer lines');
    expect((await show(archive, 'var/log/messages', '--lines', '2000-2010')).err).toBe('');
  });

  it('prints a range of lines', async () => {
    expect((await show(archive, 'var/log/messages', '--lines', '3-5')).out).toBe('line 3\nline 4\nline 5\n');
    expect((await show(archive, 'var/log/messages', '--lines', '2000')).out).toBe('line 2000\n');
    expect((await show(archive, 'var/log/messages', '--lines', '1999-9999')).out).toBe('line 1999\nline 2000\n');
    expect((await show(archive, 'uname', '--lines', '2-3')).out).toBe('');
  });

  it('exits with 1 where there is no such file, or no archive', async () => {
    const { status, out, err } = await show(archive, 'var/log/nothing');
    expect([status, out]).toEqual([1, '']);
    expect(err).toContain('there is no file "var/log/nothing"');
    expect((await show(join(folder, 'none.tar'))).status).toBe(1);
    expect((await show(archive, 'var/log')).status).toBe(1);
  });

  it('exits with 3 where the archive broke off, after what there was', async () => {
    const { status, out, err } = await show(cut, 'var/log/messages');
    expect(status).toBe(3);
    expect(log.startsWith(out)).toBe(true);
    expect(out.length).toBeGreaterThan(1000);
    expect(err).toContain('cut short');
    expect((await show(cut)).status).toBe(3);
  });

  it('sends a terminal nothing that it would obey', async () => {
    const terminal = recordedTerminal({ outIsTty: true });
    await runCli(['show', archive, 'escape'], terminal);
    expect(terminal.stdout()).toBe('a?[2Jb\n');
    expect((await show(archive, 'escape')).out).toBe('a\u001b[2Jb\n');
  });

  it('stops when nobody reads any more', async () => {
    let writes = 0;
    const terminal = recordedTerminal({
      out: async () => {
        writes++;
        return false;
      },
    });
    expect(await runCli(['show', archive, 'var/log/messages'], terminal)).toBe(0);
    expect(writes).toBe(1);
  });
});

describe('the words of show', () => {
  it.each([
    [['show'], 'FILE'],
    [['show', 'a', 'b', 'c'], 'one PATH'],
    [['show', 'a', '--lines', '1-2'], 'PATH'],
    [['show', 'a', 'b', '--lines', '0-2'], 'line numbers'],
    [['show', 'a', 'b', '--lines', '3-2'], 'line numbers'],
    [['show', 'a', 'b', '--lines', 'x'], 'line numbers'],
    [['show', 'a', '--format', 'json'], '--format'],
    [['analyze', 'a', '--lines', '1-2'], '--lines'],
  ])('%j is refused', (words, reason) => {
    const parsed = parseCommand(words);
    expect(parsed.ok ? '' : parsed.error).toContain(reason);
  });
});

describe('a range of lines', () => {
  it.each([1, 2, 3, 7, 100])('is the same in chunks of %i bytes', (size) => {
    const bytes = Buffer.from('a\n\nccc\ndddd\ne');
    const expected = { '1-1': 'a\n', '2-3': '\nccc\n', '3-9': 'ccc\ndddd\ne', '5-5': 'e', '6-7': '' };
    for (const [range, text] of Object.entries(expected)) {
      const [first = 0, last = 0] = range.split('-').map(Number);
      const lines = new LineRange(first, last);
      const parts: Uint8Array[] = [];
      for (let at = 0; at < bytes.length; at += size) parts.push(lines.take(bytes.subarray(at, at + size)));
      expect(Buffer.concat(parts).toString()).toBe(text);
    }
  });
});

describe('sosight show --index', () => {
  const big = Array.from({ length: 30_000 }, (_, at) => `May 15 23:21:44 h a[${at % 977}]: line ${at + 1}\n`).join('');
  const TREE = {
    'sosreport-a/': { folder: true },
    'sosreport-a/sos_commands/kernel/uname_-a': 'Linux host\n',
    'sosreport-a/before': 'x'.repeat(100_000),
    'sosreport-a/var/log/messages': big,
    'sosreport-a/link': { symlink: 'var/log/messages' },
  } as const;

  async function analyzed(name: string, options: Parameters<typeof buildArchive>[1]) {
    const file = join(folder, name);
    const index = `${file}.index`;
    await writeFile(file, await buildArchive(TREE, options));
    const terminal = recordedTerminal();
    const status = await runCli(['analyze', file, '--index', index], terminal);
    return { file, index, status, err: terminal.stderr() };
  }

  it.each([
    ['multi.tar.xz', { format: 'tar+xz', blockSize: 300_000 }],
    ['one.tar.xz', { format: 'tar+xz' }],
    ['a.tar.gz', { format: 'tar+gzip' }],
    ['a.tar.bz2', { format: 'tar+bzip2' }],
    ['a.tar', { format: 'tar' }],
  ] as const)('prints the same of %s as without', async (name, options) => {
    const { file, index, status, err } = await analyzed(name, options);
    expect([status, err]).toEqual([0, '']);
    const lines = big.split('\n').map((line) => `${line}\n`);
    for (const [first, last] of [
      [1, 1],
      [2, 3],
      [15_000, 15_010],
      [24_000, 26_000],
      [29_999, 30_005],
      [30_001, 30_009],
    ] as const) {
      const range = `${first}-${last}`;
      const told = first > 30_000 ? expect.stringContaining('fewer lines') : '';
      const shown = await show(file, 'var/log/messages', '--lines', range, '--index', index);
      expect(shown).toEqual({ status: 0, out: lines.slice(first - 1, Math.min(last, 30_000)).join(''), err: told });
    }
    expect((await show(file, 'link', '--lines', '7', '--index', index)).out).toBe(lines[6]);
    expect((await show(file, 'uname', '--index', index)).status).toBe(1);
    expect((await show(file, 'sos_commands/kernel/uname_-a', '--index', index)).out).toBe('Linux host\n');
    expect((await show(file, '--index', index)).out).toBe((await show(file)).out);
  });

  it('is refused for another archive, taken for a copy, and readable by the user alone', async () => {
    const { file, index } = await analyzed('b.tar.xz', { format: 'tar+xz', blockSize: 300_000 });
    expect((await stat(index)).mode & 0o777).toBe(0o600);
    const bytes = await readFile(file);
    const copy = join(folder, 'copy.tar.xz');
    await writeFile(copy, bytes);
    await utimes(copy, 1, 1);
    expect((await show(copy, 'var/log/messages', '--lines', '5', '--index', index)).status).toBe(0);
    bytes[bytes.length - 100] = (bytes[bytes.length - 100] ?? 0) ^ 1;
    await writeFile(copy, bytes);
    const other = await show(copy, 'var/log/messages', '--lines', '5', '--index', index);
    expect(other).toMatchObject({ status: 2, out: '', err: expect.stringMatching(/is of another archive/) });
    expect((await show(archive, 'var/log/messages', '--index', index)).err).toMatch(/is of another archive/);
  });

  it.each([
    ['', /no index that/],
    ['{}', /no index that/],
    [
      '{"sosightIndex":1,"archive":{"bytes":1,"modified":1},"members":[[1]],"checkpoints":[],"logs":[],"blocks":null}',
      /no index that/,
    ],
    [null, /cannot be read/],
  ])('says what is wrong with an index that holds %j', async (content, words) => {
    const index = join(folder, 'bad.index');
    await rm(index, { force: true });
    if (content !== null) await writeFile(index, content);
    expect(await show(archive, 'var/log/messages', '--index', index)).toMatchObject({
      status: 2,
      err: expect.stringMatching(words),
    });
  });

  it('goes with one archive, and never over it', async () => {
    expect(parseCommand(['analyze', 'a', 'b', '--index', 'x']).ok).toBe(false);
    expect(parseCommand(['fleet', 'a', '--index', 'x']).ok).toBe(false);
    expect(parseCommand(['show', 'a', '--index', '']).ok).toBe(false);
    const terminal = recordedTerminal();
    expect(await runCli(['analyze', archive, '--index', archive], terminal)).toBe(2);
    expect(terminal.stderr()).toMatch(/--index would overwrite/);
    const both = join(folder, 'both');
    expect(await runCli(['analyze', archive, '-o', both, '--index', both], recordedTerminal())).toBe(2);
    const nowhere = recordedTerminal();
    expect(await runCli(['analyze', archive, '--index', join(folder, 'no', 'such', 'index')], nowhere)).toBe(1);
    expect(nowhere.stderr()).toMatch(/the index could not be written/);
  });
});
