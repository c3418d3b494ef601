import type { ByteReader } from '../byte-reader.ts';
import type { DecodeNotes } from './decoder.ts';

/**
 * Skips the zero bytes that may stand between joined streams; tells whether another one follows, by its first bytes.
 * Anything else after the end is noted as trailing data.
 */
export async function anotherFollows(
  input: ByteReader,
  magic: readonly number[],
  notes: DecodeNotes,
): Promise<boolean> {
  for (;;) {
    const chunk = await input.some();
    if (chunk === null) return false;
    let zeros = 0;
    while (zeros < chunk.length && chunk[zeros] === 0) zeros++;
    input.consume(zeros);
    if (zeros < chunk.length) break;
  }
  await input.fill(magic.length);
  if (magic.every((byte, at) => input.buffered[at] === byte)) return true;
  notes.trailingData = true;
  return false;
}
