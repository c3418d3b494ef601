import type { LocalText } from '../base/language.ts';
import type { Gap } from '../contracts/errors.ts';
import type { ReadLog } from '../signals/match.ts';

/** A gap in every language. */
export type LocalGap = Omit<Gap, 'note'> & { readonly note: LocalText };

/** What the logs themselves show to be not whole; logs that are not there at all are told by facts. */
export function logGaps(logs: readonly ReadLog[]): LocalGap[] {
  const gaps: LocalGap[] = [];
  const rings = logs.filter(({ record }) => record.kind === 'dmesg' && record.lines > 0);
  if (rings.length > 0 && !ringHoldsStart(logs)) gaps.push(WRAPPED);
  for (const { record } of logs) if (!record.complete) gaps.push(cut(record.path));
  return gaps;
}

/** The running boot's first lines stand in the ring, in its copy made at boot, or in the journal or syslog of that boot. */
function ringHoldsStart(logs: readonly ReadLog[]): boolean {
  return logs.some(({ record }) => {
    if (record.kind === 'vmcore-dmesg' || record.boot === -1) return false;
    const last = record.segments.at(-1);
    if (record.kind !== 'dmesg') return last?.banner != null;
    const first = record.segments[0];
    return last?.banner != null || (record.segments.length === 1 && (first?.startUptime ?? 1) < 1);
  });
}

const WRAPPED: LocalGap = {
  datum: 'dmesg',
  reason: 'truncated',
  note: {
    en: "The ring buffer no longer holds the boot's first lines; older messages of this boot may be lost.",
    ja: 'リングバッファーに起動直後の行が残っていません。今回の起動の古いメッセージは失われている可能性があります。',
  },
};

const cut = (path: string): LocalGap => ({
  datum: path,
  reason: 'truncated',
  note: {
    en: 'The archive broke off or is damaged inside this log; what follows was not seen.',
    ja: 'アーカイブがこのログの途中で切れているか破損しています。以降は確認できません。',
  },
});

/** What an archive lacks that broke off: it may well have stood behind the damage. */
export function behindTheDamage(gap: LocalGap): LocalGap {
  if (gap.reason !== 'absent') return gap;
  const en = `${gap.note.en} The archive broke off: it may have stood behind the damage.`;
  return {
    ...gap,
    note: { en, ja: `${gap.note.ja}アーカイブが途中で切れているため、その先にあった可能性があります。` },
  };
}

/** Lines of other hosts that would have proved something, had this host written them. */
export const foreignGaps = (foreign: ReadonlyMap<string, number>): LocalGap[] =>
  [...foreign.entries()].map(([datum, count]) => ({
    datum,
    reason: 'unparsable',
    note: {
      en: `${count} matching lines name another host and were left out. Look at that host's own sosreport.`,
      ja: `一致した ${count} 行は別のホスト名のため除外しました。該当ホストの sosreport を確認してください。`,
    },
  }));
