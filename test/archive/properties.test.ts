import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodedSink } from '../../shared/archive/decoded-sink.ts';
import { safePath } from '../../shared/archive/tar/member-path.ts';
import { readPaxRecords } from '../../shared/archive/tar/pax.ts';
import { type TarEntry, writeTar } from '../../shared/sample/tar-writer.ts';
import { ARCHIVE_FORMATS, buildArchive } from '../builders/archive.ts';
import { gzip, xz } from '../builders/compress.ts';
import { type Collector, outcomeOf, read } from './reading.ts';

const segment = fc
  .string({ unit: 'grapheme', minLength: 1, maxLength: 120 })
  .map((text) => text.replace(/[/\\\u0000-\u001f\u007f-\u009f\ufeff]/g, '_'))
  .filter((text) => text !== '.' && text !== '..' && !/\p{Surrogate}/u.test(text));
const path = fc.array(segment, { minLength: 1, maxLength: 6 }).map((segments) => segments.join('/'));
const content = fc.uint8Array({ maxLength: 3000 });
const entry: fc.Arbitrary<TarEntry> = fc.oneof(
  fc.record({ path, content, modified: fc.integer({ min: 0, max: 2 ** 31 }) }),
  fc.record({ path, symlink: path }),
  fc.record({ path, hardlink: path }),
  fc.record({ path, folder: fc.constant(true as const) }),
);
const tree = fc.uniqueArray(entry, { minLength: 1, maxLength: 12, selector: (one) => one.path });

/** What reading should give for what was written. */
function expected(entries: readonly TarEntry[]): unknown[] {
  return entries.map((one) => ({
    path: one.path,
    link: 'symlink' in one ? one.symlink : 'hardlink' in one ? one.hardlink : null,
    bytes: 'content' in one ? Buffer.from(one.content).toString('hex') : '',
    ended: true,
  }));
}

const actual = (collector: Collector): unknown[] =>
  collector.members.map(({ header, bytes, ended }) => ({
    path: header.path,
    link: header.linkTarget,
    bytes: Buffer.from(bytes).toString('hex'),
    ended,
  }));

describe('whatever is written', () => {
  it('is read back, in any chunks, with GNU and PAX names', async () => {
    await fc.assert(
      fc.asyncProperty(
        tree,
        fc.integer({ min: 1, max: 2000 }),
        fc.constantFrom('gnu' as const, 'pax' as const),
        async (entries, chunkSize, longNames) => {
          const { result, collector } = await read(writeTar(entries, { longNames }), { chunkSize });
          expect(outcomeOf(result)).toMatchObject({ complete: true, problems: [], members: entries.length });
          expect(actual(collector)).toEqual(expected(entries));
        },
      ),
      { numRuns: 60 },
    );
  });
});

/** An archive of five members of 2000 bytes, each a letter repeated. */
const letters = Object.fromEntries([...'abcde'].map((letter) => [`top/${letter}`, letter.repeat(2000)]));

