import type { Compression } from './formats/decoder.ts';
import { BLOCK_SIZE, readHeader } from './tar/header.ts';

/** Bytes that tell every format apart: a whole tar header. */
export const SNIFF_BYTES = BLOCK_SIZE;

const startsWith = (head: Uint8Array, ...magic: number[]): boolean => magic.every((byte, at) => head[at] === byte);

/** The compression that bytes begin with, told by their magic number (six bytes suffice); null for none that we read. */
export function sniffCompression(head: Uint8Array): Compression | null {
  if (startsWith(head, 0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00)) return 'xz';
  if (startsWith(head, 0x1f, 0x8b, 0x08)) return 'gzip';
  if (startsWith(head, 0x42, 0x5a, 0x68) && (head[3] ?? 0) >= 0x31 && (head[3] ?? 0) <= 0x39) return 'bzip2';
  if (startsWith(head, 0x28, 0xb5, 0x2f, 0xfd)) return 'zstd';
  // A skippable frame, as pzstd puts first.
  if (head.length >= 4 && (head[0] ?? 0) >> 4 === 5 && head[1] === 0x2a && head[2] === 0x4d && head[3] === 0x18)
    return 'zstd';
  return null;
}

/** Whether the bytes begin with a tar header (its checksum holds), or with the zero blocks of a tar without members. */
export function looksLikeTar(head: Uint8Array): boolean {
  if (head.length < BLOCK_SIZE) return false;
  const block = head.subarray(0, BLOCK_SIZE);
  return block.every((byte) => byte === 0) || readHeader(block) !== null;
}
