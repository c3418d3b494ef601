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
    en: 'That folder does not exist. Choose another one.',
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
  ELOOP: {
    en: 'That is a link that leads back to itself. Choose another name.',
    ja: 'リンクが循環しています。別の名前を選んでください。',
  },
  EPIPE: {
    en: 'Whoever read it stopped before the end.',
    ja: '受け取り側が途中で読み取りをやめました。',
  },
};
const SAME: Readonly<Record<string, string>> = { EPERM: 'EACCES', EDQUOT: 'ENOSPC', ENOTDIR: 'ENOENT' };

const codeOf = (error: unknown) =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : null;

const unknownCode = (code: string): LocalText => ({
  en: `It could not be written (${code}). Choose another place.`,
  ja: `書き込めませんでした(${code})。別の場所を選んでください。`,
});

/** Why a file could not be written, in words that say what to do; an error that the system has no code for speaks for itself. */
export function writeErrorText(error: unknown, language: Language): string {
  const code = codeOf(error);
  if (code !== null) return (WORDS[SAME[code] ?? code] ?? unknownCode(code))[language];
  return error instanceof Error ? error.message : String(error);
}
