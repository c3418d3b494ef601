const WORDS = ' kernel: ';

/** Looks for the kernel's own words in the bytes of a syslog, until they are found once: cheap, and true across chunks. */
export class KernelWords {
  #seen = false;
  #tail = '';

  get seen(): boolean {
    return this.#seen;
  }

  see(chunk: Uint8Array): void {
    if (this.#seen) return;
    const bytes = Buffer.from(chunk.buffer, chunk.byteOffset, chunk.byteLength);
    const border = this.#tail + bytes.toString('latin1', 0, WORDS.length);
    this.#seen = border.includes(WORDS) || bytes.includes(WORDS, 0, 'latin1');
    this.#tail = (this.#tail + bytes.toString('latin1', Math.max(0, bytes.length - WORDS.length))).slice(
      -WORDS.length + 1,
    );
  }
}
