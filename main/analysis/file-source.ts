import { createReadStream } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import { basename } from 'node:path';
import { sourceFailure } from '../../shared/archive/source-failure.ts';
import type { ByteSource } from '../../shared/archive/types.ts';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import type { Failure } from '../../shared/contracts/errors.ts';

const CHUNK_SIZE = 256 * 1024;

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
    const handle = await open(path, 'r');
    const stat = await handle.stat();
    if (stat.isDirectory()) {
      await handle.close();
      return fail(sourceFailure(Object.assign(new Error('a folder'), { code: 'EISDIR' })));
    }
    if (!stat.isFile()) return ok(pipeSource(name, handle));
    await handle.close();
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
function pipeSource(name: string, handle: FileHandle): ByteSource {
  return {
    name,
    size: null,
    stream: () => handle.createReadStream({ highWaterMark: CHUNK_SIZE }),
    readAt: null,
  };
}
