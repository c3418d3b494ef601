import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../shared/archive/bytes-source.ts';
import { inProcessDecoders } from '../../shared/archive/decoder-pool.ts';
import type { ByteSource } from '../../shared/archive/types.ts';
import { LineMarker, type LogNotes } from '../../shared/log-lines/line-marks.ts';
import { CaseArchive } from '../../shared/log-view/case-archive.ts';
import { placeOfReport } from '../../shared/log-view/report-place.ts';
import { outcomeOf, readSource } from '../archive/reading.ts';
import { ARCHIVE_FORMATS, buildArchive, type Tree } from '../builders/archive.ts';
import { zstd } from '../builders/compress.ts';
import { decoders, openView, readView } from './views.ts';

const LOG = Array.from({ length: 5000 }, (_, at) => `May 15 23:${10 + (at % 50)}:07 h sshd[${at}]: line ${at}\n`).join(
  '',
);
const tree: Tree = {
  'sosreport-a/': { folder: true },
  'sosreport-a/sos_commands/kernel/dmesg': '[ 1.0] x\n',
  'sosreport-a/dmesg': { symlink: 'sos_commands/kernel/dmesg' },
  'sosreport-a/var/log/messages': LOG,
  'sosreport-a/var/log/messages-20220501.gz': gzipSync(LOG),
  'sosreport-a/var/log/loop': { symlink: 'loop' },
  'sosreport-a/var/log/out': { symlink: '../../../etc/passwd' },
  'sosreport-a/etc/absolute': { symlink: '/var/log/messages' },
};

async function opened(
  source: ByteSource,
  report: string | null = null,
  more: { proving?: Map<string, number>; notes?: Map<string, LogNotes> } = {},
): Promise<CaseArchive> {
  const place = await placeOfReport(source, report, null, decoders, new AbortController().signal);
  if (!place.ok) throw new Error(place.error);
  return new CaseArchive(place.value, decoders, more.proving ?? new Map(), more.notes ?? new Map());
}

async function textOf(archive: CaseArchive, path: string): Promise<string> {
  const content = archive.content(path);
  if (content === null) throw new Error(`no ${path}`);
  const parts: Buffer[] = [];
  for await (const chunk of content.chunks()) parts.push(Buffer.from(chunk));
  return Buffer.concat(parts).toString();
}

