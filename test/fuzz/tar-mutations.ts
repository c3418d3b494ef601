import { joined, mutateBytes, spliced } from './bytes.ts';
import type { Random } from './random.ts';

const BLOCK = 512;
const encoder = new TextEncoder();

/** A field of a tar header (POSIX.1-1988, and GNU's): where, how long, and values that are worth trying. */
const FIELDS: readonly (readonly [at: number, length: number, values: readonly string[]])[] = [
  [
    0,
    100,
    [
      '',
      '.',
      '/',
      '../../etc/cron.d/x',
      '/etc/passwd',
      'a/../b',
      'C:\\x',
      'a\nb',
      'sos/',
      '././@LongLink',
      'x'.repeat(100),
    ],
  ],
  [124, 12, ['00000000000', '77777777777', '-1', ' 12 ', '', '9', '00000001000', '00000000777', '0000000001\0']],
  [136, 12, ['00000000000', '77777777777', 'x', '']],
  [156, 1, ['0', '1', '2', '3', '5', '6', '7', 'L', 'K', 'x', 'g', 'X', 'S', 'D', 'M', 'V', 'N', '\0', 'z']],
  [157, 100, ['', '../../x', '/', '.', 'sos/a', 'x'.repeat(100)]],
  [257, 8, ['ustar\x0000', 'ustar  \0', 'xxxxxxxx', '']],
  [345, 155, ['', 'p'.repeat(155), '..', '/']],
  [482, 2, ['\u0001', '\0']],
];

const PAX = [
  'path=a',
  'path=../../x',
  'path=',
  'linkpath=/etc/passwd',
  'size=0',
  'size=512',
  'size=99999999999999999999',
  'size=-1',
  'mtime=1e9',
  'mtime=-9.5',
  'GNU.sparse.major=1',
  'GNU.sparse.name=x',
  'GNU.sparse.map=0,1',
  '=',
  'comment=\u0000\n',
];

/** Writes the checksum that a header of these bytes has. */
function fixChecksum(block: Uint8Array): void {
  block.fill(0x20, 148, 156);
  let sum = 0;
  for (const byte of block.subarray(0, BLOCK)) sum += byte;
  block.set(encoder.encode(`${sum.toString(8).padStart(6, '0')}\0 `), 148);
}

/** Offsets of what looks like headers. */
function headersOf(bytes: Uint8Array): number[] {
  const found: number[] = [];
  for (let at = 0; at + BLOCK <= bytes.length; at += BLOCK) {
    if (bytes[at + 257] === 0x75 && bytes[at + 258] === 0x73) found.push(at);
  }
  return found.length === 0 ? [0] : found;
}

function fieldChanged(bytes: Uint8Array, random: Random): Uint8Array {
  const out = bytes.slice();
  const block = out.subarray(random.pick(headersOf(out)));
  if (block.length < BLOCK) return out;
  const [at, length, values] = random.pick(FIELDS);
  const field = block.subarray(at, at + length);
  if (length === 12 && random.once(4)) {
    // GNU's base-256, of any value and sign.
    field[0] = random.pick([0x80, 0xff, 0x81]);
    for (let index = 1; index < 12; index++) field[index] = random.once(2) ? 0 : random.below(256);
  } else {
    field.fill(0);
    // At most three bytes a character in these values.
    field.set(encoder.encode(random.pick(values)).subarray(0, length));
  }
  if (!random.once(8)) fixChecksum(block);
  return out;
}

function paxContent(random: Random): Uint8Array {
  const records = Array.from({ length: random.size(4) }, () => {
    const record = random.pick(PAX);
    const right = encoder.encode(` ${record}\n`).length + 2;
    const length = random.once(6) ? random.pick([0, 1, 3, right + 1, right - 1, 999_999_999]) : right;
    return `${String(length).padStart(2, '0')} ${record}\n`;
  });
  return encoder.encode(records.join(''));
}

/** A header of its own with content: a PAX header, a GNU long name, a sparse member, or a plain file. */
function memberOf(random: Random): Uint8Array {
  const type = random.pick(['x', 'g', 'L', 'K', 'S', '0', '2', '1', 'X']);
  const content = 'xg'.includes(type) ? paxContent(random) : encoder.encode('long/'.repeat(random.size(60)));
  const block = new Uint8Array(BLOCK);
  block.set(encoder.encode(random.pick(['a', 'sos/a', 'PaxHeaders/a', '././@LongLink'])));
  block.set(encoder.encode(content.length.toString(8).padStart(11, '0')), 124);
  block[156] = type.charCodeAt(0);
  block.set(encoder.encode('ustar\x0000'), 257);
  fixChecksum(block);
  const padded = new Uint8Array(Math.ceil(content.length / BLOCK) * BLOCK);
  padded.set(content);
  return joined([block, padded]);
}

/** One change to a tar that mostly leaves it one: a field with the checksum put right, a member added, moved, dropped. */
export function mutateTar(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  const way = random.below(8);
  if (way < 4) return fieldChanged(bytes, random);
  const at = random.pick(headersOf(bytes));
  if (way === 4) return spliced(bytes, at, 0, memberOf(random));
  if (way === 5) return spliced(bytes, at, BLOCK * random.size(4), new Uint8Array(0));
  if (way === 6) {
    const from = random.pick(headersOf(other));
    return spliced(bytes, at, 0, other.subarray(from, from + BLOCK * random.size(4)));
  }
  return mutateBytes(bytes, other, random);
}
