import type { ByteSource } from './types.ts';

const DEFAULT_CHUNK_SIZE = 64 * 1024;

/** A source over bytes in memory, given out in chunks of `chunkSize` bytes. Takes any size from 1 on. */
export function bytesSource(name: string, bytes: Uint8Array, chunkSize = DEFAULT_CHUNK_SIZE): ByteSource {
  return {
    name,
    size: bytes.length,
    async *stream(start = 0) {
      for (let at = start; at < bytes.length; at += chunkSize) yield bytes.subarray(at, at + chunkSize);
    },
    async readAt(offset, length) {
      return bytes.subarray(offset, offset + length);
    },
  };
}
