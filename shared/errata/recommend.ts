import { inLanguage, type Language } from '../base/language.ts';
import type { Distribution, KernelStream, KernelUpgrade } from '../contracts/case-summary.ts';
import { compareKernels, type KernelRelease, parseKernelRelease } from './kernel-release.ts';
import type { Stream } from './streams/types.ts';
import { knownRelease, latestKnown, membership, streamOf } from './streams.ts';
import { planUpgrade } from './upgrade-steps.ts';

/** A fix that a finding asks for. */
export interface NeededFix {
  readonly article: string;
  /** First published build that has it. */
  readonly release: string;
  readonly advisory: string | null;
  readonly date: string | null;
}

export interface UpgradeRequest {
  readonly running: string | null;
  readonly installed: readonly string[];
  readonly distribution: Distribution | null;
  readonly architecture: string | null;
  readonly fixes: readonly NeededFix[];
  /** Advice of the articles, already in the language asked for. */
  readonly notes: readonly string[];
}

/** The lowest published build that has every fix needed, and how to get it running; null where no fix is needed. */
export function recommendUpgrade(request: UpgradeRequest, language: Language): KernelUpgrade | null {
  const running = request.running === null ? null : parseKernelRelease(request.running);
  const stream = running === null ? null : streamOf(running);
  const fixes = request.fixes.filter((fix) => stream?.belongs.test(fix.release));
  const top = highest(fixes);
  if (running === null || stream === null || top === null) return null;
  const installed = installedAtLeast(stream, request.installed, knownRelease(top.release));
  const { distribution, architecture } = request;
  const plan = planUpgrade({
    target: top.release,
    short: stream.complete ? shortName(stream, top.release) : top.release,
    installed,
    distribution,
    architecture: running.architecture ?? architecture,
  });
  const steps = plan.steps.map(({ text, command }) => ({ text: inLanguage(text, language), command }));
  return {
    running: running.name,
    target: top.release,
    state: installed === null ? 'upgrade-needed' : 'reboot-needed',
    installedFix: installed,
    advisory: top.advisory,
    advisoryDate: top.date,
    fixes: fixes.map((fix) => fix.article),
    commands: steps.map((step) => step.command),
    // Where no table tells, the fix itself is the newest build that we know.
    latestKnown: latestKnown(stream) ?? top.release,
    steps,
    notes: [...plan.notes.map((note) => inLanguage(note, language)), ...request.notes],
  };
}

/** A build's name within its stream; a table with gaps names minor releases, not builds. */
const shortName = (stream: Stream, release: string): string =>
  stream.builds.find((build) => build.release === release)?.short ?? release;

function highest(fixes: readonly NeededFix[]): NeededFix | null {
  const order = [...fixes].sort((a, b) => compareKernels(knownRelease(a.release), knownRelease(b.release)));
  return order.at(-1) ?? null;
}

function installedAtLeast(stream: Stream, installed: readonly string[], floor: KernelRelease): string | null {
  const fixed = installed
    .flatMap((text) => parseKernelRelease(text) ?? [])
    .filter((release) => membership(stream, release) === 'member' && compareKernels(release, floor) >= 0)
    .sort(compareKernels);
  return fixed.at(-1)?.name ?? null;
}

/** What of an article's range the ruler shows. */
export interface ShownRange {
  readonly article: string;
  readonly stream: string;
  readonly from: string;
  readonly before: string;
}

/** The stream of the running kernel with its published builds, for the ruler; null where we have no table of it. */
export function describeStream(
  runningText: string | null,
  installedTexts: readonly string[],
  ranges: readonly ShownRange[],
): KernelStream | null {
  const running = runningText === null ? null : parseKernelRelease(runningText);
  const stream = running === null ? null : streamOf(running);
  if (running === null || stream === null || !stream.complete) return null;
  const range = ranges.find((one) => one.stream === stream.id) ?? null;
  const installed = installedTexts.flatMap((text) => parseKernelRelease(text)?.name ?? []);
  const builds = withRunning(stream, running).map(({ release, short, advisory, date }) => {
    const at = knownRelease(release);
    const affected =
      range !== null &&
      compareKernels(at, knownRelease(range.from)) >= 0 &&
      compareKernels(at, knownRelease(range.before)) < 0;
    const isRunning = release === running.name;
    return {
      release,
      build: short,
      advisory,
      date,
      affected,
      running: isRunning,
      installed: installed.includes(release),
    };
  });
  const affected = range === null ? null : { article: range.article, from: range.from, before: range.before };
  return { id: stream.id, pattern: stream.pattern, builds, latestKnown: latestKnown(stream) ?? running.name, affected };
}

/** The table, with the running kernel put in where it is none of it (a rebuild, or newer than the table). */
function withRunning(stream: Stream, running: KernelRelease): Stream['builds'] {
  if (stream.builds.some((build) => build.release === running.name)) return stream.builds;
  const short = running.build.replace(/^1160\.?/, '').replace(/\.el7$/, '') || running.build;
  const own = { release: running.name, short, advisory: null, date: null };
  const at = stream.builds.findIndex((build) => compareKernels(knownRelease(build.release), running) > 0);
  return at < 0 ? [...stream.builds, own] : [...stream.builds.slice(0, at), own, ...stream.builds.slice(at)];
}
