import type { Failure } from '../contracts/errors.ts';
import { repackedName, shellWord } from './file-name.ts';

/** A compression that we do not read: its magic number, its name, and the command that repacks a file of it. */
interface KnownFormat {
  readonly magic: readonly number[];
  readonly name: string;
  repack(file: string, to: string): string;
}

const through = (tool: string) => (file: string, to: string) => `${tool} ${file} | xz -T0 > ${to}`;
const unpack = (tool: string) => (file: string, to: string) => `mkdir x && ${tool} ${file} && tar -C x -cJf ${to} .`;

const UNSUPPORTED: readonly KnownFormat[] = [
  { magic: [0x4c, 0x5a, 0x49, 0x50], name: 'lzip', repack: through('lzip -dc') },
  { magic: [0x5d, 0x00, 0x00], name: 'lzma', repack: through('xz --format=lzma -dc') },
  { magic: [0x1f, 0x9d], name: 'compress (.Z)', repack: through('gzip -dc') },
  { magic: [0x1f, 0xa0], name: 'compress (.Z)', repack: through('gzip -dc') },
  { magic: [0x1f, 0x1e], name: 'pack (.z)', repack: through('gzip -dc') },
  { magic: [0x04, 0x22, 0x4d, 0x18], name: 'lz4', repack: through('lz4 -dc') },
  { magic: [0x89, 0x4c, 0x5a, 0x4f, 0x00], name: 'lzop', repack: through('lzop -dc') },
  { magic: [0x50, 0x4b, 0x03, 0x04], name: 'zip', repack: unpack('unzip -d x') },
  { magic: [0x50, 0x4b, 0x05, 0x06], name: 'zip', repack: unpack('unzip -d x') },
  { magic: [0x37, 0x7a, 0xbc, 0xaf, 0x27, 0x1c], name: '7-Zip', repack: unpack('7z x -ox') },
  { magic: [0x52, 0x61, 0x72, 0x21, 0x1a, 0x07], name: 'RAR', repack: unpack('unrar x -op./x') },
];

/** Things that people pick by mistake, by how they begin, in words that follow "This is". */
const MISTAKEN: readonly (readonly [RegExp, string])[] = [
  [/^%PDF-/, 'a PDF document'],
  [
    /^\s*(<!doctype html|<html|<head|<body)/i,
    'a web page: the download may have saved a login page in place of the file',
  ],
  [/^\s*<\?xml/, 'an XML file'],
  [
    /^(\\?(?:[0-9a-f]{32}|[0-9a-f]{40}|[0-9a-f]{64}|[0-9a-f]{128}))(\s|$)/i,
    'a checksum file: open the archive beside it',
  ],
  [/^(MD5|SHA1|SHA256|SHA512) ?\(/, 'a checksum file: open the archive beside it'],
  [/^-----BEGIN /, 'a key, certificate or signature'],
  [/^\x89PNG|^\xff\xd8\xff|^GIF8/, 'a picture'],
  [/^\x7fELF|^MZ/, 'a program'],
  [/^SQLite format 3/, 'a database'],
  [/^LPKSHHRH/, 'a systemd journal file'],
  [/^KDUMP {3}|^makedumpfile/, 'a kernel crash dump'],
  [/^\xed\xab\xee\xdb/, 'an RPM package'],
  [/^!<arch>/, 'a Debian package or ar archive'],
  [/^07070[17]|^\xc7\x71/, 'a cpio archive'],
  [/^\s*[[{]\s*["\]}[{]/, 'a JSON file'],
];

/** Mostly printable: what a person would call a text file. */
function isText(head: Uint8Array): boolean {
  if (head.length === 0) return false;
  const text = new TextDecoder().decode(head);
  const odd = text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]|\uFFFD(?!$)/g)?.length ?? 0;
  return odd * 50 < text.length;
}

/** Names of what we read; content that then looks like nothing has lost its beginning. */
const ARCHIVE_NAME = /\.(tar|t?xz|t?gz|tgz|t?bz2|tbz|t?zst)$/i;

function lookOf(head: Uint8Array, name: string): string {
  const text = String.fromCharCode(...head);
  const known = MISTAKEN.find(([begin]) => begin.test(text));
  if (known !== undefined) return known[1];
  if (isText(head)) return 'a text file';
  return ARCHIVE_NAME.test(name)
    ? 'no archive, whatever its name says: it may be damaged, or was not copied whole'
    : 'data of an unknown kind';
}

const notAnArchive = (what: string): Failure => ({
  code: 'not-an-archive',
  message: `This is ${what}. Open the sosreport archive itself (.tar.xz, .tar.gz, .tar.bz2, .tar.zst or .tar).`,
});

/**
 * The failure for bytes that are neither a tar nor a compression that we read: what they look like, and how to repack
 * them where that helps. `head` is the beginning of the file, some 512 bytes.
 */
export function unreadableFormat(head: Uint8Array, name: string): Failure {
  const format = UNSUPPORTED.find(({ magic }) => magic.every((byte, at) => head[at] === byte));
  if (format === undefined) return notAnArchive(lookOf(head, name));
  if (format.name === 'zip' && /\[Content_Types\]|mimetypeapplication\/vnd/.test(String.fromCharCode(...head))) {
    return notAnArchive('an office document');
  }
  return {
    code: 'unsupported-compression',
    message: `The file is packed with ${format.name}, which is not supported. Repack it as .tar.xz, then open that.`,
    command: format.repack(shellWord(name), shellWord(repackedName(name))),
  };
}
