import type { ByteReader } from '../byte-reader.ts';
import { DecodeError } from '../stream-errors.ts';
import type { DecodeNotes } from './decoder.ts';
import { anotherFollows } from './joined.ts';
import { type Liblzma, openLiblzma } from './liblzma.ts';

// lzma_stream on wasm32: next_in 0, avail_in 4, next_out 16, avail_out 20 (lzma/base.h).
const STREAM_SIZE = 96;
const NEXT_IN = 0;
const AVAIL_IN = 4;
const NEXT_OUT = 16;
const AVAIL_OUT = 20;
// lzma_ret and lzma_action (lzma/base.h).
const OK = 0;
const STREAM_END = 1;
const MEM_ERROR = 5;
const MEMLIMIT_ERROR = 6;
const OPTIONS_ERROR = 8;
const BUF_ERROR = 10;
const RUN = 0;

const IN_SIZE = 64 * 1024;
/** Most bytes of a decoded chunk. */
const OUT_SIZE = 512 * 1024;
/** `xz -9` needs 65 MiB; the WebAssembly heap ends at 256 MiB. */
const MEMORY_LIMIT = 192n * 1024n * 1024n;

/** liblzma's stream decoder with its buffers on the WebAssembly heap. Views of that heap are taken anew: it may grow. */
class StreamDecoder {
  readonly #lzma: Liblzma;
  readonly #stream: number;
  readonly #input: number;
  readonly #output: number;
  /** What the last step gave: another stream may make the heap grow meanwhile, which takes views of it away. */
  readonly #decoded = new Uint8Array(OUT_SIZE);

  constructor(lzma: Liblzma) {
    this.#lzma = lzma;
    this.#stream = this.#allocate(STREAM_SIZE);
    this.#input = this.#allocate(IN_SIZE);
    this.#output = this.#allocate(OUT_SIZE);
    lzma.HEAPU8.fill(0, this.#stream, this.#stream + STREAM_SIZE);
  }

  #allocate(size: number): number {
    const pointer = this.#lzma._malloc(size);
    if (pointer === 0) throw new DecodeError('unsupported', 'not enough memory for the xz decoder');
    return pointer;
  }

  /** Begins a new .xz stream, keeping what memory there is. */
  start(): void {
    const result = this.#lzma._lzma_stream_decoder(this.#stream, MEMORY_LIMIT, 0);
    if (result !== OK) throw faultOf(result);
  }

  /** Offers input, at most IN_SIZE bytes of it; gives how many were taken over. */
  feed(chunk: Uint8Array): number {
    const count = Math.min(chunk.length, IN_SIZE);
    this.#lzma.HEAPU8.set(chunk.subarray(0, count), this.#input);
    this.#lzma.setValue(this.#stream + NEXT_IN, this.#input, 'i32');
    this.#lzma.setValue(this.#stream + AVAIL_IN, count, 'i32');
    return count;
  }

  /** One step: liblzma's return code, and what came out, valid until the next step. */
  step(): { result: number; decoded: Uint8Array } {
    this.#lzma.setValue(this.#stream + NEXT_OUT, this.#output, 'i32');
    this.#lzma.setValue(this.#stream + AVAIL_OUT, OUT_SIZE, 'i32');
    const result = this.#lzma._lzma_code(this.#stream, RUN);
    const produced = OUT_SIZE - this.#lzma.getValue(this.#stream + AVAIL_OUT, 'i32');
    this.#decoded.set(this.#lzma.HEAPU8.subarray(this.#output, this.#output + produced));
    return { result, decoded: this.#decoded.subarray(0, produced) };
  }

  get unread(): number {
    return this.#lzma.getValue(this.#stream + AVAIL_IN, 'i32');
  }

  free(): void {
    this.#lzma._lzma_end(this.#stream);
    for (const pointer of [this.#stream, this.#input, this.#output]) this.#lzma._free(pointer);
  }
}

/** liblzma's return codes in words. */
function faultOf(result: number): DecodeError {
  if (result === MEMLIMIT_ERROR || result === MEM_ERROR) {
    return new DecodeError('unsupported', 'the xz data needs more than 192 MiB of memory to decode');
  }
  if (result === OPTIONS_ERROR)
    return new DecodeError('unsupported', 'the xz data uses a filter that is not supported');
  return new DecodeError('corrupt', 'the xz data is damaged');
}

/** Decodes one .xz stream whose header stands next in `input`. */
async function* decodeStream(input: ByteReader, decoder: StreamDecoder): AsyncGenerator<Uint8Array, void, void> {
  decoder.start();
  for (;;) {
    const chunk = await input.some();
    if (chunk === null) throw new DecodeError('truncated', 'the xz data ends early');
    const fed = decoder.feed(chunk);
    for (;;) {
      const { result, decoded } = decoder.step();
      if (decoded.length > 0) yield decoded;
      if (result === STREAM_END) {
        input.consume(fed - decoder.unread);
        return;
      }
      // BUF_ERROR here only says that the input is used up and nothing is left to give out.
      if (result === BUF_ERROR || (result === OK && decoder.unread === 0 && decoded.length < OUT_SIZE)) break;
      if (result !== OK) throw faultOf(result);
    }
    input.consume(fed);
  }
}

const MAGIC = [0xfd, 0x37, 0x7a, 0x58, 0x5a];

/** Decodes .xz (one or several streams of any number of blocks) with liblzma, which verifies every check in it. */
export async function* decodeXz(input: ByteReader, notes: DecodeNotes): AsyncGenerator<Uint8Array, void, void> {
  const decoder = new StreamDecoder(await openLiblzma());
  try {
    do yield* decodeStream(input, decoder);
    while (await anotherFollows(input, MAGIC, notes));
  } finally {
    decoder.free();
  }
}
