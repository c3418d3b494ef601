/** The languages that every text of an article and of a report exists in. */
export const LANGUAGES = ['en', 'ja'] as const;
export type Language = (typeof LANGUAGES)[number];

/** One text in every language. */
export type LocalText = Readonly<Record<Language, string>>;

/** The text in the language asked for. */
export const inLanguage = (text: LocalText, language: Language): string => text[language];
