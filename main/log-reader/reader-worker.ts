import { logError } from '../security/log-error.ts';
import { denyNetwork } from '../security/network-guard.ts';
import { PoolShelf } from './decoders.ts';
import { LogDesk, Refused } from './log-desk.ts';
import type { FromReader, ReaderRequest, ReaderRequests, ToReader } from './protocol.ts';
import { bytesSourceOf } from './reader-sources.ts';
import { zlibPacker } from './zlib-packer.ts';

// The entry of the log reader process: requests in, answers and news out, nothing else.
denyNetwork();
const say = (message: FromReader): void => process.parentPort.postMessage(message);

const shelf = new PoolShelf();
const desk = new LogDesk({
  packer: zlibPacker,
  decoders: shelf,
  listener: { view: (state) => say({ type: 'view', state }), search: (state) => say({ type: 'search', state }) },
  sourceOf: bytesSourceOf,
});

async function answer<N extends ReaderRequest>(
  id: number,
  name: N,
  argument: ReaderRequests[N]['takes'],
): Promise<void> {
  try {
    say({ type: 'answer', id, value: await desk.handlers[name](argument) });
  } catch (error) {
    if (!(error instanceof Refused)) logError(`the log reader failed at ${name}`, error);
    say({ type: 'refused', id, message: error instanceof Error ? error.message : String(error) });
  }
}

shelf.warm().catch((error: unknown) => logError('the decoding threads did not start', error));

process.parentPort.on('message', ({ data }: { data: ToReader }) => {
  void answer(data.id, data.name, data.argument as ReaderRequests[ReaderRequest]['takes'] as never);
});
