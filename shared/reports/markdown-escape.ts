import { visibleText } from '../presentation/format.ts';

/** Punctuation that starts something in Markdown wherever it stands. An underscore inside a word starts nothing. */
const ACTIVE = /[\\`*[\]<>#|~]|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])|&(?=#?\w+;)/gu;
/** What would make a list, a heading's underline or a quotation at the start of a line. */
const AT_START = /^(\s*)([-+=]|\d+(?=[.)](?:\s|$)))/;

/** A stranger's text as one line of Markdown that shows it as it is and starts nothing. */
export const plain = (text: string): string =>
  visibleText(text.replace(/\s*\r?\n\s*/g, ' '))
    .trim()
    .replace(ACTIVE, (character) => (character === '&' ? '&amp;' : `\\${character}`))
    .replace(AT_START, (_, space: string, mark: string) => `${space}${/\d/.test(mark) ? `${mark}\\` : `\\${mark}`}`);

const longestRun = (text: string): number => Math.max(0, ...[...text.matchAll(/`+/g)].map((run) => run[0].length));

/** A code span that no run of backticks in the text can end. */
export function code(text: string): string {
  const shown = visibleText(text.replace(/\s*\r?\n\s*/g, ' '));
  const fence = '`'.repeat(longestRun(shown) + 1);
  const pad = shown.startsWith('`') || shown.endsWith('`') ? ' ' : '';
  return `${fence}${pad}${shown}${pad}${fence}`;
}

/** A fenced block that no line of the text can end. Gives its lines. */
export function fenced(lines: readonly string[], language = ''): string[] {
  const fence = '`'.repeat(Math.max(3, longestRun(lines.join('\n')) + 1));
  return [fence + language, ...lines.map(visibleText), fence];
}

/** A link whose address cannot leave its brackets; only http(s). */
export const link = (text: string, url: string | null): string =>
  url !== null && /^https?:\/\/[^\s<>]+$/.test(url) ? `[${plain(text)}](<${visibleText(url)}>)` : plain(text);
