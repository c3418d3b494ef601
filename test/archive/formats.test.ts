import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ARCHIVE_FORMATS, buildArchive } from '../builders/archive.ts';
import { bzip2, gzip, xz, zstd } from '../builders/compress.ts';
import { outcomeOf, read } from './reading.ts';

const LONG = `top/${'deep/'.repeat(40)}name`;
const NOISE = Uint8Array.from({ length: 40_000 }, (_, at) => (at * at * 31 + (at >> 7)) & 255);
const TREE = {
  'top/': { folder: true },
  'top/uname': 'Linux host 3.10.0-1160.36.2.el7.x86_64\n',
  'top/empty': '',
  'top/var/log/messages': 'kernel: [Firmware Bug]: Page fault caused by firmware at PA: 0x1\n'.repeat(500),
  'top/noise': NOISE,
  'top/date': { symlink: 'sos_commands/date/date' },
  'top/again': { hardlink: 'top/uname' },
  [LONG]: 'long',
} as const;

describe.each(ARCHIVE_FORMATS)('an archive in %s', (format) => {
  it.each([1, 7, 512, 65_536])('reads the same in chunks of %i bytes', async (chunkSize) => {
    const bytes = await buildArchive(TREE, { format, blockSize: 20_000 });
    const { result, collector } = await read(bytes, { chunkSize });
    const outcome = outcomeOf(result);
    expect(outcome).toMatchObject({ format, members: 8, complete: true, problems: [] });
    expect(outcome.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(collector.paths).toEqual(['top', ...Object.keys(TREE).slice(1)]);
    expect(collector.text('top/var/log/messages')).toBe(TREE['top/var/log/messages']);
    expect(Buffer.from(collector.members[4]?.bytes ?? []).equals(NOISE)).toBe(true);
    expect(collector.text(LONG)).toBe('long');
    expect(collector.members.map(({ header }) => header.type)).toEqual([
      'directory',
      'file',
      'file',
      'file',
      'file',
      'symlink',
      'hardlink',
      'file',
    ]);
    expect(collector.members.every(({ ended }) => ended === true)).toBe(true);
  });
});

describe('streams joined end to end', () => {
  it.each([
    ['xz', async (part: Uint8Array) => xz(part)],
    ['gzip', async (part: Uint8Array) => gzip(part)],
    ['bzip2', bzip2],
    ['zstd', zstd],
  ] as const)('%s reads as one', async (_, pack) => {
    const tar = await buildArchive(TREE);
    const parts = await Promise.all([
      pack(tar.subarray(0, 1000)),
      pack(tar.subarray(1000, 50_000)),
      pack(tar.subarray(50_000)),
    ]);
    for (const chunkSize of [1, 65_536]) {
      const { result, collector } = await read(new Uint8Array(Buffer.concat(parts)), { chunkSize });
      expect(outcomeOf(result)).toMatchObject({ members: 8, complete: true, problems: [] });
      expect(collector.text(LONG)).toBe('long');
    }
  });
});

describe('bytes after the end', () => {
  it.each(ARCHIVE_FORMATS)('%s: garbage is told and ignored', async (format) => {
    const bytes = Buffer.concat([await buildArchive(TREE, { format }), Buffer.from('garbage after the end')]);
    const { result } = await read(new Uint8Array(bytes), { chunkSize: 1000 });
    const outcome = outcomeOf(result);
    expect(outcome).toMatchObject({ members: 8, complete: true });
    expect(outcome.problems.map(({ code }) => code)).toEqual(['trailing-data']);
    expect(outcome.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
  });

  it.each(['tar', 'tar+xz', 'tar+gzip'] as const)('%s: zero padding is nothing to tell', async (format) => {
    const bytes = Buffer.concat([await buildArchive(TREE, { format }), Buffer.alloc(4096)]);
    expect(outcomeOf((await read(new Uint8Array(bytes))).result)).toMatchObject({ complete: true, problems: [] });
  });
});

describe('damage', () => {
  // The noise lies in the middle of the archive: what stands before it must survive.
  it.each(['tar+xz', 'tar+gzip', 'tar+bzip2', 'tar+zstd'] as const)('%s: a flipped byte is noticed', async (format) => {
    const bytes = await buildArchive(TREE, { format, blockSize: 10_000 });
    const at = Math.floor(bytes.length * 0.6);
    bytes[at] = (bytes[at] ?? 0) ^ 0x10;
    const { result } = await read(bytes);
    if (!result.ok) {
      // bzip2 has a single block here, and gives nothing of a damaged one.
      expect(format).toBe('tar+bzip2');
      expect(result.error.code).toBe('unreadable');
      return;
    }
    expect(result.value.complete).toBe(false);
    expect(result.value.problems.map(({ code }) => code)).toEqual(['archive-corrupt']);
    expect(result.value.sha256).not.toBeNull();
  });

  it.each(ARCHIVE_FORMATS)('%s: cut in the middle, the members before the cut are whole', async (format) => {
    const bytes = await buildArchive(TREE, { format, blockSize: 10_000 });
    const { result, collector } = await read(bytes.subarray(0, Math.floor(bytes.length * 0.7)));
    if (!result.ok) {
      expect(format).toBe('tar+bzip2');
      expect(result.error).toMatchObject({ code: 'unreadable', message: expect.stringContaining('cut short') });
      return;
    }
    expect(result.value.complete).toBe(false);
    expect(result.value.problems.map(({ code }) => code)).toEqual(['archive-truncated']);
    expect(collector.text('top/uname')).toBe(TREE['top/uname']);
    expect(collector.members.every(({ ended }) => ended !== null)).toBe(true);
  });

  it('a bzip2 of several blocks gives the blocks before the cut', async () => {
    const tar = await buildArchive(TREE);
    const bytes = await bzip2(tar, 1);
    const { result, collector } = await read(bytes.subarray(0, bytes.length - 1000));
    expect(outcomeOf(result)).toMatchObject({ complete: false });
    expect(collector.text('top/uname')).toBe(TREE['top/uname']);
  });
});
