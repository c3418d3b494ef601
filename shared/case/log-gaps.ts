import type { LocalText } from '../base/language.ts';
import type { Gap } from '../contracts/errors.ts';
import type { LogKind } from '../members/types.ts';
import type { ReadLog } from '../signals/match.ts';

/** A gap in every language. */
export type LocalGap = Omit<Gap, 'note'> & { readonly note: LocalText };

/** What is missing from the logs, or not whole. */
export function logGaps(logs: readonly ReadLog[]): LocalGap[] {
  const has = (...kinds: LogKind[]): boolean =>
    logs.some(({ record }) => kinds.includes(record.kind) && record.lines > 0);
  const gaps: LocalGap[] = [];
  if (!has('dmesg', 'dmesg-T')) gaps.push(NO_RING);
  else if (!ringHoldsStart(logs)) gaps.push(WRAPPED);
  if (!has('syslog', 'journal')) gaps.push(NO_SYSLOG);
  for (const { record } of logs) {
    if (record.tailed) gaps.push(tailed(record.path));
    else if (!record.complete) gaps.push(cut(record.path));
  }
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

const NO_RING: LocalGap = {
  datum: 'dmesg',
  reason: 'absent',
  note: {
    en: 'The kernel ring buffer is not in the archive; what the kernel printed is known from other logs only. Ask for dmesg.',
    ja: 'カーネルリングバッファーがアーカイブにないため、カーネルの出力は他のログからしか分かりません。dmesg を依頼してください。',
  },
};

const WRAPPED: LocalGap = {
  datum: 'dmesg',
  reason: 'truncated',
  note: {
    en: "The ring buffer no longer holds the boot's first lines; older messages of this boot may be lost.",
    ja: 'リングバッファーに起動直後の行が残っていません。今回の起動の古いメッセージは失われている可能性があります。',
  },
};

const NO_SYSLOG: LocalGap = {
  datum: 'var/log/messages',
  reason: 'absent',
  note: {
    en: 'Neither var/log/messages nor a journal is in the archive; earlier boots can not be judged.',
    ja: 'var/log/messages もジャーナルもアーカイブにないため、以前の起動については判断できません。',
  },
};

const tailed = (path: string): LocalGap => ({
  datum: path,
  reason: 'truncated',
  note: {
    en: 'sos kept only the end of this log; it begins in mid-line and what came before was not seen.',
    ja: 'sos はこのログの末尾のみを保存しました。行の途中から始まっており、それ以前は確認できません。',
  },
});

const cut = (path: string): LocalGap => ({
  datum: path,
  reason: 'truncated',
  note: {
    en: 'The archive broke off or is damaged inside this log; what follows was not seen.',
    ja: 'アーカイブがこのログの途中で切れているか破損しています。以降は確認できません。',
  },
});
