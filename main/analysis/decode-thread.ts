import { type MessagePort, parentPort, receiveMessageOnPort, workerData } from 'node:worker_threads';
import { ByteReader } from '../../shared/archive/byte-reader.ts';
import type { Compression, DecodeNotes } from '../../shared/archive/formats/decoder.ts';
import { openDecoder, prepareDecoder } from '../../shared/archive/formats/open-decoder.ts';
import { DecodeError } from '../../shared/archive/stream-errors.ts';
import { denyNetwork } from '../security/network-guard.ts';
import { BUFFER_SIZE, type FromThread, type ThreadSettings, type ToThread } from './decode-protocol.ts';

/** One job: its input as it comes in, taken by the decoder as it needs it. */
class Job implements AsyncIterable<Uint8Array> {
  readonly id: number;
  readonly compression: Compression;
  readonly notes: DecodeNotes;
  readonly pieces: Extract<ToThread, { type: 'input' }>[] = [];
  ended = false;
  givenUp = false;

  constructor({ job, compression, checkpointSpacing }: Extract<ToThread, { type: 'begin' }>) {
    this.id = job;
    this.compression = compression;
    const wanted =
      checkpointSpacing === null ? {} : { checkpoints: [], checkpointSpacing: checkpointSpacing || undefined };
    this.notes = { trailingData: false, ...wanted };
  }

  async *[Symbol.asyncIterator](): AsyncGenerator<Uint8Array, void, void> {
    for (;;) {
      const piece = this.pieces.shift();
      if (piece !== undefined) {
        const { buffer, length } = piece;
        yield new Uint8Array(buffer, 0, length);
        port.postMessage({ type: 'taken', job: this.id, buffer } satisfies FromThread, [buffer]);
      } else if (this.ended || this.givenUp) return;
      else await news();
    }
  }
}

const port = parentPort as MessagePort;
const settings = workerData as ThreadSettings;
const jobs: Job[] = [];
const buffers: Uint8Array[] = [];
const free: number[] = [];
let wake: (() => void) | null = null;

const say = (message: FromThread): void => port.postMessage(message);

/** Resolves once another message has come in. */
const news = (): Promise<void> =>
  new Promise((resolve) => {
    wake = resolve;
  });

function hear(message: ToThread): void {
  const waiting = wake;
  wake = null;
  waiting?.();
  if (message.type === 'buffer') free.push(message.buffer);
  else if (message.type === 'begin') jobs.push(new Job(message));
  else {
    const job = jobs.find(({ id }) => id === message.job);
    if (job === undefined) return;
    if (message.type === 'input') job.pieces.push(message);
    else if (message.type === 'input-end') job.ended = true;
    else job.givenUp = true;
  }
}

/** Hears what came in while decoding: a thread that never pauses would not hear that its job was given up. */
function hearAll(): void {
  for (let next = receiveMessageOnPort(port); next !== undefined; next = receiveMessageOnPort(port)) hear(next.message);
}

/** Makes one more buffer and gives its number. */
function newBuffer(): number {
  const memory = new SharedArrayBuffer(BUFFER_SIZE);
  say({ type: 'new-buffer', memory });
  return buffers.push(new Uint8Array(memory)) - 1;
}

/** Sends decoded bytes on, as soon as there is a buffer for them. */
async function send(job: Job, decoded: Uint8Array): Promise<void> {
  for (let at = 0; at < decoded.length; at += BUFFER_SIZE) {
    hearAll();
    while (free.length === 0 && buffers.length >= settings.buffers && !job.givenUp) await news();
    if (job.givenUp) return;
    const part = decoded.subarray(at, at + BUFFER_SIZE);
    const buffer = free.pop() ?? newBuffer();
    buffers[buffer]?.set(part);
    say({ type: 'chunk', job: job.id, buffer, length: part.length });
  }
}

async function run(job: Job): Promise<void> {
  const { notes } = job;
  let fault: Extract<FromThread, { type: 'end' }>['fault'] = null;
  try {
    const decode = await openDecoder(job.compression);
    hearAll();
    if (!job.givenUp) {
      for await (const decoded of decode(new ByteReader(job), notes)) {
        await send(job, decoded);
        if (job.givenUp) break;
      }
    }
  } catch (error) {
    if (!(error instanceof DecodeError)) throw error;
    fault = { kind: error.fault, message: error.message };
  }
  jobs.splice(jobs.indexOf(job), 1);
  say({ type: 'end', job: job.id, trailingData: notes.trailingData, checkpoints: notes.checkpoints ?? [], fault });
}

// The entry of a decoding thread: one job after the other, in the order in which they were begun.
async function work(): Promise<never> {
  for (;;) {
    const [job] = jobs;
    if (job === undefined) await news();
    else await run(job);
  }
}

denyNetwork();
port.on('message', hear);
// What goes wrong here goes wrong again, and is told, where it is needed.
if (settings.first !== null) prepareDecoder(settings.first).catch(() => undefined);
void work();
