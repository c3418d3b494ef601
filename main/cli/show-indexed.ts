import type { KeptIndex } from '../../shared/analyze.ts';
import { findMember } from '../../shared/archive/find-member.ts';
import type { IndexedMember } from '../../shared/archive/member-index.ts';
import { notesOfMember } from '../../shared/log-view/report-place.ts';
import { LineRange } from './line-range.ts';

/** A member, from where on it is to be read, and the lines of what is read from there. */
export interface IndexedPart {
  readonly member: IndexedMember;
  readonly start: number;
  /** Not with this byte; left out for the member's end. */
  readonly end?: number;
  readonly lines: LineRange | null;
}

/** Where to begin for lines `first` to `last` of a member, by the marks of the analysis; null where there is no such member. */
export function indexedPart(
  kept: KeptIndex,
  path: string,
  range: readonly [first: number, last: number] | null,
): IndexedPart | null {
  const member = findMember(kept.index, path);
  if (member === null) return null;
  if (range === null) return { member, start: 0, lines: null };
  const [first, last] = range;
  const marks = notesOfMember(kept.index, kept.notes, member)?.marks ?? [];
  // The line after a mark may have begun before it.
  const mark = marks.findLast(({ feeds }) => feeds <= first - 2) ?? { offset: 0, feeds: 0 };
  // A decoder looks ahead: it is told where no more will be wanted.
  const end = marks.find(({ feeds }) => feeds >= last)?.offset ?? member.header.size;
  return { member, start: mark.offset, end, lines: new LineRange(first - mark.feeds, last - mark.feeds) };
}
