import type { DecoderPool } from '../archive/decoder-pool.ts';
import { DEFAULT_LIMITS } from '../archive/limits.ts';
import type { IndexedMember, MemberIndex } from '../archive/member-index.ts';
import { readArchive } from '../archive/read-archive.ts';
import { readMember } from '../archive/read-member.ts';
import { sniffCompression } from '../archive/sniff.ts';
import type { ByteSource } from '../archive/types.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { LogNotes } from '../log-lines/line-marks.ts';
import { topFolderOf, withoutTop } from '../members/paths.ts';

/** Decoding threads, for one who reads at a time: two readers of one pool would hold each other up. */
export interface Decoders {
  take(): { readonly pool: DecoderPool; release(): void };
}

/** One sosreport: the archive that its members lie in, and its folder there. */
export interface ReportPlace {
  readonly source: ByteSource;
  readonly index: MemberIndex;
  readonly top: string;
  /** Whether a member can be entered anywhere. */
  readonly seekable: boolean;
}

const MAGIC_BYTES = 6;

/** Where the members of an archive lie, found out by going through it; words for the user where that fails. */
async function walk(source: ByteSource, decoders: Decoders, signal: AbortSignal): Promise<Result<MemberIndex, string>> {
  const { pool, release } = decoders.take();
  try {
    const visitor = { member: () => null };
    const options = { limits: DEFAULT_LIMITS, signal, decoders: pool, randomAccess: true, onProgress: () => undefined };
    const read = await readArchive(source, visitor, options);
    if (!read.ok) return fail(read.error.message);
    return read.value.index === null ? fail('The archive holds too many files to be listed.') : ok(read.value.index);
  } finally {
    release();
  }
}

/** A member's bytes with the decoding threads given back in the end. */
export async function* memberChunks(
  { source, index }: Pick<ReportPlace, 'source' | 'index'>,
  member: IndexedMember,
  start: number,
  decoders: Decoders,
  end = member.header.size,
): AsyncGenerator<Uint8Array, void, void> {
  const { pool, release } = decoders.take();
  try {
    yield* readMember(source, index, member, { start, end }, pool);
  } finally {
    release();
  }
}

/** Whether the bytes of an archive are those of a tar. */
async function isPlain({ readAt }: ByteSource, { blocks }: MemberIndex): Promise<boolean> {
  return readAt !== null && blocks === null && sniffCompression(await readAt(0, MAGIC_BYTES)) === null;
}

async function isSeekable(source: ByteSource, index: MemberIndex): Promise<boolean> {
  const { blocks, checkpoints } = index;
  return source.readAt !== null && (blocks !== null || checkpoints.length > 0 || (await isPlain(source, index)));
}

/** An archive inside an archive as a source. It can be read anywhere only where the outer one is a plain tar. */
async function innerSource(
  outer: Pick<ReportPlace, 'source' | 'index'>,
  member: IndexedMember,
  decoders: Decoders,
): Promise<ByteSource> {
  const { readAt } = outer.source;
  const { path, size } = member.header;
  const plain = readAt !== null && (await isPlain(outer.source, outer.index));
  return {
    name: path.slice(path.lastIndexOf('/') + 1),
    size,
    stream: (start = 0) => memberChunks(outer, member, start, decoders),
    readAt: plain
      ? (offset, length) => readAt(member.offset + offset, Math.max(0, Math.min(length, size - offset)))
      : null,
  };
}

/** The top folder of the first sosreport in an archive. */
function firstTop({ members }: MemberIndex): string {
  for (const { header } of members) {
    const top = topFolderOf(header.path, header.type === 'directory');
    if (top !== null) return top;
  }
  return '';
}

/** What the analysis noted of a member, by the sosreports that it noted logs of; null for nothing, or a compressed log. */
export function notesOfMember(
  index: MemberIndex,
  notes: ReadonlyMap<string | null, ReadonlyMap<string, LogNotes>>,
  { header }: IndexedMember,
): LogNotes | null {
  for (const [report, logs] of notes) {
    const path = withoutTop(header.path, report ?? firstTop(index));
    const found = path === null ? undefined : logs.get(path);
    if (found !== undefined && found.bytes === header.size) return found;
  }
  return null;
}

async function within(
  outer: { source: ByteSource; index: MemberIndex },
  report: string | null,
  decoders: Decoders,
  signal: AbortSignal,
): Promise<Result<ReportPlace, string>> {
  const seekable = await isSeekable(outer.source, outer.index);
  if (report === null) return ok({ ...outer, top: firstTop(outer.index), seekable });
  const archive = outer.index.members.find(
    ({ header: { type, path } }) => type === 'file' && (path === report || report.startsWith(`${path}/`)),
  );
  // A second sosreport beside the first is named by its folder.
  if (archive === undefined) return ok({ ...outer, top: report, seekable });
  const source = await innerSource(outer, archive, decoders);
  const index = await walk(source, decoders, signal);
  if (!index.ok) return index;
  const rest = report.slice(archive.header.path.length + 1);
  return within({ source, index: index.value }, rest === '' ? null : rest, decoders, signal);
}

/**
 * Finds a sosreport: `report` is null for a file's own, else what `CaseSummary.source.member` says. `known` is the index
 * kept from the analysis; without it the archive is gone through once. The error is a sentence for the user.
 */
export async function placeOfReport(
  source: ByteSource,
  report: string | null,
  known: MemberIndex | null,
  decoders: Decoders,
  signal: AbortSignal,
): Promise<Result<ReportPlace, string>> {
  const index = known === null ? await walk(source, decoders, signal) : ok(known);
  return index.ok ? within({ source, index: index.value }, report, decoders, signal) : index;
}
