import { crc32 } from 'node:zlib';

// Names and layouts are those of "The .xz File Format", version 1.2.

/** Bytes of a stream header, and of a stream footer. */
export const STREAM_HEADER_SIZE = 12;
const HEADER_MAGIC = [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00];
const FOOTER_MAGIC = [0x59, 0x5a];
/** Longest variable-length integer (1.2). */
const LONGEST_INTEGER = 9;

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

/** What a stream footer says (2.1.2). */
export interface StreamFooter {
  /** The check's id, 0 to 15. */
  readonly check: number;
  /** Bytes of the index in front of the footer. */
  readonly indexSize: number;
}

/** The check that a stream header (2.1.1) names; null where it is none, or one of a version to come. */
export function readStreamHeader(bytes: Uint8Array): number | null {
  if (bytes.length < STREAM_HEADER_SIZE || HEADER_MAGIC.some((byte, at) => bytes[at] !== byte)) return null;
  if (crc32(bytes.subarray(6, 8)) !== view(bytes).getUint32(8, true)) return null;
  const check = bytes[7] ?? 0;
  return bytes[6] === 0 && check < 16 ? check : null;
}

/** A stream footer (2.1.2); null where the bytes are none. */
export function readStreamFooter(bytes: Uint8Array): StreamFooter | null {
  if (bytes.length < STREAM_HEADER_SIZE || FOOTER_MAGIC.some((byte, at) => bytes[10 + at] !== byte)) return null;
  if (crc32(bytes.subarray(4, 10)) !== view(bytes).getUint32(0, true)) return null;
  const check = bytes[9] ?? 0;
  if (bytes[8] !== 0 || check >= 16) return null;
  return { check, indexSize: (view(bytes).getUint32(4, true) + 1) * 4 };
}

/** Takes variable-length integers (1.2) of an index one by one. */
export class IntegerReader {
  readonly #bytes: Uint8Array;
  at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  /** The next integer; null where there is none, it is not the shortest form, or it is beyond exact numbers. */
  next(): number | null {
    let value = 0;
    for (let count = 0; count < LONGEST_INTEGER; count++) {
      const byte = this.#bytes[this.at++];
      if (byte === undefined || (byte === 0 && count > 0)) return null;
      value += (byte & 0x7f) * 2 ** (7 * count);
      if (byte < 0x80) return Number.isSafeInteger(value) ? value : null;
    }
    return null;
  }
}

function integer(value: number): number[] {
  const bytes: number[] = [];
  let rest = value;
  while (rest >= 0x80) {
    bytes.push((rest % 0x80) | 0x80);
    rest = Math.floor(rest / 0x80);
  }
  return [...bytes, rest];
}

/** The stream header of a check. */
export function streamHeader(check: number): Uint8Array {
  const bytes = new Uint8Array(STREAM_HEADER_SIZE);
  bytes.set(HEADER_MAGIC);
  bytes[7] = check;
  view(bytes).setUint32(8, crc32(bytes.subarray(6, 8)), true);
  return bytes;
}

/** The end of a stream of one block: its index, and the footer. */
export function streamEnd(check: number, unpaddedSize: number, decodedSize: number): Uint8Array {
  const records = [0, 1, ...integer(unpaddedSize), ...integer(decodedSize)];
  const indexSize = Math.ceil(records.length / 4) * 4 + 4;
  const bytes = new Uint8Array(indexSize + STREAM_HEADER_SIZE);
  bytes.set(records);
  view(bytes).setUint32(indexSize - 4, crc32(bytes.subarray(0, indexSize - 4)), true);
  const footer = bytes.subarray(indexSize);
  view(footer).setUint32(4, indexSize / 4 - 1, true);
  footer[9] = check;
  footer.set(FOOTER_MAGIC, 10);
  view(footer).setUint32(0, crc32(footer.subarray(4, 10)), true);
  return bytes;
}
