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

/** All that happened, in order of time: boots and their ends, the first line of each signal in each boot, the collection. */
export function timelineOf(boots: readonly Boot[], findings: readonly Finding[], language: Language): TimelineEvent[] {
  const words = WORDS[language];
  const events: TimelineEvent[] = [];
  const plain = (time: string | null, kind: TimelineEvent['kind'], text: string): void => {
    if (time !== null) events.push({ time, kind, text, path: null, line: null, article: null });
  };
  for (const boot of boots) {
    plain(boot.start, 'boot', boot.kernel === null ? words.boot : `${words.boot} (${words.kernel} ${boot.kernel})`);
    if (boot.ended === 'panic') plain(boot.end, 'panic', words.crash);
    if (boot.ended === 'shutdown') plain(boot.end, 'shutdown', words.shutdown);
    if (boot.ended === 'running') plain(boot.end, 'collection', words.collection);
  }
  for (const finding of findings) events.push(...evidenceEvents(finding));
  return events.sort((a, b) => a.time.localeCompare(b.time));
}

function evidenceEvents(finding: Finding): TimelineEvent[] {
  const seen = new Set<string>();
  const titles = new Map(finding.signals.map((signal) => [signal.id, signal.title]));
  return finding.evidence.flatMap(({ signal, boot, time, path, line }) => {
    const key = `${signal} ${boot}`;
    if (time === null || seen.has(key)) return [];
    seen.add(key);
    const text = titles.get(signal) ?? finding.title;
    return [{ time, kind: 'evidence' as const, text, path, line, article: finding.article }];
  });
}
