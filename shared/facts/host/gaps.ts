import type { LocalText } from '../../base/language.ts';
import type { FactGap } from '../types.ts';
import type { Fact } from './facts-of.ts';
import { GAP_TEXTS, type GapDatum } from './gap-texts.ts';

/** How a datum is missing. `empty` and `timed-out` are told as absent, with words of their own. */
export type Missing = 'absent' | 'empty' | 'timed-out' | 'truncated' | 'unparsable';

const HOW: Readonly<Record<Missing, LocalText>> = {
  absent: { en: 'is not in the archive.', ja: 'はアーカイブにありません。' },
  empty: {
    en: 'is empty: sos leaves an empty file where a command is missing or prints nothing.',
    ja: 'は空です。コマンドがないか何も出力しない場合、sos は空のファイルを残します。',
  },
  'timed-out': {
    en: 'is missing: the command did not end in time when sos ran it.',
    ja: 'がありません。sos の実行時にコマンドが時間内に終了しませんでした。',
  },
  truncated: { en: 'is cut short.', ja: 'は途中で切れています。' },
  unparsable: { en: 'could not be understood.', ja: 'を解釈できませんでした。' },
};

/** A gap in words: what is missing, what is not known for it, and the command to ask for. */
export function gap(datum: GapDatum, missing: Missing): FactGap {
  const { name, without, command } = GAP_TEXTS[datum];
  const how = HOW[missing];
  const ask = command === null ? { en: '', ja: '' } : { en: ` Ask for: ${command}`, ja: ` 取得コマンド: ${command}` };
  const reason = missing === 'empty' || missing === 'timed-out' ? 'absent' : missing;
  return {
    datum,
    reason,
    note: { en: `${name.en} ${how.en} ${without.en}${ask.en}`, ja: `${name.ja}${how.ja}${without.ja}${ask.ja}` },
  };
}

/** How a fact is missing, null where it is whole. */
export function missingOf(fact: Fact<unknown>): Missing | null {
  if (fact.state === 'ok') return fact.truncated ? 'truncated' : null;
  return fact.state;
}
