/** One entry of a tar to be written. `modified` is in seconds since the epoch. */
export type TarEntry = { readonly path: string; readonly modified?: number; readonly mode?: number } & (
  | { readonly content: string | Uint8Array }
  | { readonly symlink: string }
  | { readonly hardlink: string }
  | { readonly folder: true }
);

export interface TarOptions {
  /** How names of more than 100 bytes are written: by GNU's L and K members, or by PAX headers. */
  readonly longNames?: 'gnu' | 'pax';
}

const BLOCK_SIZE = 512;
/** GNU tar pads archives to records of 20 blocks. */
const RECORD_SIZE = 20 * BLOCK_SIZE;
const NAME_SIZE = 100;
/** Time of entries that name none, fixed so that the same entries give the same bytes: 2022-05-16 00:00 UTC. */
const DEFAULT_MODIFIED = 1_652_659_200;

const encoder = new TextEncoder();

function octal(value: number, width: number): string {
  return `${Math.floor(value)
    .toString(8)
    .padStart(width - 1, '0')}\0`;
}

function header(
  name: Uint8Array,
  link: Uint8Array,
  type: string,
  size: number,
  modified: number,
  mode: number,
): Uint8Array {
  const block = new Uint8Array(BLOCK_SIZE);
  // ASCII by hand: an encoder call a field takes longer than all else together.
  const text = (at: number, value: string): void => {
    for (let index = 0; index < value.length; index++) block[at + index] = value.charCodeAt(index);
  };
  block.set(name.subarray(0, NAME_SIZE), 0);
  text(100, octal(mode, 8));
  text(108, octal(0, 8));
  text(116, octal(0, 8));
  text(124, octal(size, 12));
  text(136, octal(modified, 12));
  text(148, ' '.repeat(8));
  text(156, type);
  block.set(link.subarray(0, NAME_SIZE), 157);
  text(257, 'ustar\x0000root');
  text(297, 'root');
  let sum = 0;
  for (const byte of block) sum += byte;
  text(148, `${sum.toString(8).padStart(6, '0')}\0 `);
  return block;
}

function padded(content: Uint8Array): Uint8Array {
  if (content.length % BLOCK_SIZE === 0) return content;
  const block = new Uint8Array(Math.ceil(content.length / BLOCK_SIZE) * BLOCK_SIZE);
  block.set(content);
  return block;
}

/** `LENGTH KEYWORD=VALUE\n`, whose length counts itself. */
function paxRecord(keyword: string, value: Uint8Array): Uint8Array {
  const rest = keyword.length + value.length + 3;
  let length = rest + String(rest).length;
  if (String(length).length > String(rest).length) length++;
  const start = encoder.encode(`${length} ${keyword}=`);
  const record = new Uint8Array(length);
  record.set(start);
  record.set(value, start.length);
  record[length - 1] = 0x0a;
  return record;
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((total, part) => total + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

/** The blocks that carry a name and a link target too long for the header. */
function longNames(name: Uint8Array, link: Uint8Array, form: 'gnu' | 'pax'): Uint8Array[] {
  const long = [
    { bytes: name, gnu: 'L', pax: 'path' },
    { bytes: link, gnu: 'K', pax: 'linkpath' },
  ].filter(({ bytes }) => bytes.length > NAME_SIZE);
  if (long.length === 0) return [];
  const none = new Uint8Array(0);
  if (form === 'gnu') {
    const label = encoder.encode('././@LongLink');
    return long.flatMap(({ bytes, gnu }) => [
      header(label, none, gnu, bytes.length + 1, 0, 0o644),
      padded(joined([bytes, new Uint8Array(1)])),
    ]);
  }
  const records = joined(long.map(({ bytes, pax }) => paxRecord(pax, bytes)));
  return [header(encoder.encode('PaxHeaders/long'), none, 'x', records.length, 0, 0o644), padded(records)];
}

function entryBlocks(entry: TarEntry, form: 'gnu' | 'pax'): Uint8Array[] {
  const { modified = DEFAULT_MODIFIED } = entry;
  const none = new Uint8Array(0);
  const name = encoder.encode('folder' in entry && !entry.path.endsWith('/') ? `${entry.path}/` : entry.path);
  const target = 'symlink' in entry ? entry.symlink : 'hardlink' in entry ? entry.hardlink : '';
  const link = encoder.encode(target);
  const content = 'content' in entry ? entry.content : none;
  const bytes = typeof content === 'string' ? encoder.encode(content) : content;
  const type = 'symlink' in entry ? '2' : 'hardlink' in entry ? '1' : 'folder' in entry ? '5' : '0';
  const mode = entry.mode ?? (type === '5' ? 0o755 : type === '2' ? 0o777 : 0o644);
  return [...longNames(name, link, form), header(name, link, type, bytes.length, modified, mode), padded(bytes)];
}

/**
 * Writes a POSIX ustar archive of the entries, in their order, with the two zero blocks at its end. Text is written as
 * UTF-8, names as they are (nothing is made safe). Pure: the same entries give the same bytes.
 */
export function writeTar(entries: readonly TarEntry[], options: TarOptions = {}): Uint8Array {
  const blocks = entries.flatMap((entry) => entryBlocks(entry, options.longNames ?? 'gnu'));
  const size = blocks.reduce((total, block) => total + block.length, 0) + 2 * BLOCK_SIZE;
  const end = new Uint8Array(2 * BLOCK_SIZE + ((RECORD_SIZE - (size % RECORD_SIZE)) % RECORD_SIZE));
  return joined([...blocks, end]);
}
