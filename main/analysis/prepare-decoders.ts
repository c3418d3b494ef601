import { close, constants, read } from 'node:fs';
import { stat } from 'node:fs/promises';
import { promisify } from 'node:util';
import { SMALL_FILE } from '../../shared/archive/decoder-pool.ts';
import { sniffCompression } from '../../shared/archive/sniff.ts';
import { openWithoutWaiting } from '../state/fifo.ts';
import type { ClosablePool } from './decode-pool.ts';

const readFile = promisify(read);
const closeFile = promisify(close);

/** Magic numbers are within the first bytes, an .xz file's footer is its last twelve. */
const END = 12;
/** The index of an .xz of one block is no larger than this (xz file format 1.2, section 4). */
const INDEX_OF_ONE_BLOCK = 24;

/** Whether the last stream of an .xz has several blocks, by the size of its index, which the footer holds. */
function hasBlocks(footer: Buffer): boolean {
  const sound = footer.length === END && footer.toString('latin1', 10) === 'YZ';
  return sound && (footer.readUInt32LE(4) + 1) * 4 > INDEX_OF_ONE_BLOCK;
}

/** `count` bytes of an open file, fewer at its end. */
async function bytesAt(file: number, offset: number, count: number): Promise<Buffer> {
  const { buffer, bytesRead } = await readFile(file, Buffer.alloc(count), 0, count, offset);
  return buffer.subarray(0, bytesRead);
}

/**
 * Has the pool's threads start for the archive at `path` where they will be worth it, told by its size and a few of its bytes:
 * they are ready by the time that the engine is; one thread where only one place of it will be read (`onePlace`). Pipes and devices
 * are not opened. What is wrong with the file is told by who reads it. Never rejects.
 */
export async function prepareDecoders(pool: ClosablePool, path: string, onePlace = false): Promise<void> {
  try {
    const state = await stat(path);
    const { size } = state;
    if (!state.isFile() || size < SMALL_FILE) return;
    const file = await openWithoutWaiting(path, constants.O_RDONLY);
    try {
      const compression = sniffCompression(await bytesAt(file, 0, END));
      if (compression === null) return;
      const blocks = !onePlace && compression === 'xz' && hasBlocks(await bytesAt(file, size - END, END));
      pool.prepare(compression, blocks, size);
    } finally {
      await closeFile(file);
    }
  } catch {
    // As above.
  }
}
