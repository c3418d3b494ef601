import type { Compression } from '../../shared/archive/formats/decoder.ts';
import type { GzipCheckpoint } from '../../shared/archive/formats/gzip-checkpoints.ts';
import type { DecodeFault } from '../../shared/archive/stream-errors.ts';

// What the pool and its threads say to each other. Both sides are ours and of one build: nothing is checked at run time.

/** Bytes of the buffers that decoded bytes travel in: shared memory, made once and named by number from then on. */
export const BUFFER_SIZE = 512 * 1024;

/** Bytes of the buffers that compressed bytes travel in, to the thread and back to be used again. */
export const INPUT_SIZE = 512 * 1024;
/** Such buffers of one job on their way to its thread: enough that it does not wait, few enough to be cheap. */
export const INPUT_WINDOW = 3;

export type ToThread =
  | {
      readonly type: 'begin';
      readonly job: number;
      readonly compression: Compression;
      /** Decoded bytes between a gzip's checkpoints; 0 for the default, null for none at all. */
      readonly checkpointSpacing: number | null;
    }
  | { readonly type: 'input'; readonly job: number; readonly buffer: ArrayBuffer; readonly length: number }
  | { readonly type: 'input-end'; readonly job: number }
  | { readonly type: 'give-up'; readonly job: number }
  /** A buffer of decoded bytes comes back, to be used again. */
  | { readonly type: 'buffer'; readonly buffer: number };

export type FromThread =
  /** A piece of input was used up: there is room for another, and its buffer for it. */
  | { readonly type: 'taken'; readonly job: number; readonly buffer: ArrayBuffer }
  | { readonly type: 'chunk'; readonly job: number; readonly buffer: number; readonly length: number }
  /** A new buffer; its number is how many there were before. */
  | { readonly type: 'new-buffer'; readonly memory: SharedArrayBuffer }
  | {
      readonly type: 'end';
      readonly job: number;
      readonly trailingData: boolean;
      readonly checkpoints: readonly GzipCheckpoint[];
      readonly fault: { readonly kind: DecodeFault; readonly message: string } | null;
    };

/** What a thread is started with. */
export interface ThreadSettings {
  /** What it is to decode first, where that is known: the decoder is loaded before the first job comes. */
  readonly first: Compression | null;
  /** Buffers that it may have filled and not yet got back. */
  readonly buffers: number;
}
