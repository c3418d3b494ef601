import type { MemberIndex } from './member-index.ts';
import { readArchive } from './read-archive.ts';
import { MemberDamaged, readMember } from './read-member.ts';
import type { ByteSource, MemberSink, MemberVisitor, ReadOptions, ReadOutcome } from './types.ts';

/** The index by which the members can be read one by one; null where they can only be come by from the beginning. */
function usableIndex(source: ByteSource, { index, format }: ReadOutcome): MemberIndex | null {
  return index !== null && source.readAt !== null && (index.blocks !== null || format === 'tar') ? index : null;
}

/**
 * Goes through an archive once more, after `readArchive` gave `outcome`: the visitor sees every header again. Where there
 * is random access only the members that it asks for are read; a damaged one ends its sink as incomplete. Throws the
 * signal's reason, and what a sink or the visitor throws.
 */
export async function readAgain(
  source: ByteSource,
  outcome: ReadOutcome,
  visitor: MemberVisitor,
  options: ReadOptions,
): Promise<void> {
  const index = usableIndex(source, outcome);
  if (index === null) {
    await readArchive(source, visitor, options);
    return;
  }
  for (const member of index.members) {
    options.signal.throwIfAborted();
    const sink = visitor.member(member.header);
    if (sink === null) continue;
    let complete = false;
    try {
      complete = await copy(readMember(source, index, member, {}, options.decoders), sink, options.signal);
    } finally {
      await sink.end(complete);
    }
  }
}

/** Writes all chunks to the sink; gives whether they came whole. */
async function copy(chunks: AsyncIterable<Uint8Array>, sink: MemberSink, signal: AbortSignal): Promise<boolean> {
  try {
    for await (const chunk of chunks) {
      signal.throwIfAborted();
      await sink.write(chunk);
    }
    return true;
  } catch (error) {
    if (error instanceof MemberDamaged) return false;
    throw error;
  }
}
