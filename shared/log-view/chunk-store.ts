/** Makes bytes smaller and whole again; handed in from outside. */
export interface Packer {
  pack(bytes: Uint8Array): Promise<Uint8Array>;
  /** `size` is that of the bytes that were packed. */
  unpack(packed: Uint8Array, size: number): Promise<Uint8Array>;
}

/** Bytes of text that all stores together may hold as they are; what is over is held packed. */
export class TextBudget {
  readonly bytes: number;
  used = 0;

  constructor(bytes: number) {
    this.bytes = bytes;
  }
}

export const CHUNK_SIZE = 512 * 1024;
/** Chunks that may be on their way to being packed: enough for the threads there are. */
const PACKING_AT_ONCE = 4;
/** Unpacked chunks kept for whoever reads around the same place. */
const KEPT_UNPACKED = 8;

interface Chunk {
  bytes: Uint8Array | null;
  packed: Uint8Array | null;
  readonly size: number;
}

/** The text of one file, filled front to back, any part of it at hand at once. */
export class ChunkStore {
  readonly #packer: Packer;
  readonly #budget: TextBudget;
  readonly #chunkSize: number;
  readonly #chunks: Chunk[] = [];
  readonly #packing = new Set<Promise<void>>();
  readonly #unpacked = new Map<number, Uint8Array>();
  #tail: Uint8Array;
  #tailLength = 0;
  #raw = 0;
  #closed = false;

  constructor(packer: Packer, budget: TextBudget, chunkSize = CHUNK_SIZE) {
    this.#packer = packer;
    this.#budget = budget;
    this.#chunkSize = chunkSize;
    this.#tail = new Uint8Array(Math.min(chunkSize, 16 * 1024));
  }

  get length(): number {
    return this.#chunks.length * this.#chunkSize + this.#tailLength;
  }

  /** Bytes held for it, packed or not. */
  get heldBytes(): number {
    return this.#chunks.reduce((sum, { bytes, packed }) => sum + (packed ?? bytes ?? []).length, this.#tail.length);
  }

  /** Copies the bytes to the end of the text. Resolves when there is room for more. */
  async append(bytes: Uint8Array): Promise<void> {
    for (let at = 0; at < bytes.length; ) {
      const part = bytes.subarray(at, at + this.#chunkSize - this.#tailLength);
      this.#growTail(this.#tailLength + part.length);
      this.#tail.set(part, this.#tailLength);
      this.#tailLength += part.length;
      at += part.length;
      if (this.#tailLength === this.#chunkSize) this.#seal();
    }
    while (this.#packing.size >= PACKING_AT_ONCE) await Promise.race(this.#packing);
  }

  /** The bytes from `start` to `end` where they are held as they are; null where `read` has to unpack them. */
  readNow(start: number, end: number): Uint8Array | null {
    const first = Math.floor(start / this.#chunkSize);
    const base = first * this.#chunkSize;
    if (end <= base + this.#chunkSize) return this.#chunkNow(first)?.subarray(start - base, end - base) ?? null;
    const parts: Uint8Array[] = [];
    for (let at = start; at < end; ) {
      const chunk = Math.floor(at / this.#chunkSize);
      const from = chunk * this.#chunkSize;
      const part = this.#chunkNow(chunk)?.subarray(at - from, end - from);
      if (part === undefined || part.length === 0) return null;
      parts.push(part);
      at += part.length;
    }
    return joined(parts, end - start);
  }

  /** The bytes from `start` to, not with, `end`; both within the text. Valid for as long as the caller likes. */
  async read(start: number, end: number): Promise<Uint8Array> {
    if (end <= start) return new Uint8Array(0);
    const parts: Uint8Array[] = [];
    for (let at = start; at < end; ) {
      const chunk = Math.floor(at / this.#chunkSize);
      const from = chunk * this.#chunkSize;
      const bytes = this.#chunkNow(chunk) ?? (await this.#unpack(chunk));
      const part = bytes.subarray(at - from, end - from);
      if (part.length === 0) throw new RangeError('read past the end of the text');
      parts.push(part);
      at += part.length;
    }
    const [only] = parts;
    return parts.length === 1 && only !== undefined ? only : joined(parts, end - start);
  }

  /** Lets go of everything. */
  close(): void {
    this.#closed = true;
    this.#budget.used -= this.#raw;
    this.#raw = 0;
    this.#chunks.length = 0;
    this.#unpacked.clear();
    this.#tail = new Uint8Array(0);
    this.#tailLength = 0;
  }

  #growTail(needed: number): void {
    if (needed <= this.#tail.length) return;
    const larger = new Uint8Array(Math.min(this.#chunkSize, Math.max(needed, this.#tail.length * 2)));
    larger.set(this.#tail.subarray(0, this.#tailLength));
    this.#tail = larger;
  }

  #seal(): void {
    const chunk: Chunk = { bytes: this.#tail, packed: null, size: this.#tailLength };
    this.#chunks.push(chunk);
    this.#tail = new Uint8Array(this.#chunkSize);
    this.#tailLength = 0;
    if (this.#budget.used + chunk.size <= this.#budget.bytes) {
      this.#budget.used += chunk.size;
      this.#raw += chunk.size;
      return;
    }
    const packing: Promise<void> = this.#pack(chunk).finally(() => this.#packing.delete(packing));
    this.#packing.add(packing);
  }

  async #pack(chunk: Chunk): Promise<void> {
    if (chunk.bytes === null) return;
    const packed = await this.#packer.pack(chunk.bytes);
    if (this.#closed) return;
    chunk.packed = packed;
    chunk.bytes = null;
  }

  #chunkNow(at: number): Uint8Array | null {
    if (at === this.#chunks.length) return this.#tail.subarray(0, this.#tailLength);
    return this.#chunks[at]?.bytes ?? this.#unpacked.get(at) ?? null;
  }

  async #unpack(at: number): Promise<Uint8Array> {
    const chunk = this.#chunks[at];
    if (chunk?.packed == null) throw new RangeError('read past the end of the text');
    const bytes = await this.#packer.unpack(chunk.packed, chunk.size);
    this.#unpacked.set(at, bytes);
    const [oldest] = this.#unpacked.keys();
    if (this.#unpacked.size > KEPT_UNPACKED && oldest !== undefined) this.#unpacked.delete(oldest);
    return bytes;
  }
}

function joined(parts: readonly Uint8Array[], length: number): Uint8Array {
  const all = new Uint8Array(length);
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
