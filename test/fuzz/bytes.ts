import type { Random } from './random.ts';

/** Inputs are kept small: a fuzzer's worth is in how many it runs. */
export const LARGEST_INPUT = 24 * 1024;

const INTERESTING = [0, 1, 0x0a, 0x20, 0x2e, 0x2f, 0x7f, 0x80, 0xc2, 0xe3, 0xf0, 0xfe, 0xff];

/** `bytes` with `count` of them from `at` on replaced by `piece`. */
export function spliced(bytes: Uint8Array, at: number, count: number, piece: Uint8Array): Uint8Array {
  const tail = bytes.subarray(Math.min(bytes.length, at + count));
  const out = new Uint8Array(at + piece.length + tail.length);
  out.set(bytes.subarray(0, at));
  out.set(piece, at);
  out.set(tail, at + piece.length);
  return out;
}

/** All parts in one. */
export function joined(parts: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(parts.map((part) => Buffer.from(part))));
}

function changedInPlace(bytes: Uint8Array, random: Random): Uint8Array {
  const out = bytes.slice();
  const at = random.below(out.length);
  const way = random.below(4);
  if (way === 0) out[at] = (out[at] ?? 0) ^ (1 << random.below(8));
  else if (way === 1) out[at] = random.pick(INTERESTING);
  else if (way === 2) out[at] = (out[at] ?? 0) + (random.once(2) ? 1 : -1) * random.size(16);
  else out.fill(random.pick(INTERESTING), at, at + random.size(64));
  return out;
}

/** One change that knows nothing of the format: bits, bytes, cuts, repeats, pieces of another input. */
export function mutateBytes(bytes: Uint8Array, other: Uint8Array, random: Random): Uint8Array {
  if (bytes.length === 0) return other.slice(0, random.size(64));
  const at = random.below(bytes.length);
  const count = random.size(Math.min(512, bytes.length));
  switch (random.below(9)) {
    case 0:
      return bytes.slice(0, at);
    case 1:
      return spliced(bytes, at, count, new Uint8Array(0));
    case 2:
      return spliced(bytes, at, 0, bytes.subarray(at, at + count));
    case 3: {
      const from = random.below(other.length);
      return spliced(bytes, at, random.once(2) ? count : 0, other.subarray(from, from + random.size(512)));
    }
    default:
      return changedInPlace(bytes, random);
  }
}

/** Cut to the size that inputs may have. */
export const bounded = (bytes: Uint8Array): Uint8Array =>
  bytes.length > LARGEST_INPUT ? bytes.subarray(0, LARGEST_INPUT) : bytes;
