import { columns } from '../presentation/text-width.ts';

/** Paints parts of a terminal text; `plainStyle` leaves them as they are. */
export interface Style {
  bold(text: string): string;
  quiet(text: string): string;
  red(text: string): string;
  yellow(text: string): string;
}

const sgr =
  (on: number, off: number) =>
  (text: string): string =>
    `\u001b[${on}m${text}\u001b[${off}m`;

export const colourStyle: Style = { bold: sgr(1, 22), quiet: sgr(2, 22), red: sgr(31, 39), yellow: sgr(33, 39) };

const same = (text: string): string => text;
export const plainStyle: Style = { bold: same, quiet: same, red: same, yellow: same };

/** Cuts a word that is wider than a line (Japanese has no spaces). */
function pieces(word: string, width: number): string[] {
  const parts: string[] = [];
  let part = '';
  for (const character of word) {
    if (part !== '' && columns(part + character) > width) {
      parts.push(part);
      part = '';
    }
    part += character;
  }
  return [...parts, part];
}

/** Text as lines of at most `width` columns, each after `indent`; the first may have an indent of its own. */
export function wrapped(text: string, width: number, indent = '', first = indent): string[] {
  const room = Math.max(20, width - columns(indent));
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(/\s+/).flatMap((part) => (columns(part) > room ? pieces(part, room) : [part]))) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line !== '' && columns(longer) > room) {
      lines.push(line);
      line = word;
    } else line = longer;
  }
  lines.push(line);
  return lines.map((part, index) => (index === 0 ? first : indent) + part);
}

/** A text padded with spaces to a width in columns. */
export const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - columns(text)));
