import { constants, open } from 'node:fs';
import { Socket } from 'node:net';
import { setTimeout as wait } from 'node:timers/promises';
import { promisify } from 'node:util';

const openFile = promisify(open);
const AGAIN_MS = 50;

/** Opens a path without waiting for whoever is to be on the other side of a FIFO; nothing changes for ordinary files. */
export const openWithoutWaiting = (path: string, flags: number): Promise<number> =>
  openFile(path, flags | constants.O_NONBLOCK);

/** A FIFO that was opened so, as a stream of the event loop: a read that waits holds no thread, which would outlive Ctrl-C. */
export const fifoStream = (fd: number, side: 'read' | 'write'): Socket =>
  new Socket({ fd, readable: side === 'read', writable: side === 'write' });

const hasNoReader = (error: unknown): boolean => error instanceof Error && 'code' in error && error.code === 'ENXIO';

/** Opens a FIFO for writing as soon as somebody reads it. @throws the signal's reason, or the file system's error */
export async function openFifoToWrite(path: string, signal?: AbortSignal): Promise<Socket> {
  for (;;) {
    signal?.throwIfAborted();
    try {
      return fifoStream(await openWithoutWaiting(path, constants.O_WRONLY), 'write');
    } catch (error) {
      if (!hasNoReader(error)) throw error;
    }
    await wait(AGAIN_MS);
  }
}
