import { areaWords } from '../area-words.ts';

/** The settings screen. */
export const settingsWords = areaWords(
  {
    title: 'Settings',
    appearance: 'Appearance',
    articles: 'Articles of your own',
    articlesNote:
      'YAML files in a folder of yours; the next analyses use them beside the built-in ones. What is wrong with them stands under Articles.',
    noFolder: 'No folder chosen: only the built-in articles are used.',
    choose: 'Choose a folder…',
    clear: 'Use only the built-in ones',
    seeArticles: 'Show the articles',
    limits: 'Limits of an archive',
    limitsNote:
      'What stops hostile archives. Real ones stay far below; raise one only for an archive that you trust. Bytes take K, M, G or T, times s, m or h.',
    limit: 'Limit',
    value: 'Value',
    standard: 'Default',
    largest: 'The largest that is known',
    back: (name: string) => `${name}: back to the default`,
    reset: 'Default',
    invalid: (least: string, most: string) => `a whole number from ${least} to ${most}`,
    kept: 'What is kept on this machine',
    keptNote:
      'Every analysed case with its note and pinned lines, until you delete it; settings and the size of the window. Archives are neither copied nor unpacked. Only your own user can read the files.',
    keptIn: 'Cases are kept in',
    casesKept: (count: number) => `${count} ${count === 1 ? 'case' : 'cases'}`,
    copyPath: 'Copy the path',
    showCases: 'Show the cases',
    keys: 'Keyboard',
    about: 'About',
    version: (version: string) => `Sosight ${version}`,
    articleCount: (count: number) => `${count} articles`,
    aboutNote: 'Free software under the MIT licence. It opens no network connection and sends nothing anywhere.',
  },
  {
    title: '設定',
    appearance: '外観',
    articles: '独自のナレッジ',
    articlesNote:
      '指定したフォルダーの YAML ファイルを、次の解析から組み込みのナレッジと併せて使います。誤りはナレッジ画面に表示されます。',
    noFolder: 'フォルダー未指定: 組み込みのナレッジだけを使います。',
    choose: 'フォルダーを選択…',
    clear: '組み込みのものだけを使う',
    seeArticles: 'ナレッジを表示',
    limits: 'アーカイブの上限',
    limitsNote:
      '悪意のあるアーカイブを止めるための値です。実際のものは遠く及びません。信頼できるアーカイブのときだけ上げてください。バイト数は K、M、G、T、時間は s、m、h を付けられます。',
    limit: '上限',
    value: '値',
    standard: '既定値',
    largest: '知られている最大',
    back: (name) => `${name}: 既定値に戻す`,
    reset: '既定値',
    invalid: (least, most) => `${least} から ${most} までの整数`,
    kept: 'この PC に保存されるもの',
    keptNote:
      '解析したケースとそのノート、ピン留めした行 (削除するまで)、設定、ウィンドウの大きさ。アーカイブは複製も展開もされません。ファイルを読めるのは本人だけです。',
    keptIn: 'ケースの保存先',
    casesKept: (count) => `${count} 件のケース`,
    copyPath: 'パスをコピー',
    showCases: 'ケースを表示',
    keys: 'キーボード',
    about: 'このアプリについて',
    version: (version) => `Sosight ${version}`,
    articleCount: (count) => `ナレッジ ${count} 件`,
    aboutNote: 'MIT ライセンスのフリーソフトウェアです。ネットワーク接続を開かず、何も送信しません。',
  },
);
export type SettingsWords = ReturnType<typeof settingsWords>;
