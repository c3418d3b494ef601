import type { LocalText } from '../shared/base/language.ts';

/** The words of the menu. `&` marks the key on Linux and Windows. */
export const MENU = {
  file: { en: '&File', ja: 'ファイル(&F)' },
  open: { en: '&Open sosreport…', ja: 'sosreport を開く(&O)…' },
  sample: { en: 'Open &sample case', ja: 'サンプルを開く(&S)' },
  exportPdf: { en: '&Export…', ja: 'エクスポート(&E)…' },
  copyNote: { en: '&Copy case note', ja: 'ケースノートをコピー(&C)' },
  quit: { en: '&Quit', ja: '終了(&Q)' },
  edit: { en: '&Edit', ja: '編集(&E)' },
  find: { en: '&Find', ja: '検索(&F)' },
  view: { en: '&View', ja: '表示(&V)' },
  home: { en: '&Home', ja: 'ホーム(&H)' },
  back: { en: '&Back', ja: '戻る(&B)' },
  theme: { en: '&Theme', ja: 'テーマ(&T)' },
  light: { en: '&Light', ja: 'ライト(&L)' },
  dark: { en: '&Dark', ja: 'ダーク(&D)' },
  system: { en: 'As the &system', ja: 'システムに合わせる(&S)' },
  language: { en: '&Language', ja: '言語(&L)' },
  actualSize: { en: '&Actual size', ja: '実際のサイズ(&A)' },
  zoomIn: { en: 'Zoom &in', ja: '拡大(&I)' },
  zoomOut: { en: 'Zoom &out', ja: '縮小(&O)' },
  fullScreen: { en: '&Full screen', ja: '全画面表示(&F)' },
  help: { en: '&Help', ja: 'ヘルプ(&H)' },
  about: { en: '&About Sosight', ja: 'Sosight について(&A)' },
} as const satisfies Readonly<Record<string, LocalText>>;
