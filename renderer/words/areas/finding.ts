import { areaWords } from '../area-words.ts';

/** The strings of the finding screen that lead elsewhere. */
export const findingWords = areaWords(
  {
    openInLog: 'Open in log',
    openInLogHint: 'Open the line in its log (O)',
    related: 'Related findings',
    cause: 'caused by',
    consequence: 'leads to',
    sameLines: 'rests on the same lines',
    openArticle: 'Open the article',
  },
  {
    openInLog: 'ログで開く',
    openInLogHint: '行をログで開く (O)',
    related: '関連する検出事項',
    cause: '原因',
    consequence: '結果',
    sameLines: '同じ行が根拠',
    openArticle: 'ナレッジを開く',
  },
);
