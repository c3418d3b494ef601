import type { Language } from '../../shared/base/language.ts';
import { english } from './english.ts';
import { japanese } from './japanese.ts';

/** The window's own strings; what reports share with it is in shared/presentation. Every text is in both languages. */
export type UiWords = typeof english;

const BY_LANGUAGE: Readonly<Record<Language, UiWords>> = { en: english, ja: japanese };

/** The strings in one language. */
export const uiWords = (language: Language): UiWords => BY_LANGUAGE[language];
