import type { Article } from '../articles/schema.ts';
import type { Verdict } from '../contracts/verdict.ts';
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
      // A stream whose range nobody published: the kernel's own words still prove the defect.
      if (article.applies.kernel?.affectedFrom === undefined && some(signals)) {
        return { verdict: 'affected-hit', signals: by('uncertain', null) };
      }
      return { verdict: 'unknown', signals };
    default:
      return onOtherKernel(article, signals, host, status);
  }
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
  const printedBy = (line: PlacedLine): RangeStatus | null => statusOf(article, line.printedBy);
  const foreign = onlyLines(signals, (line) => !['affected', 'uncertain', null].includes(printedBy(line)));
  const past = onlyLines(signals, (line) => printedBy(line) === 'affected');
  const unattributed = onlyLines(signals, (line) => [null, 'uncertain'].includes(printedBy(line)));
  if (foreign.some(isSymptom)) return { verdict: 'symptom-other-kernel', signals: foreign };
  if (past.some(isSymptom)) return { verdict: 'historic', signals: past };
  if (unattributed.some(isSymptom)) {
    const carried = host.installed.some((release) => statusOf(article, release) === 'affected');
    const verdict = article.applies.kernel === undefined ? 'symptom-other-kernel' : carried ? 'historic' : 'unknown';
    return { verdict, signals: unattributed };
  }
  if (status === 'uncovered') return { verdict: 'unknown', signals: [] };
  if (article.applies.kernel === undefined && !host.kernelLogRead) return { verdict: 'unknown', signals: [] };
  return { verdict: 'not-affected', signals: [] };
}

/** Leaves to `covering` the lines that kernels of its range printed, or that nobody can attribute on its stream. */
export function leaveTo(covering: Article, signals: readonly PlacedSignal[], host: Situation): PlacedSignal[] {
  const claimed: (RangeStatus | null)[] = ['affected', 'uncertain'];
  const itsOwnHost = [host.running, ...host.installed].some((release) => {
    const status = statusOf(covering, release);
    return status !== null && status !== 'other';
  });
  if (itsOwnHost) claimed.push(null);
  return onlyLines(signals, (line) => !claimed.includes(statusOf(covering, line.printedBy)));
}
