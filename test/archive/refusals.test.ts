import { describe, expect, it } from 'vitest';
import { buildArchive } from '../builders/archive.ts';
import { bzip2, gzip, xz, zstd } from '../builders/compress.ts';
import { failureOf, outcomeOf, read, readSource } from './reading.ts';

const bytes = (...values: (number | string)[]): Uint8Array =>
  new Uint8Array(
    Buffer.concat(values.map((value) => (typeof value === 'number' ? Buffer.of(value) : Buffer.from(value)))),
  );
const refusal = async (content: Uint8Array, name: string, chunkSize = 65_536) =>
  failureOf((await read(content, { name, chunkSize })).result);

describe('encrypted files', () => {
  const noise = 'x'.repeat(600);
  it.each([
    ['a session key for a public key', bytes(0x85, 0x01, 0x0c, 0x03, noise)],
    ['a session key with a short length', bytes(0x84, 0x5e, 0x03, noise)],
    ['a session key from a password', bytes(0x8c, 0x0d, 0x04, 0x09, noise)],
    ['new headers', bytes(0xc3, 0x0d, 0x04, 0x09, noise)],
    ['new headers with a long length', bytes(0xc1, 0xc0, 0x4c, 0x03, noise)],
    ['ASCII armour', bytes('-----BEGIN PGP MESSAGE-----\n\n', noise)],
  ])('GPG: %s', async (_, content) => {
    const failure = await refusal(content, 'secured-sosreport-web1-2022-05-16-abcdefg.tar.xz.gpg', 3);
    expect(failure.code).toBe('encrypted');
    expect(failure.command).toBe(
      'gpg --output sosreport-web1-2022-05-16-abcdefg.tar.xz --decrypt secured-sosreport-web1-2022-05-16-abcdefg.tar.xz.gpg',
    );
  });

  it("takes sos's name at its word where the content says nothing", async () => {
    expect((await refusal(bytes(1, 2, 3, 4), 'secured-sosreport-a.tar.xz.gpg')).code).toBe('encrypted');
  });

  it('quotes names for the shell', async () => {
    const content = bytes('-----BEGIN PGP MESSAGE-----\n');
    expect((await refusal(content, "it's; rm -rf.tar.gpg")).command).toBe(
      `gpg --output 'it'\\''s; rm -rf.tar' --decrypt 'it'\\''s; rm -rf.tar.gpg'`,
    );
    expect((await refusal(content, '-o.gpg')).command).toBe('gpg --output ./-o --decrypt ./-o.gpg');
    expect((await refusal(content, 'a\nb.gpg')).command).toBe('gpg --output FILE --decrypt FILE');
  });

  it.each([
    ['OpenSSL', bytes('Salted__', noise), 'openssl'],
    ['OpenSSL in base 64', bytes('U2FsdGVkX1', noise), 'openssl enc -d -a '],
    ['age', bytes('age-encryption.org/v1\n', noise), 'age '],
    ['a zip with a password', bytes('PK', 3, 4, 20, 0, 1, 0, noise), 'unzip'],
  ])('%s', async (_, content, command) => {
    const failure = await refusal(content, 'sosreport.tar.xz.enc');
    expect(failure.code).toBe('encrypted');
    expect(failure.command).toContain(command);
  });

  it('tells an encrypted file inside a compressed one', async () => {
    expect((await refusal(gzip(bytes('Salted__', noise)), 'a.gz')).code).toBe('encrypted');
  });
});

describe('empty files', () => {
  const nothing = new Uint8Array(0);
  it.each([
    ['0 bytes', async () => nothing],
    ['a tar without members', () => buildArchive({})],
    ['an xz of nothing', () => xz(nothing)],
    ['a gzip of nothing', async () => gzip(nothing)],
    ['a bzip2 of nothing', () => bzip2(nothing)],
    ['a zstd of nothing', () => zstd(nothing)],
    ['a compressed tar without members', () => buildArchive({}, { format: 'tar+xz' })],
  ])('%s', async (_, make) => {
    const content = await make();
    expect((await refusal(content, 'sosreport.tar.xz')).code).toBe('empty');
    expect((await refusal(content, 'sosreport.tar.xz', 1)).code).toBe('empty');
  });
});

