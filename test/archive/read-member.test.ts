import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../shared/archive/bytes-source.ts';
import { inProcessDecoders } from '../../shared/archive/decoder-pool.ts';
import { findMember } from '../../shared/archive/find-member.ts';
import { DEFAULT_LIMITS } from '../../shared/archive/limits.ts';
import type { MemberIndex } from '../../shared/archive/member-index.ts';
import { readAgain } from '../../shared/archive/read-indexed.ts';
import { type MemberRange, readMember } from '../../shared/archive/read-member.ts';
import type { ByteSource } from '../../shared/archive/types.ts';
import { ARCHIVE_FORMATS, buildArchive, type Tree } from '../builders/archive.ts';
import { outcomeOf, readSource } from './reading.ts';

const long = Array.from({ length: 3000 }, (_, at) => `line ${at} ${(at * 7919) % 10_007}\n`).join('');
const tree: Tree = {
  'sosreport-a/': { folder: true },
  'sosreport-a/first': 'one\n',
  'sosreport-a/logs/messages': long,
  'sosreport-a/empty': '',
  'sosreport-a/last': 'the last one\n',
};

async function indexed(source: ByteSource): Promise<{ index: MemberIndex; opened: ByteSource }> {
  const { result } = await readSource(source, { decoders: inProcessDecoders });
  const { index } = outcomeOf(result);
  if (index === null) throw new Error('no index');
  return { index, opened: source };
}

async function textOf(source: ByteSource, index: MemberIndex, path: string, range?: MemberRange): Promise<string> {
  const member = findMember(index, path);
  if (member === null) throw new Error(`no ${path}`);
  const parts: Buffer[] = [];
  for await (const chunk of readMember(source, index, member, range, inProcessDecoders)) parts.push(Buffer.from(chunk));
  return Buffer.concat(parts).toString();
}

describe('a member read by the index', () => {
  it.each(ARCHIVE_FORMATS)('%s: is what the archive holds, whole and in part', async (format) => {
    const source = bytesSource('a', await buildArchive(tree, { format, blockSize: 5000 }), 1000);
    const { index } = await indexed(source);
    expect(await textOf(source, index, 'first')).toBe('one\n');
    expect(await textOf(source, index, 'logs/messages')).toBe(long);
    expect(await textOf(source, index, 'empty')).toBe('');
    expect(await textOf(source, index, 'last')).toBe('the last one\n');
    for (const [start, end] of [
      [0, 1],
      [4999, 5001],
      [10_000, 20_000],
      [long.length - 1, long.length + 99],
      [7, 7],
      [long.length + 5, long.length + 9],
    ] as const) {
      expect(await textOf(source, index, 'logs/messages', { start, end })).toBe(long.slice(start, end));
    }
  });

  it('takes from a file of many blocks no more than it needs', async () => {
    const bytes = await buildArchive(tree, { format: 'tar+xz', blockSize: 1000 });
    let read = 0;
    const source: ByteSource = {
      ...bytesSource('a', bytes),
      async readAt(offset, length) {
        read += length;
        return bytes.subarray(offset, offset + length);
      },
    };
    const { index } = await indexed(source);
    read = 0;
    await textOf(source, index, 'last');
    expect(read).toBeGreaterThan(0);
    expect(read).toBeLessThan(bytes.length / 10);
  });

  it.each(['tar', 'tar+xz', 'tar+gzip'] as const)('%s: says so when its bytes broke off', async (format) => {
    const bytes = await buildArchive(tree, { format, blockSize: 5000 });
    const { index } = await indexed(bytesSource('a', bytes));
    const cut = bytesSource('a', bytes.subarray(0, Math.floor(bytes.length / 2)));
    await expect(textOf(cut, index, 'last')).rejects.toMatchObject({ problem: { code: 'member-unreadable' } });
  });

  it('says so when the block is damaged', async () => {
    const bytes = await buildArchive(tree, { format: 'tar+xz', blockSize: 5000 });
    const { index } = await indexed(bytesSource('a', bytes));
    const block = index.blocks?.blocks[3];
    const at = (block?.offset ?? 0) + 100;
    const changed = bytesSource(
      'a',
      bytes.map((byte, i) => (i === at ? byte ^ 1 : byte)),
    );
    await expect(textOf(changed, index, 'logs/messages')).rejects.toThrow(/damaged/);
    expect(await textOf(changed, index, 'first')).toBe('one\n');
  });
});

describe('an archive gone through again', () => {
  it.each(ARCHIVE_FORMATS)('%s: shows every header and reads what is asked for', async (format) => {
    const source = bytesSource('a', await buildArchive(tree, { format, blockSize: 5000 }));
    const options = { limits: DEFAULT_LIMITS, signal: new AbortController().signal, onProgress: () => undefined };
    const decoders = inProcessDecoders;
    const outcome = outcomeOf((await readSource(source, { decoders })).result);
    const seen: string[] = [];
    const read: string[] = [];
    const visitor = {
      member({ path }: { path: string }) {
        seen.push(path);
        if (!path.endsWith('last')) return null;
        return {
          write: (chunk: Uint8Array) => void read.push(Buffer.from(chunk).toString()),
          end: (complete: boolean) => void read.push(String(complete)),
        };
      },
    };
    await readAgain(source, outcome, visitor, { ...options, decoders });
    expect(seen).toEqual(['sosreport-a', ...Object.keys(tree).slice(1)]);
    expect(read).toEqual(['the last one\n', 'true']);
  });
});

describe('the file that a path names', () => {
  const links: Tree = {
    'top/sos_commands/kernel/uname_-a': 'Linux\n',
    'top/uname': { symlink: 'sos_commands/kernel/uname_-a' },
    'top/etc/release': { symlink: '/usr/lib/release' },
    'top/usr/lib/release': 'RHEL\n',
    'top/lib': { symlink: 'usr/lib' },
    'top/hard': { hardlink: 'top/usr/lib/release' },
    'top/a': { symlink: 'b' },
    'top/b': { symlink: 'a' },
    'top/out': { symlink: '../../etc/passwd' },
    'top/usr/lib/release ': 'another\n',
  };

  it.each([
    ['uname', 'Linux\n'],
    ['top/uname', 'Linux\n'],
    ['/uname', 'Linux\n'],
    ['./etc/../uname', 'Linux\n'],
    ['etc/release', 'RHEL\n'],
    ['lib/release', 'RHEL\n'],
    ['hard', 'RHEL\n'],
    ['a', null],
    ['out', null],
    ['usr/lib', null],
    ['nothing', null],
    ['', null],
  ])('%j', async (path, text) => {
    const source = bytesSource('a', await buildArchive(links));
    const { index } = await indexed(source);
    if (text === null) expect(findMember(index, path)).toBeNull();
    else expect(await textOf(source, index, path)).toBe(text);
  });
});
