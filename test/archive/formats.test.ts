import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { ARCHIVE_FORMATS, type ArchiveFormat, buildArchive, compress } from '../builders/archive.ts';
import { bzip2, gzip, xz, zstd } from '../builders/compress.ts';
import { failureOf, outcomeOf, read } from './reading.ts';

const LONG = `top/${'deep/'.repeat(40)}name`;

/** Bytes that no compressor shrinks, the same every time (xorshift). */
function noise(length: number): Uint8Array {
  let state = 2_463_534_242;
  return Uint8Array.from({ length }, () => {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
    return state & 255;
  });
}

const NOISE = noise(9_000);
const TREE = {
  'top/': { folder: true },
  'top/uname': 'Linux host 3.10.0-1160.36.2.el7.x86_64\n',
  'top/empty': '',
  'top/var/log/messages': 'kernel: [Firmware Bug]: Page fault caused by firmware at PA: 0x1\n'.repeat(150),
  'top/noise': NOISE,
  'top/date': { symlink: 'sos_commands/date/date' },
  'top/again': { hardlink: 'top/uname' },
  [LONG]: 'long',
} as const;

describe.each(ARCHIVE_FORMATS)('an archive in %s', (format) => {
  it.each([1, 7, 512, 65_536])('reads the same in chunks of %i bytes', async (chunkSize) => {
    const bytes = await buildArchive(TREE, { format, blockSize: 5_000 });
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
      pack(tar.subarray(1000, 15_000)),
      pack(tar.subarray(15_000)),
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

// Several blocks or frames' worth, so that something stands before the damage in every format.
const BIG = { ...TREE, 'top/last': noise(400_000) };

/** BIG's tar, packed so that the compressor cannot hold everything in one piece. */
async function packed(format: ArchiveFormat): Promise<Uint8Array> {
  const tar = await buildArchive(BIG);
  return format === 'tar+bzip2' ? bzip2(tar, 1) : compress(tar, format, 50_000);
}

describe('damage', () => {
  it.each(['tar+xz', 'tar+gzip', 'tar+bzip2', 'tar+zstd'] as const)('%s: a flipped byte is noticed', async (format) => {
    const bytes = await packed(format);
    const at = Math.floor(bytes.length * 0.9);
    bytes[at] = (bytes[at] ?? 0) ^ 0x10;
    const { result, collector } = await read(bytes);
    const outcome = outcomeOf(result);
    expect(outcome.complete).toBe(false);
    expect(outcome.problems.map(({ code }) => code)).toEqual(['archive-corrupt']);
    expect(outcome.sha256).toBe(createHash('sha256').update(bytes).digest('hex'));
    expect(collector.text('top/uname')).toBe(TREE['top/uname']);
    expect(collector.members.every(({ ended }) => ended !== null)).toBe(true);
  });

  it.each(ARCHIVE_FORMATS)('%s: cut in the middle, the members before the cut are whole', async (format) => {
    const bytes = await packed(format);
    const { result, collector } = await read(bytes.subarray(0, Math.floor(bytes.length * 0.9)));
    const outcome = outcomeOf(result);
    expect(outcome.complete).toBe(false);
    expect(outcome.problems.map(({ code }) => code)).toEqual(['archive-truncated']);
    expect(outcome.problems[0]?.message).toContain('top/last');
    expect(collector.text('top/uname')).toBe(TREE['top/uname']);
    expect(collector.members.at(-1)).toMatchObject({ ended: false });
  });

  it('bzip2: a damaged block gives no noise', async () => {
    const bytes = await bzip2(await buildArchive(TREE));
    bytes[bytes.length >> 1] = (bytes[bytes.length >> 1] ?? 0) ^ 1;
    const { result, collector } = await read(bytes);
    expect(failureOf(result)).toMatchObject({ code: 'unreadable' });
    expect(collector.members).toEqual([]);
  });

  it('zstd without checksums still notices a wrong size', async () => {
    const bytes = await zstd(await buildArchive(TREE));
    // The frame's content size, where the tool knew it, follows magic and descriptor; cut the last block instead.
    const { result } = await read(bytes.subarray(0, bytes.length - 5));
    expect(result.ok && result.value.complete).toBe(false);
  });
});

describe('bounds of the decoders', () => {
  it('zstd: a window beyond 128 MiB is refused with the reason', async () => {
    const frame = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0x00, (30 - 10) << 3, 0x01, 0, 0);
    expect(failureOf((await read(frame)).result)).toMatchObject({
      code: 'unsupported-compression',
      message: expect.stringContaining('128 MiB'),
    });
  });

  it('zstd: frames that only claim memory do not keep it busy', async () => {
    const frame = [0x28, 0xb5, 0x2f, 0xfd, 0x00, (27 - 10) << 3, 0x01, 0, 0];
    const bytes = Uint8Array.from({ length: frame.length * 2000 }, (_, at) => frame[at % frame.length] ?? 0);
    expect(failureOf((await read(bytes)).result).code).toBe('unreadable');
  });

  it('gzip: header fields are skipped, whatever the chunks', async () => {
    const tar = await buildArchive({ 'top/a': 'text' });
    const plain = gzip(tar);
    const head = [0x1f, 0x8b, 8, 0x1e, 0, 0, 0, 0, 0, 3, 3, 0, 1, 2, 3, ...Buffer.from('name\0comment\0'), 9, 9];
    const bytes = new Uint8Array(Buffer.concat([Buffer.from(head), plain.subarray(10)]));
    for (const chunkSize of [1, 13, 65_536]) {
      expect(outcomeOf((await read(bytes, { chunkSize })).result)).toMatchObject({ members: 1, complete: true });
    }
  });
});
