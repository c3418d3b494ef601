import { sampleTree } from '../../shared/sample/sample.ts';
import { writeTar } from '../../shared/sample/tar-writer.ts';
import { gzip, xz } from './compress.ts';

const TOP = 'sosreport-bad';
const MIB = 1024 * 1024;

/** An upload that is not as it should be, and what becomes of it on the command line and in the window. */
export interface BadArchive {
  readonly name: string;
  make(): Promise<Uint8Array>;
  /** A failure, a case that says it is not whole, or a case as of any archive. */
  readonly ends: 'failed' | 'incomplete' | 'whole';
  /** What is said: the failure, or one of the case's problems. Null where nothing is to be said. */
  readonly says: RegExp | null;
}

const sampleTar = (): Uint8Array =>
  writeTar(
    Object.entries(sampleTree()).map(([path, entry]) =>
      typeof entry === 'string' ? { path: `${TOP}/${path}`, content: entry } : { path: `${TOP}/${path}`, ...entry },
    ),
  );

const joined = (parts: readonly Uint8Array[]): Uint8Array => new Uint8Array(Buffer.concat(parts));
const bytesOf = (text: string): Uint8Array => new Uint8Array(Buffer.from(text));

/** A tar whose last member is `size` bytes long, without that content and what follows it. */
function tarUpTo(path: string, size: number): Uint8Array {
  const small = sampleTar();
  const body = small.subarray(0, lastBlock(small));
  const header = writeTar([{ path, content: '' }]).slice(0, 512);
  header.set(bytesOf(size.toString(8).padStart(11, '0')), 124);
  header.fill(0x20, 148, 156);
  const sum = header.reduce((total, byte) => total + byte, 0);
  header.set(bytesOf(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
  return joined([body, header]);
}

/** Where the zeros at a tar's end begin. */
function lastBlock(tar: Uint8Array): number {
  let end = tar.length;
  while (end > 0 && tar[end - 1] === 0) end -= 1;
  return Math.ceil(end / 512) * 512;
}

/** So many empty files, by copying one header and counting in its name: a hundred megabytes in a moment. */
function emptyMembers(count: number): Uint8Array {
  const folder = `${TOP}/proc/`;
  const header = writeTar([{ path: `${folder}000000/status`, content: '' }]).slice(0, 512);
  const sum = Number.parseInt(Buffer.from(header.subarray(148, 154)).toString(), 8);
  const all = new Uint8Array((count + 2) * 512);
  for (let at = 0; at < count; at += 1) {
    const digits = String(at).padStart(6, '0');
    const extra = [...digits].reduce((total, digit) => total + Number(digit), 0);
    all.set(header, at * 512);
    for (let place = 0; place < 6; place += 1) all[at * 512 + folder.length + place] = digits.charCodeAt(place);
    const checksum = (sum + extra).toString(8).padStart(6, '0');
    for (let place = 0; place < 6; place += 1) all[at * 512 + 148 + place] = checksum.charCodeAt(place);
  }
  return all;
}

/** Members of gzip, and streams of xz, that are joined decode to what they hold one after the other: large, yet quickly made. */
const repeated = (piece: Uint8Array, count: number): Uint8Array[] => Array.from({ length: count }, () => piece);

export const BAD_ARCHIVES: readonly BadArchive[] = [
  { name: 'empty.tar.xz', make: async () => new Uint8Array(0), ends: 'failed', says: /empty \(0 bytes\)/ },
  {
    name: 'notes.tar.xz',
    make: async () => bytesOf('just text\n'.repeat(500)),
    ends: 'failed',
    says: /not an archive|no archive|text/i,
  },
  {
    name: 'encrypted.tar.xz.gpg',
    make: async () =>
      Uint8Array.from([0x85, 0x02, 0x0c, 0x03, ...Array.from({ length: 400 }, (_, at) => (at * 37) & 255)]),
    ends: 'failed',
    says: /encrypted/i,
  },
  {
    name: 'only-zeros.tar',
    make: async () => new Uint8Array(20_480),
    ends: 'failed',
    says: /no files|empty|not an archive/i,
  },
  {
    name: 'other.tar.gz',
    make: async () => gzip(writeTar([{ path: 'photos/cat.jpg', content: 'meow' }])),
    ends: 'failed',
    says: /sosreport/,
  },
  {
    name: 'truncated.tar.xz',
    make: async () => (await xz(sampleTar(), 20_000)).slice(0, -3000),
    ends: 'incomplete',
    says: /cut short/,
  },
  {
    name: 'flipped.tar.xz',
    async make() {
      const bytes = await xz(sampleTar(), 20_000);
      const at = Math.floor(bytes.length * 0.6);
      bytes[at] = (bytes[at] ?? 0) ^ 0xff;
      return bytes;
    },
    ends: 'incomplete',
    says: /damaged/,
  },
  {
    name: 'bomb.tar.xz',
    make: async () =>
      joined([await xz(tarUpTo(`${TOP}/bomb`, 8 * 1024 * MIB)), ...repeated(await xz(new Uint8Array(8 * MIB)), 200)]),
    ends: 'incomplete',
    says: /2000 times its size/,
  },
  {
    name: 'log-bomb.tar',
    async make() {
      const log = joined(repeated(await xz(new Uint8Array(8 * MIB).fill(0x61)), 100));
      return writeTar([
        { path: `${TOP}/sos_commands/kernel/uname_-a`, content: 'Linux a 3.10.0-1160.el7.x86_64\n' },
        { path: `${TOP}/var/log/messages-20220508.xz`, content: log },
      ]);
    },
    ends: 'whole',
    says: /2000 times its size/,
  },
  {
    name: 'link-loops.tar',
    make: async () =>
      writeTar([
        { path: `${TOP}/sos_commands/kernel/uname_-a`, content: 'Linux a 3.10.0-1160.el7.x86_64\n' },
        { path: `${TOP}/var/log/messages`, symlink: 'messages.1' },
        { path: `${TOP}/var/log/messages.1`, symlink: 'messages' },
        { path: `${TOP}/etc`, symlink: 'etc/etc' },
        { path: `${TOP}/out`, symlink: '../../../../etc/passwd' },
        { path: '../../../../tmp/sosight-escaped', content: 'x' },
        { path: '/tmp/sosight-escaped', content: 'x' },
      ]),
    ends: 'whole',
    says: /leads back to itself/,
  },
  {
    name: 'members-200000.tar.gz',
    make: async () => gzip(joined([sampleTar().subarray(0, lastBlock(sampleTar())), emptyMembers(200_000)])),
    ends: 'whole',
    says: null,
  },
  {
    name: 'line-200MB.tar.gz',
    make: async () =>
      joined([
        gzip(tarUpTo(`${TOP}/var/log/messages.1`, 200 * MIB)),
        ...repeated(gzip(new Uint8Array(MIB).fill(0x78)), 200),
        gzip(new Uint8Array(1024)),
      ]),
    ends: 'whole',
    says: /longer than|too long|line/i,
  },
  {
    name: 'html-in-names.tar',
    make: async () =>
      writeTar([
        {
          path: `${TOP}/sos_commands/kernel/uname_-a`,
          content: 'Linux <script>window.hit=1</script> 3.10.0-1160.el7.x86_64\n',
        },
        { path: `${TOP}/hostname`, content: '<img src=x onerror="window.hit=1">\n' },
        { path: `${TOP}/etc/<img src=x onerror=window.hit=1>/../x`, content: '' },
        {
          path: `${TOP}/var/log/messages`,
          content: 'May 15 23:22:09 <b>host</b> kernel: <script>window.hit=1</script>\u001b[31m\n',
        },
      ]),
    ends: 'whole',
    says: /climbs out/,
  },
];
