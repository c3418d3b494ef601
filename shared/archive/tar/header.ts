import { numberField, textField } from './fields.ts';

/** Bytes of a header, and the unit that contents are padded to. */
export const BLOCK_SIZE = 512;

/** One header block as it stands, before long names and PAX records are applied. */
export interface TarHeader {
  /** Type flag as a character; "0" also for the NUL of old archives. */
  readonly type: string;
  readonly name: string;
  readonly linkName: string;
  /** Bytes of content that follow, null when the field is no number. */
  readonly size: number | null;
  /** Seconds since the epoch. */
  readonly modified: number;
}

const CHECKSUM_AT = 148;
const CHECKSUM_LENGTH = 8;
const BLANK = 0x20;

/** The sum of a header's bytes, its own field counted as blanks; some old writers summed signed bytes. */
function hasValidChecksum(block: Uint8Array): boolean {
  const stored = numberField(block, CHECKSUM_AT, CHECKSUM_LENGTH);
  if (stored === null) return false;
  let unsigned = CHECKSUM_LENGTH * BLANK;
  let high = 0;
  for (let at = 0; at < BLOCK_SIZE; at++) {
    const byte = block[at] as number;
    unsigned += byte;
    high += byte >> 7;
  }
  for (let at = CHECKSUM_AT; at < CHECKSUM_AT + CHECKSUM_LENGTH; at++) {
    const byte = block[at] as number;
    unsigned -= byte;
    high -= byte >> 7;
  }
  return stored === unsigned || stored === unsigned - 256 * high;
}

/** Whether all bytes are zero, as in the two blocks that end an archive. */
export function isZero(bytes: Uint8Array): boolean {
  for (let at = 0; at < bytes.length; at++) if (bytes[at] !== 0) return false;
  return true;
}

/**
 * Reads a header block of 512 bytes: POSIX ustar, GNU, or the form before both (v7). Null when its checksum is wrong:
 * it is no tar header. Field offsets are those of POSIX.1-1988.
 */
export function readHeader(block: Uint8Array): TarHeader | null {
  if (!hasValidChecksum(block)) return null;
  const magic = textField(block, 257, 6);
  const name = textField(block, 0, 100);
  // GNU's magic is "ustar " and its prefix area holds other fields.
  const prefix = magic === 'ustar' ? textField(block, 345, 155) : '';
  const flag = block[156] ?? 0;
  return {
    type: flag === 0 ? '0' : String.fromCharCode(flag),
    name: prefix === '' ? name : `${prefix}/${name}`,
    linkName: textField(block, 157, 100),
    size: numberField(block, 124, 12),
    modified: numberField(block, 136, 12) ?? 0,
  };
}

/** Whether a GNU sparse header (type S) or its continuation says that another block of its map follows. */
export function sparseMapContinues(block: Uint8Array, continuation: boolean): boolean {
  return block[continuation ? 504 : 482] === 1;
}
