import { ByteReader } from '../archive/byte-reader.ts';
import { openDecoder } from '../archive/formats/open-decoder.ts';
import { DEFAULT_LIMITS, RATIO_FREE_BYTES } from '../archive/limits.ts';
import type { IndexedMember } from '../archive/member-index.ts';
import { sniffCompression } from '../archive/sniff.ts';
import { DecodeError } from '../archive/stream-errors.ts';
import type { LogNotes } from '../log-lines/line-marks.ts';
import { ArchiveTree } from './archive-tree.ts';
import type { FileContent, KnownLines } from './file-reading.ts';
import { type Decoders, memberChunks, type ReportPlace } from './report-place.ts';

const MAGIC_BYTES = 6;

/** The archive of one case, its files ready to be opened. */
export class CaseArchive {
  readonly tree: ArchiveTree;
  readonly #place: ReportPlace;
  readonly #decoders: Decoders;
  readonly #notes: ReadonlyMap<string, LogNotes>;

  /** `proving`: lines that prove something, by path. `notes` by path too. */
  constructor(
    place: ReportPlace,
    decoders: Decoders,
    proving: ReadonlyMap<string, number>,
    notes: ReadonlyMap<string, LogNotes>,
  ) {
    this.tree = new ArchiveTree(place.index.members, place.top, proving);
    this.#place = place;
    this.#decoders = decoders;
    this.#notes = notes;
  }

  /** The file that a path names, links followed; null where there is none. */
  content(path: string): FileContent | null {
    const found = this.tree.file(path);
    if (found === null) return null;
    const { member } = found;
    const { size, modified } = member.header;
    return {
      path: found.path,
      modified,
      bytes: size,
      chunks: () => this.#decoded(member),
      known: this.#known(found.path, member),
    };
  }

  #known(path: string, member: IndexedMember): KnownLines | null {
    const notes = this.#notes.get(path);
    // A compressed log's marks are places of what it decodes to, which cannot be gone to.
    if (notes === undefined || notes.bytes !== member.header.size || !this.#place.seekable) return null;
    const { lines, marks } = notes;
    return { lines, marks, from: (offset, end) => memberChunks(this.#place, member, offset, this.#decoders, end) };
  }

  /** A rotated log may be compressed, whatever its name. */
  async *#decoded(member: IndexedMember): AsyncGenerator<Uint8Array, void, void> {
    const input = new ByteReader(memberChunks(this.#place, member, 0, this.#decoders));
    try {
      await input.fill(MAGIC_BYTES);
      const compression = sniffCompression(input.buffered);
      if (compression === null) yield* plain(input);
      else yield* bounded((await openDecoder(compression))(input, { trailingData: false }), member.header.size);
    } catch (error) {
      if (error instanceof DecodeError) throw new Error(`The file could be read in part only: ${error.message}.`);
      throw error;
    } finally {
      await input.close();
    }
  }
}

async function* plain(input: ByteReader): AsyncGenerator<Uint8Array, void, void> {
  for (let chunk = await input.some(); chunk !== null; chunk = await input.some()) {
    yield chunk;
    input.consume(chunk.length);
  }
}

/** Ends a decompression bomb. */
async function* bounded(chunks: AsyncIterable<Uint8Array>, packed: number): AsyncGenerator<Uint8Array, void, void> {
  let decoded = 0;
  for await (const chunk of chunks) {
    decoded += chunk.length;
    if (decoded > RATIO_FREE_BYTES && decoded > DEFAULT_LIMITS.ratio * packed) {
      throw new Error('The file was read in part: it decodes to far more than a log holds.');
    }
    yield chunk;
  }
}