describe('files that are no archive', () => {
  it.each([
    ['a PDF document', bytes('%PDF-1.7\n')],
    ['a web page', bytes('\n<!DOCTYPE html><html><title>Log in</title>')],
    ['a checksum file', bytes('d41d8cd98f00b204e9800998ecf8427e\n')],
    ['a checksum file', bytes('d41d8cd98f00b204e9800998ecf8427e  sosreport-web1.tar.xz\n')],
    ['a checksum file', bytes('e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855\n')],
    ['an office document', bytes('PK', 3, 4, 20, 0, 6, 0, '......................[Content_Types].xml')],
    ['a text file', bytes('Hello,\nplease find the sosreport attached.\n')],
    ['a picture', bytes(0x89, 'PNG\r\n')],
    ['a systemd journal', bytes('LPKSHHRH', 0, 0, 0)],
    ['a JSON file', bytes('{"schemaVersion": 1}')],
    ['data of an unknown kind', bytes(0, 1, 2, 3, 0, 1, 2, 3)],
  ])('%s is named', async (look, content) => {
    const failure = await refusal(content, 'file');
    expect(failure.code).toBe('not-an-archive');
    expect(failure.message).toContain(look);
    expect(failure.message).toContain('.tar.xz');
  });

  it('doubts the name of a file that lost its beginning', async () => {
    expect((await refusal(bytes(0, 1, 2, 3), 'sosreport.tar.xz')).message).toContain('damaged');
  });

  it.each([
    ['xz', xz],
    ['gzip', async (content: Uint8Array) => gzip(content)],
    ['bzip2', bzip2],
    ['zstd', zstd],
  ] as const)('%s of a text is told as that', async (format, pack) => {
    const failure = await refusal(await pack(bytes('only a log\n'.repeat(100))), 'messages.xz');
    expect(failure.code).toBe('not-an-archive');
    expect(failure.message).toContain(format);
    expect(failure.message).toContain('a text file');
  });

  it('tells of a file that was compressed twice', async () => {
    const failure = await refusal(gzip(await buildArchive({ a: 'x' }, { format: 'tar+xz' })), 'a.tar.xz.gz');
    expect(failure).toMatchObject({ code: 'not-an-archive', message: expect.stringContaining('another xz file') });
  });
});

describe('compressions that are not read', () => {
  it.each([
    ['lzip', bytes('LZIP', 1), 'sos.tar.lz'],
    ['lzma', bytes(0x5d, 0, 0, 0x80, 0), 'sos.tar.lzma'],
    ['zip', bytes('PK', 3, 4, 20, 0, 0, 0, 'sosreport'), 'sos.zip'],
    ['7-Zip', bytes('7z', 0xbc, 0xaf, 0x27, 0x1c), 'sos.7z'],
    ['compress', bytes(0x1f, 0x9d, 0x90), 'sos.tar.Z'],
    ['RAR', bytes('Rar!', 0x1a, 7, 1, 0), 'sos.rar'],
    ['lz4', bytes(4, 0x22, 0x4d, 0x18), 'sos.tar.lz4'],
  ])('%s is named, with the way to repack it', async (format, content, name) => {
    const failure = await refusal(content, name);
    expect(failure.code).toBe('unsupported-compression');
    expect(failure.message).toContain(format);
    expect(failure.command).toContain(name);
    expect(failure.command).toContain('sos.tar.xz');
  });
});

describe('archives cut or damaged before their first file', () => {
  it.each(['tar+xz', 'tar+gzip', 'tar+bzip2', 'tar+zstd'] as const)('%s', async (format) => {
    const whole = await buildArchive({ 'top/a': 'x'.repeat(1000) }, { format });
    for (const length of [7, 20, 40]) {
      const failure = await refusal(whole.subarray(0, length), 'sosreport.tar.xz');
      expect(failure).toMatchObject({ code: 'unreadable', message: expect.stringContaining('cut short') });
    }
    const damaged = whole.slice();
    damaged.fill(0xa5, 20, 60);
    expect((await refusal(damaged, 'sosreport.tar.xz')).code).toBe('unreadable');
  });
});

describe('sources that fail', () => {
  it.each([
    ['EACCES', 'permissions'],
    ['ENOENT', 'not there'],
    ['EISDIR', 'folder'],
    ['EWHATEVER', 'EWHATEVER'],
  ])('%s is put into words', async (code, words) => {
    const source = {
      name: 'a.tar',
      size: 1,
      readAt: null,
      stream: (): AsyncIterable<Uint8Array> => ({
        [Symbol.asyncIterator]: () => ({
          next: () => Promise.reject(Object.assign(new Error(`${code}: /home/someone/a.tar`), { code })),
        }),
      }),
    };
    const failure = failureOf((await readSource(source)).result);
    expect(failure).toMatchObject({ code: 'unreadable', message: expect.stringContaining(words) });
    expect(failure.message).not.toContain('/home');
  });

  it('keeps what was read when the source fails on the way', async () => {
    const tar = await buildArchive({ a: 'first', b: 'x'.repeat(5000) });
    const source = {
      name: 'a.tar',
      size: tar.length,
      readAt: null,
      async *stream() {
        yield tar.subarray(0, 3000);
        throw Object.assign(new Error('gone'), { code: 'EIO' });
      },
    };
    const { result, collector } = await readSource(source);
    expect(outcomeOf(result)).toMatchObject({
      complete: false,
      sha256: null,
      problems: [{ code: 'archive-truncated' }],
    });
    expect(collector.text('a')).toBe('first');
    expect(collector.members[1]).toMatchObject({ ended: false });
  });
});
