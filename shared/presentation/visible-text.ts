/**
 * Characters that act on a terminal or on the order of text instead of being seen: C0 and C1 controls (tab excepted),
 * bidirectional controls, zero-width and line-separating characters, lone surrogates.
 */
const UNSEEN =
  /[\u0000-\u0008\u000A-\u001F\u007F-\u009F\u00AD\u061C\u180E\u200B-\u200F\u2028-\u202E\u2060-\u206F\uFEFF\uFFF9-\uFFFB]|[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/g;
/** Tag characters: two code units each. */
const TAGS = /\uDB40[\uDC00-\uDC7F]/g;

/** One line of a stranger's text made safe to show. Keeps its length, so that character ranges stay right. */
export const visibleText = (text: string): string => text.replace(TAGS, '\uFFFD\uFFFD').replace(UNSEEN, '\uFFFD');

/** The same for text of several lines: line ends stay. */
export const visibleLines = (text: string): string => text.split(/\r?\n/).map(visibleText).join('\n');
