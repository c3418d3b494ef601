import type { KernelRange, KernelTable, KernelTableBuild } from '../contracts/kernel-table.ts';
import { compareKernels, type KernelRelease, parseKernelRelease } from './kernel-release.ts';
import type { Build, Stream } from './streams/types.ts';
import { knownRelease, latestKnown, streamOf } from './streams.ts';

/** What the host says of its kernels: releases as `uname -r` prints them. */
export interface HostKernels {
  readonly running: string | null;
  readonly installed: readonly string[];
  readonly boots: readonly { readonly index: number; readonly kernel: string | null }[];
}

/** A range with the stream it is of. */
export interface StreamRange extends KernelRange {
  readonly stream: string;
}

/** The builds of the running kernel's stream with those of the host among them, in rpm's order; null where no kernel is named. */
export function kernelTable(host: HostKernels, ranges: readonly StreamRange[]): KernelTable | null {
  const named = namedKernels(host);
  const running = host.running === null ? null : parseKernelRelease(host.running);
  const axis = running ?? [...named.values()].sort(compareKernels).at(-1) ?? null;
  if (axis === null) return null;
  const stream = streamOf(axis);
  const own = [...named.values()].filter((release) => streamOf(release) === stream && sameKind(release, axis, stream));
  const ownNames = new Set(own.map(({ name }) => name));
  const marksOf = (name: string) => ({
    installed: host.installed.some((text) => nameOf(text) === name),
    boots: host.boots
      .flatMap(({ index, kernel }) => (kernel !== null && nameOf(kernel) === name ? [index] : []))
      .sort((a, b) => b - a),
  });
  const here = ranges.filter((range) => stream !== null && range.stream === stream.id);
  return {
    stream: stream?.id ?? null,
    pattern: stream?.pattern ?? null,
    complete: stream?.complete ?? false,
    source: stream === null || stream.builds.length === 0 ? null : stream.source,
    builds: rows(stream, own).map(
      ({ short, ...row }): KernelTableBuild => ({
        ...row,
        build: short,
        affectedBy: here.filter((range) => isIn(range, row.release)).map(({ article }) => article),
        running: row.release === running?.name,
        ...marksOf(row.release),
      }),
    ),
    ranges: here.map(({ stream: _, ...range }) => range),
    latestKnown: stream === null ? null : latestKnown(stream),
    others: [...named.keys()]
      .filter((name) => !ownNames.has(name))
      .map((release) => ({ release, ...marksOf(release) })),
  };
}

const nameOf = (text: string): string | null => parseKernelRelease(text)?.name ?? null;

/** Every kernel that the host names, by its release without architecture. */
function namedKernels({ running, installed, boots }: HostKernels): Map<string, KernelRelease> {
  const texts = [running, ...installed, ...boots.map(({ kernel }) => kernel)];
  return new Map(
    texts.flatMap((text) => {
      const release = text === null ? null : parseKernelRelease(text);
      return release === null ? [] : [[release.name, release] as const];
    }),
  );
}

/** Kernels without a stream stand on one axis only where they share the version and what follows the numbers ("-generic"). */
function sameKind(release: KernelRelease, axis: KernelRelease, stream: Stream | null): boolean {
  if (stream !== null) return true;
  const kind = ({ build }: KernelRelease): string => build.replace(/^[\d.]+/, '').replace(/\d+/g, 'N');
  return kind(release) === kind(axis);
}

type Row = Build & { readonly origin: KernelTableBuild['origin'] };

/** The stream's builds with the host's put in where they are none of them (a rebuild, a build that no table lists). */
function rows(stream: Stream | null, own: readonly KernelRelease[]): Row[] {
  const listed = (stream?.builds ?? []).map(
    (build): Row => ({
      ...build,
      origin: stream?.complete ? 'errata' : 'minor-release',
    }),
  );
  const known = new Set(listed.map(({ release }) => release));
  const added = own
    .filter(({ name }) => !known.has(name))
    .map(
      ({ name }): Row => ({ release: name, short: shortOf(stream, name), advisory: null, date: null, origin: 'host' }),
    );
  return [...listed, ...added].sort((a, b) => compareKernels(knownRelease(a.release), knownRelease(b.release)));
}

/** "71.1.0.1" of "3.10.0-1160.71.1.0.1.el7": what is left between the pattern's fixed parts. */
function shortOf(stream: Stream | null, release: string): string {
  const [before = '', after = ''] = (stream?.pattern ?? '').split('N');
  const fits = stream !== null && after !== '' && release.startsWith(before) && release.length > before.length;
  if (!fits) return release;
  const rest = release.slice(before.length);
  const end = rest.lastIndexOf(after);
  return end > 0 ? rest.slice(0, end) : rest;
}

function isIn({ from, before }: StreamRange, release: string): boolean {
  if (from === null || before === null) return false;
  const at = knownRelease(release);
  return compareKernels(at, knownRelease(from)) >= 0 && compareKernels(at, knownRelease(before)) < 0;
}
