import type { MemberHeader, MemberSink, MemberVisitor } from '../../shared/archive/types.ts';
import type { LineRange } from './line-range.ts';
import type { Terminal } from './terminal.ts';

/** Bytes that a terminal would obey: a log may hold whatever somebody wrote into it. */
function harmless(bytes: Uint8Array): Uint8Array {
  return bytes.map((byte) => (byte === 9 || byte === 10 || (byte >= 32 && byte !== 127) ? byte : 0x3f));
}

/** Prints the first file of a name, given with or without the top folder, when it comes by in the archive. */
export class MemberPrinter implements MemberVisitor, MemberSink {
  readonly #path: string;
  readonly #lines: LineRange | null;
  readonly #terminal: Terminal;
  readonly #onPrinted: () => void;
  /** Where it stands; `broken` when the file broke off. */
  state: 'searching' | 'printing' | 'printed' | 'broken' = 'searching';

  /** `onPrinted` is called as soon as nothing more is wanted. */
  constructor(path: string, lines: LineRange | null, terminal: Terminal, onPrinted: () => void) {
    this.#path = path.replace(/^(?:\.?\/)+/, '');
    this.#lines = lines;
    this.#terminal = terminal;
    this.#onPrinted = onPrinted;
  }

  member({ path, type }: MemberHeader): MemberSink | null {
    if (this.state !== 'searching' || type !== 'file') return null;
    if (path !== this.#path && path.slice(path.indexOf('/') + 1) !== this.#path) return null;
    this.state = 'printing';
    return this;
  }

  async write(chunk: Uint8Array): Promise<void> {
    if (this.state === 'printed') return;
    const part = this.#lines?.take(chunk) ?? chunk;
    const read = part.length === 0 || (await this.#terminal.out(this.#terminal.outIsTty ? harmless(part) : part));
    if (!read || this.#lines?.done) this.#printed();
  }

  end(complete: boolean): void {
    if (this.state === 'printed') return;
    if (complete) this.#printed();
    else this.state = 'broken';
  }

  #printed(): void {
    this.state = 'printed';
    this.#onPrinted();
  }
}
