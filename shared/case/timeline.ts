import { isoHostTime } from '../base/host-time.ts';
import type { Language } from '../base/language.ts';
import type { Boot, TimelineEvent } from '../contracts/case-summary.ts';
import type { Finding } from '../contracts/finding.ts';
import { plainRelease } from '../errata/kernel-release.ts';
import type { ResolvedBoot } from '../log-lines/boots.ts';

const WORDS = {
  en: { boot: 'Boot', crash: 'Kernel panic', shutdown: 'Shutdown', collection: 'sosreport made', kernel: 'kernel' },
  ja: {
    boot: '起動',
    crash: 'カーネルパニック',
    shutdown: 'シャットダウン',
    collection: 'sosreport 取得',
    kernel: 'カーネル',
  },
} as const;

/** The boots as the contract shows them. */
export const describeBoots = (boots: readonly ResolvedBoot[], offset: number | null): Boot[] =>
  boots.map(({ index, start, end, kernel, ended }) => ({
    index,
    start: start === null ? null : isoHostTime(start, offset),
    end: end === null ? null : isoHostTime(end, offset),
    kernel: kernel === null ? null : plainRelease(kernel),
    ended,
  }));

/** Events told of one case; a case with more keeps the first line of each signal in each boot, and the rest of the worst findings. */
export const MOST_EVENTS = 5000;

/** All that happened, in order of time: boots and their ends, every line of evidence that has a time, the collection. */
export function timelineOf(boots: readonly Boot[], findings: readonly Finding[], language: Language): TimelineEvent[] {
  const words = WORDS[language];
  const events: TimelineEvent[] = [];
  const plain = (boot: Boot, time: string | null, kind: TimelineEvent['kind'], text: string): void => {
    if (time !== null) events.push({ ...NO_PLACE, time, kind, text, bootIndex: boot.index });
  };
  for (const boot of boots) {
    plain(
      boot,
      boot.start,
      'boot',
      boot.kernel === null ? words.boot : `${words.boot} (${words.kernel} ${boot.kernel})`,
    );
    if (boot.ended === 'panic') plain(boot, boot.end, 'panic', words.crash);
    if (boot.ended === 'shutdown') plain(boot, boot.end, 'shutdown', words.shutdown);
    if (boot.ended === 'running') plain(boot, boot.end, 'collection', words.collection);
  }
  const lines = findings.map(evidenceEvents);
  const kept = [...lines.flatMap(({ first }) => first), ...lines.flatMap(({ further }) => further)];
  events.push(...kept.slice(0, Math.max(0, MOST_EVENTS - events.length)));
  return events.sort((a, b) => a.time.localeCompare(b.time));
}

const NO_PLACE = { path: null, line: null, article: null, signal: null, severity: null } as const;

/** A finding's dated lines: those that begin a signal in a boot, and the others. */
function evidenceEvents(finding: Finding): { readonly first: TimelineEvent[]; readonly further: TimelineEvent[] } {
  const seen = new Set<string>();
  const first: TimelineEvent[] = [];
  const further: TimelineEvent[] = [];
  const titles = new Map(finding.signals.map((signal) => [signal.id, signal.title]));
  const { article, severity } = finding;
  for (const { signal, boot, time, path, line } of finding.evidence) {
    if (time === null) continue;
    const text = titles.get(signal) ?? finding.title;
    const event = { time, kind: 'evidence', text, path, line, article, signal, severity, bootIndex: boot } as const;
    const key = `${signal} ${boot}`;
    (seen.has(key) ? further : first).push(event);
    seen.add(key);
  }
  return { first, further };
}
