import type { Language } from '../base/language.ts';
import type { ItemKind } from './timeline-model.ts';

/** The words of a report's timeline. */
export interface TimelineWords {
  readonly time: string;
  readonly boot: string;
  readonly boots: string;
  readonly host: string;
  readonly packages: string;
  readonly event: string;
  readonly place: string;
  readonly kind: Readonly<Record<Exclude<ItemKind, 'evidence'>, string>>;
  readonly unrecorded: string;
  down(time: string): string;
  further(rows: number): string;
  shown(from: string, to: string): string;
  left(events: number): string;
  picture(events: number, from: string, to: string): string;
}

const en: TimelineWords = {
  time: 'Time',
  boot: 'Boot',
  boots: 'Boots',
  host: 'Host',
  packages: 'Packages',
  event: 'Event',
  place: 'Where',
  kind: { boot: 'Boot', shutdown: 'Shutdown', panic: 'Panic', collection: 'Collection', package: 'Package' },
  unrecorded: 'not recorded',
  down: (time) => `down ${time}`,
  further: (rows) => `${rows} further`,
  shown: (from, to) => `Shown: ${from} – ${to}. Hatched: host down. Dotted: not recorded, which is not “quiet”.`,
  left: (events) =>
    `${events.toLocaleString('en')} further ${events === 1 ? 'event is' : 'events are'} not listed; the window and the JSON have them.`,
  picture: (events, from, to) => `${events} events from ${from} to ${to}; the table below tells the key ones`,
};

const ja: TimelineWords = {
  time: '時刻',
  boot: '起動',
  boots: '起動',
  host: 'ホスト',
  packages: 'パッケージ',
  event: 'イベント',
  place: '場所',
  kind: {
    boot: '起動',
    shutdown: 'シャットダウン',
    panic: 'パニック',
    collection: '取得',
    package: 'パッケージ',
  },
  unrecorded: '記録なし',
  down: (time) => `停止 ${time}`,
  further: (rows) => `その他 ${rows} 行`,
  shown: (from, to) => `表示範囲: ${from} ～ ${to}。斜線: ホスト停止。点線: 記録なし (「異常なし」ではありません)。`,
  left: (events) => `ほかの ${events.toLocaleString('ja')} 件は省略しています (画面と JSON にはあります)。`,
  picture: (events, from, to) => `${from} から ${to} までのイベント ${events} 件。主なものは下の表にあります`,
};

export const timelineReportWords = (language: Language): TimelineWords => (language === 'ja' ? ja : en);