describe('the archive of a case', () => {
  it.each(ARCHIVE_FORMATS)('%s: opens its files, compressed logs decoded', async (format) => {
    const archive = await opened(bytesSource('a', await buildArchive(tree, { format, blockSize: 20_000 }), 1000));
    expect(await textOf(archive, 'var/log/messages')).toBe(LOG);
    expect(await textOf(archive, 'var/log/messages-20220501.gz')).toBe(LOG);
    expect(await textOf(archive, 'dmesg')).toBe('[ 1.0] x\n');
    expect(await textOf(archive, '/etc/absolute')).toBe(LOG);
  });

  it('shows its folders with sizes, files and lines that prove something', async () => {
    const proving = new Map([['var/log/messages', 13]]);
    const { tree: shown } = await opened(bytesSource('a', await buildArchive(tree), 1000), null, { proving });
    expect(shown.folder('').map(({ name, kind }) => [name, kind])).toEqual([
      ['etc', 'folder'],
      ['sos_commands', 'folder'],
      ['var', 'folder'],
      ['dmesg', 'link'],
    ]);
    const [log] = shown.folder('var');
    expect(log).toEqual({
      path: 'var/log',
      name: 'log',
      kind: 'folder',
      bytes: LOG.length + gzipSync(LOG).length,
      files: 2,
      linkTarget: null,
      proving: 13,
    });
    expect(shown.folder('var/log').map(({ name, proving: lines }) => [name, lines])).toEqual([
      ['loop', 0],
      ['messages', 13],
      ['messages-20220501.gz', 0],
      ['out', 0],
    ]);
    expect(shown.folder('dmesg')).toEqual([]);
    expect(shown.folder('no/such')).toEqual([]);
  });

  it('finds files by words of their path', async () => {
    const { tree: shown } = await opened(bytesSource('a', await buildArchive(tree), 1000));
    expect(shown.find('LOG mess').entries.map(({ path }) => path)).toEqual([
      'var/log/messages',
      'var/log/messages-20220501.gz',
    ]);
    expect(shown.find('').total).toBe(7);
    expect(shown.find('nothing')).toEqual({ total: 0, entries: [] });
  });

  it('knows no file where a link leads nowhere', async () => {
    const archive = await opened(bytesSource('a', await buildArchive(tree), 1000));
    for (const path of ['var/log/loop', 'var/log/out', 'var/log', 'no/such', ''])
      expect(archive.content(path)).toBeNull();
  });

  it.each(['tar', 'tar+gzip', 'tar+xz'] as const)('opens a sosreport inside a %s of sos collect', async (format) => {
    const inner = await buildArchive(tree, { format: 'tar+xz', blockSize: 20_000 });
    const outer = await buildArchive(
      { 'collect/sosreport-a.tar.xz': inner, 'collect/sosreport-b.tar.xz': 'x' },
      { format },
    );
    const archive = await opened(bytesSource('a', outer, 1000), 'collect/sosreport-a.tar.xz');
    expect(await textOf(archive, 'var/log/messages')).toBe(LOG);
    expect(archive.tree.folder('').map(({ name }) => name)).toContain('sos_commands');
    const broken = await placeOfReport(
      bytesSource('a', outer, 1000),
      'collect/sosreport-b.tar.xz',
      null,
      decoders,
      new AbortController().signal,
    );
    expect(broken.ok).toBe(false);
  });

  it('opens the second of two sosreports side by side', async () => {
    const both = { ...tree, 'sosreport-b/etc/hostname': 'b\n', 'sosreport-b/sos_commands/x/y': 'z\n' };
    const source = bytesSource('a', await buildArchive(both), 1000);
    expect(await textOf(await opened(source, 'sosreport-b'), 'etc/hostname')).toBe('b\n');
    expect((await opened(source)).content('etc/hostname')).toBeNull();
  });

  it('gives what it has of a damaged log, and says so', async () => {
    const cut = gzipSync(LOG).subarray(0, 2000);
    const archive = await opened(bytesSource('a', await buildArchive({ ...tree, 'sosreport-a/cut.gz': cut }), 1000));
    const content = archive.content('cut.gz');
    if (content === null) throw new Error('no file');
    const { view } = await readView([content], { chunkSize: 65_536 });
    expect(view.state()).toMatchObject({ state: 'ready', message: expect.stringMatching(/in part only/) });
    expect(view.state().lines).toBeGreaterThan(10);
  });

  it('says why a file is no archive', async () => {
    const place = await placeOfReport(
      bytesSource('a', Buffer.from('hello'), 10),
      null,
      null,
      decoders,
      new AbortController().signal,
    );
    expect(place.ok).toBe(false);
  });

  it('ends a compressed file that is a bomb', async () => {
    const bomb = await zstd(new Uint8Array(80 * 1024 * 1024).fill(10));
    const archive = await opened(
      bytesSource('a', await buildArchive({ ...tree, 'sosreport-a/bomb.zst': bomb }), 65_536),
    );
    await expect(textOf(archive, 'bomb.zst')).rejects.toThrow(/far more than a log holds/);
  });
});

