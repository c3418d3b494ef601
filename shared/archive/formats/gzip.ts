import { crc32, createInflateRaw, type InflateRaw } from 'node:zlib';
import type { ByteReader } from '../byte-reader.ts';
import { DecodeError } from '../stream-errors.ts';
import type { DecodeNotes } from './decoder.ts';
import { CheckpointMaker } from './gzip-checkpoints.ts';
import { anotherFollows } from './joined.ts';

const FHCRC = 2;
const FEXTRA = 4;
const FNAME = 8;
const FCOMMENT = 16;
const RESERVED = 0xe0;
/** Bytes given to zlib at once, and its output buffer: what is lost at most when it meets damage. */
const FEED_SIZE = 64 * 1024;

const endsEarly = (): DecodeError => new DecodeError('truncated', 'the gzip data ends early');

/** Takes bytes up to and with the next NUL. */
async function skipText(input: ByteReader): Promise<void> {
  for (;;) {
    const chunk = await input.some();
    if (chunk === null) throw endsEarly();
    const nul = chunk.indexOf(0);
    input.consume(nul < 0 ? chunk.length : nul + 1);
    if (nul >= 0) return;
  }
}

async function skip(input: ByteReader, count: number): Promise<void> {
  if (!(await input.fill(count))) throw endsEarly();
  input.consume(count);
}

/** Takes a member's header (RFC 1952, 2.3). */
async function skipHeader(input: ByteReader): Promise<void> {
  if (!(await input.fill(10))) throw endsEarly();
  const flags = input.buffered[3] ?? 0;
  if (input.buffered[2] !== 8 || (flags & RESERVED) !== 0)
    throw new DecodeError('corrupt', 'the gzip header is damaged');
  input.consume(10);
  if (flags & FEXTRA) {
    if (!(await input.fill(2))) throw endsEarly();
    await skip(input, 2 + (input.buffered[0] ?? 0) + 256 * (input.buffered[1] ?? 0));
  }
  if (flags & FNAME) await skipText(input);
  if (flags & FCOMMENT) await skipText(input);
  if (flags & FHCRC) await skip(input, 2);
}

/** zlib's stream with its events folded into flags that a loop can look at. */
export class Inflater {
  readonly #engine: InflateRaw;
  #ended = false;
  #written = true;
  #error: Error | null = null;
  #wake: (() => void) | null = null;

  constructor(engine: InflateRaw = createInflateRaw({ chunkSize: FEED_SIZE })) {
    this.#engine = engine;
    engine.on('readable', () => this.#signal());
    engine.on('end', () => {
      this.#ended = true;
      this.#signal();
    });
    engine.on('error', (error) => {
      this.#error = error;
      this.#signal();
    });
  }

  /** Whether the deflate stream came to its end. */
  get ended(): boolean {
    return this.#ended;
  }

  /** Gives what zlib makes of a chunk, and returns how many of its bytes it took: all but what follows the end. */
  async *inflate(chunk: Uint8Array): AsyncGenerator<Uint8Array, number, void> {
    const before = this.#engine.bytesWritten;
    this.#written = false;
    this.#engine.write(chunk, () => {
      this.#written = true;
      this.#signal();
    });
    for (;;) {
      const decoded: unknown = this.#engine.read();
      if (decoded instanceof Uint8Array) yield decoded;
      else if (this.#error) throw new DecodeError('corrupt', 'the gzip data is damaged');
      else if (this.#ended || this.#written) return this.#engine.bytesWritten - before;
      else await this.#news();
    }
  }

  close(): void {
    this.#engine.destroy();
  }

  #signal(): void {
    const wake = this.#wake;
    this.#wake = null;
    wake?.();
  }

  #news(): Promise<void> {
    return new Promise((wake) => {
      this.#wake = wake;
    });
  }
}

/** Decodes the deflate data of one member and checks its trailer. */
async function* decodeMember(input: ByteReader, maker: CheckpointMaker | null): AsyncGenerator<Uint8Array, void, void> {
  const inflater = new Inflater();
  let checksum = 0;
  let size = 0;
  try {
    while (!inflater.ended) {
      const chunk = await input.some();
      if (chunk === null) throw endsEarly();
      const piece = chunk.subarray(0, FEED_SIZE);
      const pieces = inflater.inflate(piece);
      let next = await pieces.next();
      for (; !next.done; next = await pieces.next()) {
        checksum = crc32(next.value, checksum);
        size += next.value.length;
        maker?.decoded(next.value);
        yield next.value;
      }
      maker?.taken(piece.subarray(0, next.value), input.consumed);
      input.consume(next.value);
    }
  } finally {
    inflater.close();
  }
  if (!(await input.fill(8))) throw endsEarly();
  const trailer = new DataView(input.buffered.buffer, input.buffered.byteOffset, 8);
  if (trailer.getUint32(0, true) !== checksum || trailer.getUint32(4, true) !== size % 2 ** 32) {
    throw new DecodeError('corrupt', 'the gzip data does not match its checksum');
  }
  input.consume(8);
}

const MAGIC = [0x1f, 0x8b];

/**
 * Decodes gzip (RFC 1952), member after member. zlib inflates; the framing is ours, because node's Gunzip neither tells
 * where it stopped nor keeps garbage after the end apart from damage.
 */
export async function* decodeGzip(input: ByteReader, notes: DecodeNotes): AsyncGenerator<Uint8Array, void, void> {
  const maker =
    notes.checkpoints === undefined ? null : new CheckpointMaker(notes.checkpoints, notes.checkpointSpacing);
  do {
    maker?.member(input.consumed);
    await skipHeader(input);
    yield* decodeMember(input, maker);
  } while (await anotherFollows(input, MAGIC, notes));
}
