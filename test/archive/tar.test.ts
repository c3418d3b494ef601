import { describe, expect, it } from 'vitest';
import { type TarEntry, writeTar } from '../../shared/sample/tar-writer.ts';
import { failureOf, outcomeOf, read } from './reading.ts';

const encoder = new TextEncoder();

/** A header block with its checksum, from fields at their offsets. */
function header(fields: Readonly<Record<number, string | Uint8Array>>, signed = false): Uint8Array {
  const block = new Uint8Array(512);
  for (const [at, value] of Object.entries({ 124: '00000000000\0', 136: '00000000000\0', ...fields })) {
    block.set(typeof value === 'string' ? encoder.encode(value) : value, Number(at));
  }
  block.set(encoder.encode(' '.repeat(8)), 148);
  const sum = block.reduce((total, byte) => total + (signed && byte > 127 ? byte - 256 : byte), 0);
  block.set(encoder.encode(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
  return block;
}

const text = (value: string): Uint8Array => {
  const bytes = encoder.encode(value);
  const block = new Uint8Array(Math.ceil(bytes.length / 512) * 512);
  block.set(bytes);
  return block;
};
const END = new Uint8Array(1024);
const tar = (...blocks: Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat([...blocks, END]));
const size = (bytes: number): string => `${bytes.toString(8).padStart(11, '0')}\0`;
const file = (name: string, content: string, more: Readonly<Record<number, string | Uint8Array>> = {}): Uint8Array =>
  new Uint8Array(
    Buffer.concat([header({ 0: name, 124: size(encoder.encode(content).length), ...more }), text(content)]),
  );
const pax = (records: string, type = 'x'): Uint8Array => file('PaxHeader', records, { 156: type });
/** A PAX record with its length, which must have two digits. */
const record = (keyword: string, value: string): string =>
  `${encoder.encode(`${keyword}${value}`).length + 5} ${keyword}=${value}\n`;
const problemsOf = async (bytes: Uint8Array): Promise<string[]> =>
  outcomeOf((await read(bytes)).result).problems.map(({ code }) => code);

describe('forms of tar', () => {
  it('reads the form before ustar, where a slash makes the folder', async () => {
    const { result, collector } = await read(tar(header({ 0: 'top/' }), file('top/a', 'x')));
    expect(outcomeOf(result)).toMatchObject({ format: 'tar', members: 2, complete: true });
    expect(collector.members.map(({ header: { type } }) => type)).toEqual(['directory', 'file']);
  });

  it('joins the prefix of ustar, but not what GNU keeps there', async () => {
    const ustar = file('name', '1', { 257: 'ustar\x0000', 345: 'top/sub' });
    const gnu = file('gnu', '2', { 257: 'ustar  \0', 345: '00000000000' });
    expect((await read(tar(ustar, gnu))).collector.paths).toEqual(['top/sub/name', 'gnu']);
  });

  it('takes checksums of signed bytes', async () => {
    const block = header({ 0: 'caf\u00e9' }, true);
    expect((await read(tar(block))).collector.paths).toEqual(['caf\u00e9']);
  });

  it('takes sizes and times in base 256', async () => {
    const base256 = (value: number, width = 12): Uint8Array => {
      const field = new Uint8Array(width);
      field[0] = 0x80;
      new DataView(field.buffer).setUint32(width - 4, value);
      return field;
    };
    const { collector } = await read(tar(file('a', 'hello', { 124: base256(5), 136: base256(1_652_659_200) })));
    expect(collector.text('a')).toBe('hello');
    expect(collector.members[0]?.header.modified).toBe(1_652_659_200);
  });

  it.each(['gnu', 'pax'] as const)('reads long names and link targets (%s)', async (longNames) => {
    const long = `top/${'n'.repeat(3000)}`;
    const entries: TarEntry[] = [
      { path: long, content: 'x' },
      { path: 'top/link', symlink: long },
      { path: 'top/short', content: 'y' },
    ];
    const { collector } = await read(writeTar(entries, { longNames }), { chunkSize: 100 });
    expect(collector.paths).toEqual([long, 'top/link', 'top/short']);
    expect(collector.members[1]?.header).toMatchObject({ type: 'symlink', linkTarget: long, size: 0 });
  });

  it('applies PAX records to the next member only, global ones to all', async () => {
    const bytes = tar(
      pax(record('mtime', '1652659200'), 'g'),
      pax(
        record('RHT.security.selinux', 'system_u:object_r') + record('path', 'top/\u00e9-x') + record('mtime', '5.5'),
      ),
      file('short', 'a'),
      file('second', 'b'),
    );
    const { collector } = await read(bytes);
    expect(collector.members.map(({ header: { path, modified } }) => [path, modified])).toEqual([
      ['top/\u00e9-x', 5.5],
      ['second', 1_652_659_200],
    ]);
  });

  it('believes the size of PAX over that of the header', async () => {
    const bytes = tar(pax('9 size=5\n'), header({ 0: 'a', 124: size(0) }), text('hello'), file('b', 'after'));
    const { collector } = await read(bytes);
    expect(collector.text('a')).toBe('hello');
    expect(collector.text('b')).toBe('after');
  });

  it('passes over the content of sparse files and odd types', async () => {
    const sparse = header({ 0: 'sparse', 124: size(600), 156: 'S', 482: Uint8Array.of(1) });
    const map = new Uint8Array(512);
    const bytes = tar(
      sparse,
      map,
      text('d'.repeat(600)),
      file('odd', 'content', { 156: 'Z' }),
      pax(record('GNU.sparse.major', '1') + record('GNU.sparse.name', 'top/holes')),
      file('GNUSparseFile.0/holes', 'map'),
      header({ 0: 'fifo', 156: '6', 124: size(512) }),
      file('after', 'yes'),
    );
    const { result, collector } = await read(bytes, { chunkSize: 7 });
    expect(outcomeOf(result).problems).toEqual([]);
    expect(collector.members.map(({ header: { path, type } }) => `${path} ${type}`)).toEqual([
      'sparse other',
      'odd other',
      'top/holes other',
      'fifo other',
      'after file',
    ]);
    expect(collector.text('after')).toBe('yes');
  });

  it('counts no content for links that claim a size', async () => {
    const bytes = tar(header({ 0: 'l', 156: '1', 157: 'a', 124: size(5000) }), file('after', 'yes'));
    expect((await read(bytes)).collector.text('after')).toBe('yes');
  });
});

describe('ends of tar', () => {
  const whole = file('a', 'one');

  it('takes an archive without its closing blocks as whole', async () => {
    expect(outcomeOf((await read(whole)).result)).toMatchObject({ complete: true, problems: [] });
  });

  it('reads on after a lone zero block', async () => {
    const bytes = tar(whole, new Uint8Array(512), file('b', 'two'));
    expect((await read(bytes)).collector.paths).toEqual(['a', 'b']);
  });

  it.each([
    ['in a header', 1024 + 100],
    ['in a content', 514],
    ['in the padding', 516],
  ])('knows a cut %s', async (_, at) => {
    const { result } = await read(tar(whole, file('b', 'two')).subarray(0, at));
    expect(outcomeOf(result)).toMatchObject({ complete: false, problems: [{ code: 'archive-truncated' }] });
  });

  it('knows a cut between a long name and its member', async () => {
    const long = writeTar([{ path: 'n'.repeat(200), content: 'x' }]).subarray(0, 1024);
    const bytes = new Uint8Array(Buffer.concat([whole, long]));
    expect(outcomeOf((await read(bytes)).result)).toMatchObject({ complete: false, members: 1 });
  });

  it('stops at a damaged header and keeps what came before', async () => {
    const bytes = tar(whole, file('b', 'two'), file('c', 'three'));
    bytes[1024 + 3] = 0x41;
    const { result, collector } = await read(bytes);
    expect(outcomeOf(result)).toMatchObject({ complete: false, members: 1, problems: [{ code: 'archive-corrupt' }] });
    expect(collector.text('a')).toBe('one');
  });

  it.each([
    ['a size that is no number', file('b', '', { 124: 'what?' })],
    ['a negative size', file('b', '', { 124: Uint8Array.from({ length: 12 }, () => 0xff) })],
    [
      'a size beyond all numbers',
      file('b', '', { 124: Uint8Array.from({ length: 12 }, (_, at) => (at ? 0xff : 0x80)) }),
    ],
    ['PAX that counts wrong', new Uint8Array(Buffer.concat([pax('0 path=x\n'), file('b', '')]))],
    ['PAX that runs over its end', new Uint8Array(Buffer.concat([pax('99 path=x\n'), file('b', '')]))],
    ['PAX with a size that is none', new Uint8Array(Buffer.concat([pax('10 size=-5\n'), file('b', '')]))],
  ])('stops at %s', async (_, block) => {
    expect(await problemsOf(tar(whole, block, file('c', '')))).toEqual(['archive-corrupt']);
  });

  it('ends the sink of a member of several GiB that is not there', async () => {
    const { result, collector } = await read(tar(header({ 0: 'huge', 124: '77777777777\0' })));
    expect(outcomeOf(result)).toMatchObject({ complete: false, problems: [{ code: 'archive-truncated' }] });
    expect(collector.members[0]).toMatchObject({ ended: false });
  });
});

describe('unsafe names', () => {
  const names = async (...entries: string[]): Promise<{ paths: string[]; codes: string[] }> => {
    const bytes = writeTar(entries.map((path, at) => ({ path, content: String(at) })));
    const { result, collector } = await read(bytes);
    return { paths: collector.paths, codes: outcomeOf(result).problems.map(({ code }) => code) };
  };

  it('drops what stands for nothing', async () => {
    expect(await names('./top/a', 'top//b', 'top/./c', './')).toEqual({
      paths: ['top/a', 'top/b', 'top/c'],
      codes: [],
    });
  });

  it.each(['../etc/passwd', 'top/../../x', 'top/sub/../uname', '..', 'top\\..\\..\\x', 'C:\\windows\\x'])(
    'passes over %s and says so',
    async (name) => {
      expect(await names('top/uname', name, 'top/z')).toEqual({
        paths: ['top/uname', 'top/z'],
        codes: ['unsafe-path'],
      });
    },
  );

  it('keeps the backslashes of systemd unit names', async () => {
    expect(await names('top/dev-disk-by\\x2duuid.swap')).toEqual({
      paths: ['top/dev-disk-by\\x2duuid.swap'],
      codes: [],
    });
  });

  it('does not let an absolute name stand for a member', async () => {
    expect(await names('top/uname', '/top/uname')).toEqual({ paths: ['top/uname'], codes: ['unsafe-path'] });
  });

  it('reads an archive of absolute names (tar -P), telling of a few and counting the rest', async () => {
    const { paths, codes } = await names(...Array.from({ length: 20 }, (_, at) => `/top/${at}`));
    expect(paths).toHaveLength(20);
    expect(paths[0]).toBe('top/0');
    expect(codes).toEqual(Array.from({ length: 6 }, () => 'unsafe-path'));
  });

  it('replaces control characters', async () => {
    expect(await names('top/\u001b[31mred\n\u009b')).toEqual({
      paths: ['top/\uFFFD[31mred\uFFFD\uFFFD'],
      codes: ['unsafe-path'],
    });
  });

  it('passes over a NUL in a PAX name', async () => {
    expect(await problemsOf(tar(pax(record('path', 'a\0/b')), file('x', '1'), file('y', '2')))).toEqual([
      'unsafe-path',
    ]);
  });

  it('passes over a name beyond the limit, and over none at it', async () => {
    const bytes = writeTar([
      { path: 'n'.repeat(300), content: '' },
      { path: 'n'.repeat(301), content: '' },
    ]);
    const { result, collector } = await read(bytes, { limits: { pathLength: 300 } });
    expect(outcomeOf(result)).toMatchObject({ complete: true, problems: [{ code: 'limit-exceeded' }] });
    expect(collector.paths).toEqual(['n'.repeat(300)]);
  });
});

it('refuses a tar without members as empty', async () => {
  expect(failureOf((await read(new Uint8Array(10_240))).result).code).toBe('empty');
});
