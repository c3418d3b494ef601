import { limitText } from '../base/limits.ts';
import type { Problem } from '../contracts/errors.ts';
import { ByteChannel } from './byte-channel.ts';
import { ByteReader } from './byte-reader.ts';
import type { Compression } from './formats/decoder.ts';
import { openDecoder } from './formats/open-decoder.ts';
import { DEFAULT_LIMITS, RATIO_FREE_BYTES } from './limits.ts';
import { sniffCompression } from './sniff.ts';
import { DecodeError, LimitError } from './stream-errors.ts';
import type { MemberSink } from './types.ts';

/** Gives the loop to other events this often, in milliseconds. */
const TURN_MS = 30;
/** Longest magic number that `sniffCompression` looks at. */
const MAGIC_BYTES = 6;

/** Bounds of one compressed member, and the path that problems name. */
export interface DecodedSinkOptions {
  readonly path?: string;
  readonly decodedBytes?: number;
  readonly ratio?: number;
}

/** A compressed member on its way to its sink. */
class MemberDecoding {
  readonly #sink: MemberSink;
  readonly #options: DecodedSinkOptions;
  readonly #onProblem: (problem: Problem) => void;
  readonly #channel = new ByteChannel();
  readonly #done: Promise<void>;
  #bytesIn = 0;
  #whole = true;

  constructor(
    compression: Compression,
    sink: MemberSink,
    onProblem: (problem: Problem) => void,
    options: DecodedSinkOptions,
  ) {
    this.#sink = sink;
    this.#options = options;
    this.#onProblem = onProblem;
    this.#done = this.#run(compression).finally(() => this.#channel.close());
    // `end` hands the error on; until then it is not an unhandled one.
    this.#done.catch(() => undefined);
  }

  write(chunk: Uint8Array): Promise<void> {
    this.#bytesIn += chunk.length;
    return this.#channel.push(chunk);
  }

  async end(complete: boolean): Promise<void> {
    this.#whole = complete;
    this.#channel.end();
    await this.#done;
  }

  async #run(compression: Compression): Promise<void> {
    const notes = { trailingData: false };
    let decoded = 0;
    let lastTurn = performance.now();
    try {
      const decode = await openDecoder(compression);
      for await (const chunk of decode(new ByteReader(this.#channel), notes)) {
        decoded += chunk.length;
        this.#checkSize(decoded);
        await this.#sink.write(chunk);
        // One piece of input may decode to hundreds of megabytes, and nothing else would be heard meanwhile.
        if (performance.now() - lastTurn > TURN_MS) {
          await new Promise((resolve) => setImmediate(resolve));
          lastTurn = performance.now();
        }
      }
    } catch (error) {
      if (!(error instanceof DecodeError || error instanceof LimitError)) throw error;
      await this.#endBroken(error);
      return;
    }
    // Garbage after the end is dropped silently: every byte of the log was read.
    await this.#sink.end(this.#whole);
  }

  #checkSize(decoded: number): void {
    const { decodedBytes = DEFAULT_LIMITS.memberBytes, ratio = DEFAULT_LIMITS.ratio } = this.#options;
    if (decoded > decodedBytes)
      throw new LimitError(`it decodes to more than ${limitText('bytes', decodedBytes)}`, 'member');
    if (decoded > RATIO_FREE_BYTES && decoded > ratio * this.#bytesIn) {
      throw new LimitError(`it decodes to more than ${ratio} times its size, as a decompression bomb does`, 'ratio');
    }
  }

  async #endBroken(error: DecodeError | LimitError): Promise<void> {
    const path = this.#options.path ?? null;
    if (error instanceof LimitError) {
      this.#onProblem({ code: 'member-too-large', message: `A file was read in part: ${error.message}.`, path });
    } else if (this.#whole || error.fault !== 'truncated') {
      // Where the archive itself broke off, that is said already.
      this.#onProblem({ code: 'member-unreadable', message: `A file was read in part: ${error.message}.`, path });
    }
    await this.#sink.end(false);
  }
}

/**
 * A sink that looks at how a member begins and passes decoded bytes on: a rotated log may be .gz, .xz, .bz2 or .zst
 * whatever its name. Anything else passes through as it is. A damaged or oversized one gives what could be decoded, then
 * `end(false)` and a problem.
 */
export function decodedSink(
  sink: MemberSink,
  onProblem: (problem: Problem) => void,
  options: DecodedSinkOptions = {},
): MemberSink {
  let head: Uint8Array | null = new Uint8Array(0);
  let target: MemberSink = sink;

  const begin = (bytes: Uint8Array): void | Promise<void> => {
    head = null;
    const compression = sniffCompression(bytes);
    if (compression !== null) target = new MemberDecoding(compression, sink, onProblem, options);
    return bytes.length > 0 ? target.write(bytes) : undefined;
  };

  return {
    write(chunk) {
      if (head === null) return target.write(chunk);
      if (head.length === 0 && chunk.length >= MAGIC_BYTES) return begin(chunk);
      const joined = new Uint8Array(head.length + chunk.length);
      joined.set(head);
      joined.set(chunk, head.length);
      head = joined;
      return head.length >= MAGIC_BYTES ? begin(head) : undefined;
    },
    async end(complete) {
      if (head !== null) await begin(head);
      await target.end(complete);
    },
  };
}
