import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { sampleTree } from '../../shared/sample/sample.ts';
import { type TarEntry, writeTar } from '../../shared/sample/tar-writer.ts';
import { gzip } from '../builders/compress.ts';

const LONG_NAME = `top/${'a-long-folder/'.repeat(12)}file`;
const encoder = new TextEncoder();
const decoder = new TextDecoder();

/** Without the zeros that fill up GNU tar's last record. */
export const tarOf = (entries: readonly TarEntry[], longNames: 'gnu' | 'pax' = 'gnu'): Uint8Array => {
  const bytes = writeTar(entries, { longNames });
  let end = bytes.length;
  while (end >= 512 && bytes.subarray(end - 512, end).every((byte) => byte === 0)) end -= 512;
  return bytes.slice(0, end + 1024);
};

/** Small tars of every kind of entry. */
export function smallTars(): Uint8Array[] {
  const entries: TarEntry[] = [
    { path: 'top', folder: true },
    { path: 'top/uname', content: 'Linux dbsrv07 3.10.0-1160.36.2.el7.x86_64\n' },
    { path: 'top/link', symlink: 'uname' },
    { path: 'top/hard', hardlink: 'top/uname' },
    { path: LONG_NAME, content: 'x'.repeat(700) },
    { path: 'top/far', symlink: 'b/'.repeat(80) },
    { path: 'top/empty', content: '' },
  ];
  const log = encoder.encode('May 15 23:22:09 dbsrv07 kernel: a line\n'.repeat(20));
  return [
    tarOf(entries),
    tarOf(entries, 'pax'),
    tarOf([{ path: 'top/a', content: 'a' }]),
    tarOf([{ path: 'top/var/log/messages-1.gz', content: gzip(log) }]),
  ];
}

const TOP = 'sosreport-dbsrv07';

/** The files of the sample host, long ones cut, as one tree. */
export function hostEntries(): TarEntry[] {
  return Object.entries(sampleTree()).map(([path, entry]) => {
    const at = `${TOP}/${path}`;
    return typeof entry === 'string' ? { path: at, content: entry.slice(0, 900) } : { path: at, ...entry };
  });
}

/** Parts of the sample host as tars: each with what makes a sosreport of it, and a few files more. */
export function hostTars(only: RegExp, each = 6): Uint8Array[] {
  const all = hostEntries();
  const base = all.filter(({ path }) => /\/(version\.txt|sos_commands\/kernel\/uname_-a|hostname)$/.test(path));
  const files = all.filter((entry) => only.test(entry.path) && !base.includes(entry));
  const tars: Uint8Array[] = [];
  for (let at = 0; at < files.length; at += each) tars.push(tarOf([...base, ...files.slice(at, at + each)]));
  return tars;
}

/** Logs of the sample host, whole, as bytes. */
export function hostLogs(): Uint8Array[] {
  return Object.entries(sampleTree()).flatMap(([path, entry]) =>
    typeof entry === 'string' && /messages|dmesg|journal|sos\.log/.test(path) && entry !== ''
      ? [encoder.encode(entry.slice(0, 6000)), encoder.encode(entry.slice(-6000))]
      : [],
  );
}

/** The catalogue's files as text. */
export function articleTexts(): Uint8Array[] {
  const folder = join(process.cwd(), 'shared/articles/catalogue');
  return (
    readdirSync(folder, { recursive: true, withFileTypes: true })
      .filter((entry) => entry.isFile() && entry.name.endsWith('.yaml'))
      .map((entry) => readFileSync(join(entry.parentPath, entry.name), 'utf8'))
      // Else each would only be told that its id is taken.
      .map((text) => encoder.encode(text.replace(/^id: */m, 'id: own-')))
      .sort((a, b) => a.length - b.length)
      .slice(0, 40)
  );
}

/** An entry of a tar that is changed as a tree: its path, and its text or where it leads. */
export type TreePart = { path: string; text: string } | { path: string; to: string; hard: boolean };

/** Reads back what `tarOf` wrote, as far as it is still sound: files and links with short names. */
export function partsOf(tar: Uint8Array): TreePart[] {
  const parts: TreePart[] = [];
  const field = (at: number, length: number) => decoder.decode(tar.subarray(at, at + length)).split('\0')[0] ?? '';
  for (let at = 0; at + 512 <= tar.length && tar[at] !== 0; ) {
    const size = Number.parseInt(field(at + 124, 12), 8) || 0;
    const path = field(at, 100);
    const type = String.fromCharCode(tar[at + 156] ?? 0);
    if (type === '0') parts.push({ path, text: decoder.decode(tar.subarray(at + 512, at + 512 + size)) });
    if (type === '1' || type === '2') parts.push({ path, to: field(at + 157, 100), hard: type === '1' });
    at += 512 + Math.ceil(size / 512) * 512;
  }
  return parts;
}

/** The parts as a tar again. */
export const tarOfParts = (parts: readonly TreePart[]): Uint8Array =>
  tarOf(
    parts.map((part) => {
      if ('text' in part) return { path: part.path, content: part.text };
      return part.hard ? { path: part.path, hardlink: part.to } : { path: part.path, symlink: part.to };
    }),
  );
