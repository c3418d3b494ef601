/** One member of a tar that is written as a stream. Contents come in chunks whose lengths sum up to `size`. */
export interface StreamEntry {
  readonly path: string;
  readonly modified: number;
  readonly kind: 'file' | 'folder' | 'symlink';
  readonly size: number;
  readonly target?: string;
  readonly chunks?: () => Iterable<Uint8Array>;
}

const BLOCK = 512;
const NAME_SIZE = 100;

/** A ustar header. Names are ASCII here and must fit its 100 bytes. */
function header({ path, modified, kind, size, target = '' }: StreamEntry): Uint8Array {
  const name = kind === 'folder' ? `${path}/` : path;
  if (name.length > NAME_SIZE || target.length > NAME_SIZE) throw new Error(`too long for a header: ${name}`);
  const block = Buffer.alloc(BLOCK);
  const octal = (value: number, width: number) => value.toString(8).padStart(width - 1, '0');
  block.write(name, 0, 'latin1');
  block.write(octal(kind === 'file' ? 0o644 : 0o755, 8), 100, 'latin1');
  block.write(octal(0, 8), 108, 'latin1');
  block.write(octal(0, 8), 116, 'latin1');
  block.write(octal(size, 12), 124, 'latin1');
  block.write(octal(modified, 12), 136, 'latin1');
  block.write('        ', 148, 'latin1');
  block.write({ file: '0', folder: '5', symlink: '2' }[kind], 156, 'latin1');
  block.write(target, 157, 'latin1');
  block.write('ustar\x0000root', 257, 'latin1');
  block.write('root', 297, 'latin1');
  const sum = block.reduce((total, byte) => total + byte, 0);
  block.write(`${octal(sum, 7)}\0 `, 148, 'latin1');
  return block;
}

/** The bytes of a tar of these entries, made as they are taken; nothing is held. Throws where a content is not of its size. */
export function* tarStream(entries: Iterable<StreamEntry>): Generator<Uint8Array, void, void> {
  let written = 0;
  for (const entry of entries) {
    yield header(entry);
    let size = 0;
    for (const chunk of entry.chunks?.() ?? []) {
      size += chunk.length;
      yield chunk;
    }
    if (size !== entry.size) throw new Error(`${entry.path}: ${size} bytes instead of ${entry.size}`);
    const padding = (BLOCK - (size % BLOCK)) % BLOCK;
    if (padding > 0) yield new Uint8Array(padding);
    written += BLOCK + size + padding;
  }
  // Two empty blocks, and as many more as fill GNU's record of 20.
  const end = 2 * BLOCK;
  yield new Uint8Array(end + ((20 * BLOCK - ((written + end) % (20 * BLOCK))) % (20 * BLOCK)));
}
