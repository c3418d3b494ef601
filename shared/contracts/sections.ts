/** What a report may hold besides its head and its source. */
export const SECTIONS = [
  'summary',
  'kernel',
  'system',
  'findings',
  'evidence',
  'timeline',
  'gaps',
  'notes',
  'pins',
] as const;
export type Section = (typeof SECTIONS)[number];

/** A report as it is when nobody chose: everything but the timeline, which the PDF's first page tells in words. */
export const DEFAULT_SECTIONS: readonly Section[] = SECTIONS.filter((section) => section !== 'timeline');
