import { crc32 } from 'node:zlib';
import { joined, mutateBytes, spliced } from './bytes.ts';
import type { Random } from './random.ts';

const view = (bytes: Uint8Array): DataView => new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);

function placesOf(bytes: Uint8Array, magic: readonly number[]): number[] {
  const found: number[] = [];
  for (let at = 0; at + magic.length <= bytes.length; at++) {
    if (magic.every((byte, index) => bytes[at + index] === byte)) found.push(at);
  }
  return found;
}

/** A byte of `field` takes another value. */
function poke(field: Uint8Array, random: Random): void {
  const at = random.below(field.length);
  field[at] = random.once(2) ? random.below(256) : (field[at] ?? 0) ^ (1 << random.below(8));
}

/** Changes bytes from `from` up to `to` and writes the CRC-32 of all of them at `to`, as every part of an .xz has it. */
function pokeWithCrc(bytes: Uint8Array, from: number, to: number, random: Random): void {
  if (from < 0 || to <= from || to + 4 > bytes.length) return;
  poke(bytes.subarray(from, to), random);
  view(bytes).setUint32(to, crc32(bytes.subarray(from, to)), true);
}

const XZ_MAGIC = [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00];

/** The footer's CRC stands before what it covers (2.1.2). */
function pokeXzFooter(bytes: Uint8Array, random: Random): void {
  const at = bytes.length - 12;
  if (at < 0) return;
  poke(bytes.subarray(at + 4, at + 10), random);
  view(bytes).setUint32(at, crc32(bytes.subarray(at + 4, at + 10)), true);
}

function pokeXzIndex(bytes: Uint8Array, random: Random): void {
  if (bytes.length < 12) return;
  const size = (view(bytes).getUint32(bytes.length - 8, true) + 1) * 4;
  const at = bytes.length - 12 - size;
  pokeWithCrc(bytes, at, bytes.length - 16, random);
}

function pokeXzBlockHeader(bytes: Uint8Array, random: Random): void {
  const at = random.pick(placesOf(bytes, XZ_MAGIC).concat(0)) + 12;
  const size = ((bytes[at] ?? 0) + 1) * 4;
  pokeWithCrc(bytes, at, at + size - 4, random);
}

/** One change to an .xz: stream header, block header, index or footer, each with its CRC-32 put right, or any bytes. */
export function mutateXz(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  const out = bytes.slice();
  switch (random.below(8)) {
    case 0: {
      const at = random.pick(placesOf(out, XZ_MAGIC).concat(0));
      pokeWithCrc(out, at + 6, at + 8, random);
      return out;
    }
    case 1:
      pokeXzBlockHeader(out, random);
      return out;
    case 2:
    case 3:
      pokeXzIndex(out, random);
      return out;
    case 4:
      pokeXzFooter(out, random);
      return out;
    case 5:
      return joined([out, new Uint8Array(random.pick([0, 1, 4, 8, 400])), other]);
    default:
      return mutateBytes(out, other, random);
  }
}

/** One change to a gzip: flags and what they announce, the trailer, a second member, or any bytes. */
export function mutateGzip(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  const out = bytes.slice();
  switch (random.below(6)) {
    case 0: {
      out[3] = random.below(32);
      const extra = Uint8Array.from([random.below(8), random.once(4) ? random.below(256) : 0, 1, 2, 3, 0, 65, 0, 1, 2]);
      return spliced(out, 10, 0, extra.subarray(0, random.size(extra.length)));
    }
    case 1:
      poke(out.subarray(-8), random);
      return out;
    case 2:
      return joined([out, new Uint8Array(random.below(3)), other]);
    default:
      return mutateBytes(out, other, random);
  }
}

/** One change to a bzip2: level, tables and blocks (which have no check of their own but the block's), a second stream, or any bytes. */
export function mutateBzip2(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  const out = bytes.slice();
  switch (random.below(6)) {
    case 0:
      out[3] = 0x30 + random.below(11);
      return out;
    case 1:
      poke(out.subarray(4, 60), random);
      return out;
    case 2:
      poke(out.subarray(-10), random);
      return out;
    case 3:
      return joined([out, other]);
    default:
      return mutateBytes(out, other, random);
  }
}

const ZSTD_MAGIC = [0x28, 0xb5, 0x2f, 0xfd];

/** A frame whose blocks are what they say: raw, one byte repeated, or of a type that is reserved. */
function zstdFrame(random: Random): Uint8Array {
  const parts: number[] = [...ZSTD_MAGIC, random.once(2) ? 0x00 : random.below(256), random.below(256)];
  for (let blocks = random.size(6); blocks > 0; blocks--) {
    const type = random.below(4);
    const size = random.pick([0, 1, 3, 1000, 131_072, 131_073, 2_097_151]);
    const word = (blocks === 1 ? 1 : 0) | (type << 1) | (size << 3);
    parts.push(word & 255, (word >>> 8) & 255, (word >>> 16) & 255);
    for (let at = 0; at < (type === 1 ? 1 : Math.min(size, 40)); at++) parts.push(random.below(256));
  }
  return Uint8Array.from(parts);
}

/** One change to a zstd: frame header, block headers, skippable frames, frames of our making, or any bytes. */
export function mutateZstd(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  const out = bytes.slice();
  switch (random.below(7)) {
    case 0:
      poke(out.subarray(4, 18), random);
      return out;
    case 1: {
      const length = random.pick([0, 5, 4_294_967_295]);
      const skippable = new Uint8Array(8 + Math.min(length, 5));
      view(skippable).setUint32(0, 0x184d2a50 + random.below(16), true);
      view(skippable).setUint32(4, length, true);
      return random.once(2) ? joined([skippable, out]) : joined([out, skippable]);
    }
    case 2:
      return joined([out, other]);
    case 3:
      return joined(random.once(2) ? [out, zstdFrame(random)] : [zstdFrame(random), out]);
    default:
      return mutateBytes(out, other, random);
  }
}
