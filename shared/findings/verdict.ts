import type { Article } from '../articles/schema.ts';
import type { Verdict } from '../contracts/verdict.ts';
import { plainRelease } from '../errata/kernel-release.ts';
import { fewer, type PlacedLine, type PlacedSignal } from '../signals/place.ts';
import { installedFix, type RangeStatus, statusOf } from './kernel-range.ts';

/** What a verdict is decided from. */
export interface Situation {
  /** `uname -r` of the running kernel, null where nothing tells it. */
  readonly running: string | null;
  readonly installed: readonly string[];
  readonly boot: 'uefi' | 'bios' | 'unknown';
  /** Whether any kernel log could be read: without one, "no symptom" can't be said. */
  readonly kernelLogRead: boolean;
}

/** A verdict with the signals that it rests on (those of other kernels are left out where they do not count). */
export interface Decision {
  readonly verdict: Verdict;
  readonly signals: readonly PlacedSignal[];
}

const isSymptom = (signal: PlacedSignal): boolean => signal.signal.signal.strength !== 'context';

/** The lines of each signal that a test accepts; signals without any are left out. */
export function onlyLines(signals: readonly PlacedSignal[], accept: (line: PlacedLine) => boolean): PlacedSignal[] {
  return signals.flatMap((signal) => {
    const lines = signal.lines.filter(accept);
    if (lines.length === signal.lines.length) return [signal];
    return lines.length === 0 ? [] : [fewer(signal, lines, lines.length)];
  });
}

/**
 * The verdict of a kernel-defect article on a host (README: the decision table). `signals` are the article's, placed;
 * what kernel printed each line decides whether it is this defect, history, or another kernel's.
 */
export function decide(article: Article, signals: readonly PlacedSignal[], host: Situation): Decision {
  const status = statusOf(article, host.running);
  const by = (...wanted: (RangeStatus | null)[]): PlacedSignal[] =>
    onlyLines(signals, (line) => wanted.includes(statusOf(article, line.printedBy)));
  const some = (list: readonly PlacedSignal[]): boolean => list.some(isSymptom);
  switch (status) {
    case null:
      return { verdict: 'unknown', signals };
    case 'affected': {
      const own = by('affected', null);
      if (some(own)) return { verdict: 'affected-hit', signals: own };
      return { verdict: withoutSymptom(article, host), signals: own };
    }
    case 'uncertain':
      return { verdict: struckItself(article, signals, host) ? 'affected-hit' : 'unknown', signals };
    default:
      return onOtherKernel(article, signals, host, status);
  }
}

/**
 * In a stream whose range nobody published the kernel's own words still prove the defect, if the running build printed
 * them: what an older build printed says nothing of this one.
 */
function struckItself(article: Article, signals: readonly PlacedSignal[], host: Situation): boolean {
  if (article.applies.kernel?.affectedFrom !== undefined) return false;
  const running = host.running === null ? null : plainRelease(host.running);
  const own = onlyLines(signals, (line) => line.printedBy === null || plainRelease(line.printedBy) === running);
  return own.some(isSymptom);
}

function withoutSymptom(article: Article, host: Situation): Verdict {
  const needed = article.applies.boot;
  if (needed !== undefined && host.boot !== 'unknown' && host.boot !== needed) return 'not-exposed';
  if (installedFix(article, host.installed) !== null) return 'fixed-not-running';
  return host.kernelLogRead ? 'affected-no-symptom' : 'unknown';
}

/** The running kernel is fixed, older than the defect, uncovered, or another one. */
function onOtherKernel(
  article: Article,
  signals: readonly PlacedSignal[],
  host: Situation,
  status: RangeStatus,
): Decision {
  // Trouble of tools has many causes; on a kernel without the defect only the kernel's own words are the same symptom.
  const told = signals.filter((placed) => placed.signal.signal.from === 'kernel');
  const printedBy = (line: PlacedLine): RangeStatus | null => statusOf(article, line.printedBy);
  const open: (RangeStatus | null)[] = [null, 'uncertain', 'uncovered'];
  const foreign = onlyLines(told, (line) => !['affected', ...open].includes(printedBy(line)));
  const past = onlyLines(told, (line) => printedBy(line) === 'affected');
  const unattributed = onlyLines(told, (line) => open.includes(printedBy(line)));
  if (foreign.some(isSymptom)) return { verdict: 'symptom-other-kernel', signals: foreign };
  if (past.some(isSymptom)) return { verdict: 'historic', signals: past };
  if (unattributed.some(isSymptom)) {
    const uncovered = unattributed.some((signal) => signal.lines.some((line) => printedBy(line) === 'uncovered'));
    const carried = !uncovered && host.installed.some((release) => statusOf(article, release) === 'affected');
    const verdict = article.applies.kernel === undefined ? 'symptom-other-kernel' : carried ? 'historic' : 'unknown';
    return { verdict, signals: unattributed };
  }
  if (status === 'uncovered') return { verdict: 'unknown', signals: [] };
  if (article.applies.kernel === undefined && !host.kernelLogRead) return { verdict: 'unknown', signals: [] };
  return { verdict: 'not-affected', signals: [] };
}

/** Leaves to `covering` the lines that kernels of its range printed, or that nobody can attribute on its stream. */
export function leaveTo(covering: Article, signals: readonly PlacedSignal[], host: Situation): PlacedSignal[] {
  const claimed: (RangeStatus | null)[] = ['affected', 'uncertain', 'uncovered'];
  const itsOwnHost = [host.running, ...host.installed].some((release) => {
    const status = statusOf(covering, release);
    return status !== null && status !== 'other';
  });
  if (itsOwnHost) claimed.push(null);
  return onlyLines(signals, (line) => !claimed.includes(statusOf(covering, line.printedBy)));
}
