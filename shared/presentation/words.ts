import type { Language } from '../base/language.ts';
import { en } from './words-en.ts';
import { ja } from './words-ja.ts';
import type { Words } from './words-type.ts';

export type { Words } from './words-type.ts';

/** Every fixed word that an output or the window shows, in one language. Texts of articles come with the case instead. */
export const words = (language: Language): Words => (language === 'ja' ? ja : en);
