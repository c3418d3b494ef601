import { close, constants, createReadStream, fstat, type Stats } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { promisify } from 'node:util';
import { sourceFailure } from '../../shared/archive/source-failure.ts';
import type { ByteSource } from '../../shared/archive/types.ts';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { Failure } from '../../shared/contracts/errors.ts';
import { fifoStream, openWithoutWaiting } from '../state/fifo.ts';

const CHUNK_SIZE = 256 * 1024;

const statOf = promisify(fstat);
const closeFile = promisify(close);

/** Reads `length` bytes at `offset`, fewer only at the end of the file. */
async function readFully(handle: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const bytes = Buffer.allocUnsafeSlow(length);
  let filled = 0;
  while (filled < length) {
    const { bytesRead } = await handle.read(bytes, filled, length - filled, offset + filled);
    if (bytesRead === 0) break;
    filled += bytesRead;
  }
  return bytes.subarray(0, filled);
}

async function readAt(path: string, offset: number, length: number): Promise<Uint8Array> {
  const handle = await open(path, 'r');
  try {
    return await readFully(handle, offset, length);
  } finally {
    await handle.close();
  }
}

/**
 * A file, or a pipe, as a source; opened for reading only. A failure (`unreadable`) says in words why it cannot be read.
 * What goes wrong later is thrown by the source. A pipe has neither size nor random access and can be streamed once.
 */
export async function fileSource(path: string): Promise<Result<ByteSource, Failure>> {
  const name = basename(path);
  try {
    const fd = await openWithoutWaiting(path, constants.O_RDONLY);
    const stat = await statOf(fd);
    if (!stat.isFile() && !stat.isDirectory()) return ok(pipeSource(name, fd, stat));
    await closeFile(fd);
    if (stat.isDirectory()) return fail(sourceFailure(Object.assign(new Error('a folder'), { code: 'EISDIR' })));
    return ok({
      name,
      size: stat.size,
      stream: (start = 0) => createReadStream(path, { start, highWaterMark: CHUNK_SIZE }),
      readAt: (offset, length) => readAt(path, offset, length),
    });
  } catch (error) {
    return fail(sourceFailure(error));
  }
}

/** A pipe or device: what is already open is what is read, since opening it again would wait for another writer. */
function pipeSource(name: string, fd: number, stat: Stats): ByteSource {
  return {
    name,
    size: null,
    stream: () => (stat.isFIFO() ? fifoStream(fd, 'read') : createReadStream('', { fd, highWaterMark: CHUNK_SIZE })),
    readAt: null,
  };
}
