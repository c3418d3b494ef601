import type { LineMark } from '../log-lines/line-marks.ts';
import type { LogFile } from './log-file.ts';

/** One file of an archive, as a view takes it. */
export interface FileContent {
  readonly path: string;
  /** Seconds since the epoch, from the tar header. */
  readonly modified: number;
  /** Bytes in the archive; a compressed log is more once decoded. */
  readonly bytes: number;
  /** The file's bytes, decoded, front to back. Throws an Error with words for the user where they cannot be had. */
  chunks(): AsyncGenerator<Uint8Array, void, void>;
  /** What the analysis noted of it, by which lines can be fetched without what stands before them. */
  readonly known: KnownLines | null;
}

export interface KnownLines {
  readonly lines: number;
  readonly marks: readonly LineMark[];
  /** The bytes from `offset` to, not with, `end` (the file's end without it). */
  from(offset: number, end?: number): AsyncGenerator<Uint8Array, void, void>;
}

/** Lets messages and timers have their turn. */
export const breathe = (): Promise<void> =>
  new Promise((resolve) => {
    setImmediate(resolve);
  });

/** Holds a reading back while somebody waits for a few lines. */
export class Precedence {
  #waiting = 0;
  #wake: (() => void)[] = [];

  /** Resolves when nobody waits. */
  async clear(): Promise<void> {
    while (this.#waiting > 0) await new Promise<void>((resolve) => this.#wake.push(resolve));
  }

  async first<T>(work: () => Promise<T>): Promise<T> {
    this.#waiting += 1;
    try {
      return await work();
    } finally {
      this.#waiting -= 1;
      if (this.#waiting === 0) for (const wake of this.#wake.splice(0)) wake();
    }
  }
}

/** Fills the file from its content. Gives what is to be said of it: why it broke off, null where it did not. */
export async function readInto(
  file: LogFile,
  content: FileContent,
  precedence: Precedence,
  goOn: () => boolean,
): Promise<string | null> {
  let broken: string | null = null;
  try {
    for await (const chunk of content.chunks()) {
      if (!goOn()) return null;
      await precedence.clear();
      const more = await file.write(chunk);
      if (!goOn() || !more) break;
      await breathe();
    }
  } catch (error) {
    broken = error instanceof Error ? error.message : String(error);
  }
  file.end();
  if (file.full) return `The file is larger than can be shown: its first ${file.lines.length} lines are.`;
  return broken;
}
