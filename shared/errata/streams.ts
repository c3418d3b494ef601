import { compareKernels, type KernelRelease, parseKernelRelease } from './kernel-release.ts';
import { rhel7 } from './streams/rhel7.ts';
import { rhel8 } from './streams/rhel8.ts';
import { rhel9 } from './streams/rhel9.ts';
import type { Stream } from './streams/types.ts';
import { ubuntuGeneric } from './streams/ubuntu-generic.ts';

/** Every stream that we have a table of. */
export const STREAMS: readonly Stream[] = [rhel7, rhel8, rhel9, ...ubuntuGeneric];

/** The stream of that id; articles name streams, and the loader checks the name. */
export const streamById = (id: string): Stream | null => STREAMS.find((stream) => stream.id === id) ?? null;

/** The stream that a release belongs to, null for any other kernel. */
export const streamOf = (release: KernelRelease): Stream | null =>
  STREAMS.find((stream) => stream.belongs.test(release.name)) ?? null;

/** How a release stands to a stream: built from its code, near it but spoken of by nobody, or another kernel. */
export function membership(stream: Stream, release: KernelRelease): 'member' | 'uncovered' | 'other' {
  if (stream.belongs.test(release.name)) return 'member';
  return stream.uncovered.test(release.name) ? 'uncovered' : 'other';
}

/** The newest build of a table without gaps, null where the table has some. */
export const latestKnown = (stream: Stream): string | null =>
  stream.complete ? (stream.builds.at(-1)?.release ?? null) : null;

/** Parses a release that our own data name; a malformed one is a bug. */
export function knownRelease(text: string): KernelRelease {
  const release = parseKernelRelease(text);
  if (release === null) throw new Error(`not a kernel release: ${text}`);
  return release;
}

/** True when `release` is at or above `floor`. */
export const atLeast = (release: KernelRelease, floor: string): boolean =>
  compareKernels(release, knownRelease(floor)) >= 0;