describe('whatever happens to an archive', () => {
  it.each(ARCHIVE_FORMATS)('%s: cut anywhere, it gives what stands before the cut', async (format) => {
    const bytes = await buildArchive(letters, { format, blockSize: 2500 });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 0, max: bytes.length - 1 }),
        fc.constantFrom(13, 65_536),
        async (length, chunkSize) => {
          const { collector } = await read(bytes.subarray(0, length), { chunkSize });
          for (const member of collector.members) {
            const text = Buffer.from(member.bytes).toString();
            expect(member.ended).toBe(text.length === 2000);
            expect(letters[member.header.path]?.startsWith(text)).toBe(true);
          }
          if (format === 'tar')
            expect(collector.members.length).toBe(Math.min(5, Math.floor((length - 512) / 2560) + 1));
        },
      ),
      { numRuns: 40 },
    );
  });

  it.each(ARCHIVE_FORMATS)(
    '%s: with bytes changed, it neither throws nor hangs, and ends every sink',
    async (format) => {
      const bytes = await buildArchive(letters, { format, blockSize: 2500 });
      const change = fc.tuple(fc.integer({ min: 0, max: bytes.length - 1 }), fc.integer({ min: 0, max: 255 }));
      await fc.assert(
        fc.asyncProperty(fc.array(change, { minLength: 1, maxLength: 8 }), async (changes) => {
          const damaged = bytes.slice();
          for (const [at, value] of changes) damaged[at] = value;
          const { result, collector } = await read(damaged);
          expect(collector.members.every(({ ended }) => ended !== null)).toBe(true);
          if (result.ok && !result.value.complete) expect(result.value.problems.length).toBeGreaterThan(0);
          if (!result.ok) expect(result.error.message.length).toBeGreaterThan(20);
        }),
        { numRuns: 60 },
      );
    },
  );

  it.each(ARCHIVE_FORMATS.slice(1))('%s: a changed byte never gives other content as complete', async (format) => {
    const bytes = await buildArchive(letters, { format, blockSize: 2500 });
    await fc.assert(
      fc.asyncProperty(
        fc.integer({ min: 12, max: bytes.length - 1 }),
        fc.integer({ min: 1, max: 255 }),
        async (at, flip) => {
          const damaged = bytes.slice();
          damaged[at] = (damaged[at] ?? 0) ^ flip;
          const { result, collector } = await read(damaged);
          if (!result.ok || !result.value.complete) return;
          for (const { header, bytes: read } of collector.members)
            expect(Buffer.from(read).toString()).toBe(letters[header.path]);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('any bytes behind a magic number are refused in words', async () => {
    const magic = fc.constantFrom(
      [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00],
      [0x1f, 0x8b, 0x08, 0x00],
      [0x42, 0x5a, 0x68, 0x39, 0x31, 0x41, 0x59, 0x26, 0x53, 0x59],
      [0x28, 0xb5, 0x2f, 0xfd],
      [],
    );
    await fc.assert(
      fc.asyncProperty(magic, fc.uint8Array({ maxLength: 2000 }), async (start, rest) => {
        const { result } = await read(Uint8Array.from([...start, ...rest]), { chunkSize: 100 });
        expect(result.ok).toBe(false);
      }),
      { numRuns: 150 },
    );
  });

  it('a damaged log gives nothing as complete that it did not hold', async () => {
    const log = Buffer.from('a line of a log\n'.repeat(300));
    for (const packed of [gzip(log), await xz(log)]) {
      await fc.assert(
        fc.asyncProperty(fc.integer({ min: 10, max: packed.length - 1 }), async (at) => {
          const damaged = packed.slice();
          damaged[at] = (damaged[at] ?? 0) ^ 0x20;
          const parts: Uint8Array[] = [];
          const ends: boolean[] = [];
          const sink = decodedSink(
            { write: (chunk) => void parts.push(chunk.slice()), end: (complete) => void ends.push(complete) },
            () => undefined,
          );
          await sink.write(damaged);
          await sink.end(true);
          expect(ends).toHaveLength(1);
          if (ends[0]) expect(Buffer.concat(parts).equals(log)).toBe(true);
        }),
        { numRuns: 40 },
      );
    }
  });
});

describe('whatever stands in a header', () => {
  it.each([
    ['top/sos_commands/kernel/uname_-a', 'top/sos_commands/kernel/uname_-a'],
    ['a/b c/d.e', 'a/b c/d.e'],
    ['a/.hidden', 'a/.hidden'],
    ['./a', 'a'],
    ['a//b/', 'a/b'],
    ['a/./b', 'a/b'],
    ['a/..b/c..', 'a/..b/c..'],
    ['a/dev-disk-by\\x2duuid', 'a/dev-disk-by\\x2duuid'],
    ['a/é\u0007', 'a/é\uFFFD'],
    ['a/b/..', null],
    ['C:\\x', null],
  ])('the name %j is the path %j', (name, path) => {
    expect(safePath(name).path).toBe(path);
  });

  it('a safe path has no segment that leads elsewhere', () => {
    fc.assert(
      fc.property(
        fc.oneof(fc.string({ unit: 'binary' }), fc.array(fc.constantFrom('/', '.', '..', 'a', '\\', '\0'))),
        (raw) => {
          const { path: safe } = safePath(typeof raw === 'string' ? raw : raw.join(''));
          if (safe === null || safe === '') return;
          expect(safe.split('/').every((one) => one !== '' && one !== '.' && one !== '..')).toBe(true);
          expect(safe).not.toMatch(/[\u0000-\u001f\u007f-\u009f]/);
        },
      ),
    );
  });

  it('PAX records of any bytes end in a map or in null', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 100 }), (bytes) => {
        const records = readPaxRecords(bytes);
        expect(records === null || records instanceof Map).toBe(true);
      }),
    );
  });
});
