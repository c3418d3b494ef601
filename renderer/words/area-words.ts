import type { Language } from '../../shared/base/language.ts';

/** The same shape in another language: plain texts stay texts, functions keep what they take. */
export type SameWords<T> = {
  readonly [K in keyof T]: T[K] extends (...given: infer A) => string
    ? (...given: A) => string
    : T[K] extends string
      ? string
      : SameWords<T[K]>;
};

/** The strings of one screen in both languages; the compiler checks that Japanese has every key of English. */
export const areaWords =
  <T extends object>(en: T, ja: SameWords<T>) =>
  (language: Language): SameWords<T> =>
    language === 'en' ? (en as SameWords<T>) : ja;