describe('lines that were not read yet', () => {
  function notesOf(text: string, every: number): LogNotes {
    const marks: { offset: number; feeds: number }[] = [];
    for (let at = every; at < text.length; at += every)
      marks.push({ offset: at, feeds: text.slice(0, at).split('\n').length - 1 });
    return { lines: text.split('\n').length - 1, bytes: text.length, marks };
  }

  it('are fetched by the marks of the analysis', async () => {
    const bytes = await buildArchive(tree, { format: 'tar+xz', blockSize: 8000 });
    let read = 0;
    const plain = bytesSource('a', bytes, 1000);
    const source: ByteSource = {
      ...plain,
      readAt: async (offset, length) => {
        read += length;
        return plain.readAt === null ? new Uint8Array(0) : plain.readAt(offset, length);
      },
    };
    const notes = new Map([['var/log/messages', notesOf(LOG, 997)]]);
    const archive = await opened(source, null, { notes });
    const content = archive.content('var/log/messages');
    if (content?.known == null) throw new Error('nothing is known of it');
    // What is read front to back never comes: only the marks can help.
    const stuck = { ...content, chunks: () => waiting(LOG.slice(0, 5000)) };
    const { view, first } = await readSome([stuck]);
    expect(first).toMatchObject({ state: 'reading', lines: 5000, rows: 5000 });
    expect(view.rowOfLine('var/log/messages', 4321)).toEqual({ row: 4320, hidden: false });
    read = 0;
    const rows = await view.rows(4320, 100);
    expect(read).toBeLessThan(bytes.length);
    expect(rows.map(({ row, line, text }) => [row, line, text])).toEqual(
      Array.from({ length: 100 }, (_, at) => [4320 + at, 4321 + at, LOG.split('\n')[4320 + at]]),
    );
    expect(rows[0]).toMatchObject({
      process: 'sshd',
      level: 'info',
      boot: 0,
      time: expect.stringMatching(/^2022-05-15T23:/),
    });
    expect((await view.rows(4990, 100)).map(({ line }) => line)).toEqual([
      4991, 4992, 4993, 4994, 4995, 4996, 4997, 4998, 4999, 5000,
    ]);
    expect((await view.rows(20, 500)).map(({ text }) => text)).toEqual(LOG.split('\n').slice(20, 520));
    view.close();
  });

  it('are not looked for in a compressed log, nor where nothing can be entered', async () => {
    const notes = new Map([
      ['var/log/messages', notesOf(LOG, 997)],
      ['var/log/messages-20220501.gz', notesOf(LOG, 997)],
    ]);
    const seekable = await opened(
      bytesSource('a', await buildArchive(tree, { format: 'tar+xz', blockSize: 8000 }), 1000),
      null,
      { notes },
    );
    expect(seekable.content('var/log/messages')?.known).not.toBeNull();
    expect(seekable.content('var/log/messages-20220501.gz')?.known).toBeNull();
    const streamed = await opened(bytesSource('a', await buildArchive(tree, { format: 'tar+bzip2' }), 1000), null, {
      notes,
    });
    expect(streamed.content('var/log/messages')?.known).toBeNull();
  });

  it('are marked every MiB', () => {
    const marker = new LineMarker();
    for (let at = 1; at <= 30; at += 1) marker.passed(100_000, at * 10);
    const { marks, bytes, lines } = marker.notes(300);
    expect([bytes, lines]).toEqual([3_000_000, 300]);
    expect(marks).toEqual([
      { offset: 1_100_000, feeds: 110 },
      { offset: 2_200_000, feeds: 220 },
    ]);
  });
});

/** The bytes of a text, and then nothing for ever. */
async function* waiting(text: string): AsyncGenerator<Uint8Array, void, void> {
  yield Buffer.from(text);
  await new Promise(() => undefined);
}

const readSome = (contents: Parameters<typeof openView>[0]) => openView(contents, { chunkSize: 65_536 });

describe('the index that an analysis leaves', () => {
  it('opens files without going through the archive again', async () => {
    const bytes = await buildArchive(tree, { format: 'tar+xz', blockSize: 8000 });
    const source = bytesSource('a', bytes, 1000);
    const { index } = outcomeOf((await readSource(source, { decoders: inProcessDecoders })).result);
    const untouched: ByteSource = {
      ...source,
      stream: () => {
        throw new Error('read again');
      },
    };
    const place = await placeOfReport(untouched, null, index, decoders, new AbortController().signal);
    if (!place.ok) throw new Error(place.error);
    expect(await textOf(new CaseArchive(place.value, decoders, new Map(), new Map()), 'dmesg')).toBe('[ 1.0] x\n');
  });
});
