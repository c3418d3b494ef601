import type { Article } from '../articles/schema.ts';
import { compareKernels, type KernelRelease, parseKernelRelease } from '../errata/kernel-release.ts';
import { atLeast, knownRelease, membership, streamById } from '../errata/streams.ts';

/** How a kernel stands to an article's range. */
export type RangeStatus =
  /** In the documented range. */
  | 'affected'
  /** Of the stream, at or above the build that has the fix. */
  | 'fixed'
  /** Of the stream, older than the defect. */
  | 'before'
  /** Of the stream, in builds that carry the defect by their changelog only, or of a range that is not known. */
  | 'uncertain'
  /** Near the stream, but nobody says anything of it (kernel-rt). */
  | 'uncovered'
  /** Another kernel altogether. */
  | 'other';

/** Where a release stands in an article's range; an article without a range calls every kernel 'other'. */
export function rangeStatus(article: Article, release: KernelRelease): RangeStatus {
  const range = article.applies.kernel;
  const stream = range === undefined ? null : streamById(range.stream);
  if (range === undefined || stream === null) return 'other';
  const member = membership(stream, release);
  if (member !== 'member') return member;
  if (range.affectedFrom === undefined || range.affectedBefore === undefined) return 'uncertain';
  if (atLeast(release, range.affectedBefore)) return 'fixed';
  if (atLeast(release, range.affectedFrom)) return 'affected';
  return range.unknownFrom !== undefined && atLeast(release, range.unknownFrom) ? 'uncertain' : 'before';
}

/** The status of a release as text; null for null or for what is no release. */
export function statusOf(article: Article, release: string | null): RangeStatus | null {
  const parsed = release === null ? null : parseKernelRelease(release);
  return parsed === null ? null : rangeStatus(article, parsed);
}

/** The newest installed kernel of the article's stream that has the published fix, null where none is installed. */
export function installedFix(article: Article, installed: readonly string[]): string | null {
  const fix = article.applies.kernel?.firstPublishedFix;
  if (fix === undefined) return null;
  const floor = knownRelease(fix.release);
  const fixed = installed
    .flatMap((text) => parseKernelRelease(text) ?? [])
    .filter((release) => rangeStatus(article, release) === 'fixed' && compareKernels(release, floor) >= 0)
    .sort(compareKernels);
  return fixed.at(-1)?.name ?? null;
}
