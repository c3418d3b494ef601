import type { Language, LocalText } from '../../shared/base/language.ts';

const WORDS: Readonly<Record<string, LocalText>> = {
  EACCES: {
    en: 'You are not allowed to write there. Choose another folder.',
    ja: 'この場所に書き込む権限がありません。別のフォルダーを選んでください。',
  },
  EROFS: {
    en: 'That file system is read-only. Choose another folder.',
    ja: 'このファイルシステムは読み取り専用です。別のフォルダーを選んでください。',
  },
  ENOSPC: {
    en: 'The disk is full. Nothing was written.',
    ja: 'ディスクの空き容量がありません。何も書き込まれていません。',
  },
  ENOENT: {
    en: 'That folder does not exist any more. Choose another one.',
    ja: 'フォルダーが見つかりません。別のフォルダーを選んでください。',
  },
  EISDIR: {
    en: 'There is a folder of that name. Choose another name.',
    ja: '同じ名前のフォルダーがあります。別の名前を選んでください。',
  },
  ENAMETOOLONG: {
    en: 'That file name is too long.',
    ja: 'ファイル名が長すぎます。',
  },
};
const SAME: Readonly<Record<string, string>> = { EPERM: 'EACCES', EDQUOT: 'ENOSPC', ENOTDIR: 'ENOENT' };

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

/** Why a file could not be written, in words that say what to do; the system's own words where we have none. */
export function writeErrorText(error: unknown, language: Language): string {
  const code = codeOf(error);
  const known = code === null ? undefined : WORDS[SAME[code] ?? code];
  if (known !== undefined) return known[language];
  return error instanceof Error ? error.message : String(error);
}
