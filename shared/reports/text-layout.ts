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

/** Cuts a word that is wider than a line. */
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

const JAPANESE = '\\u3000-\\u30FF\\u3400-\\u9FFF\\uFF01-\\uFF60';
const OPENING = '「『【〈《\\uFF08';
const CLOSING =
  '、。」』】〉》・ー々ぁぃぅぇぉっゃゅょァィゥェォッャュョ\\uFF09\\uFF01\\uFF1F\\uFF1A\\uFF1B\\uFF0C\\uFF0E)\\],.:;!?%';
/**
 * What a line may not be parted within: a Japanese character with the marks beside it that must not begin or end a line, or a run
 * of others.
 */
const UNBROKEN = new RegExp(
  `[${OPENING}(]*(?:[^${JAPANESE}]+?(?=[(]{0,3}[${JAPANESE}]|$)|(?![${OPENING}])[${JAPANESE}])[${CLOSING}]*|.`,
  'gu',
);

/** What stands together, each with what goes before it in the same line: a space, or nothing between Japanese characters. */
function* unbroken(text: string, width: number): Generator<readonly [space: string, part: string]> {
  for (const word of text.split(/\s+/)) {
    let space = ' ';
    for (const part of word.match(UNBROKEN) ?? ['']) {
      for (const piece of columns(part) > width ? pieces(part, width) : [part]) {
        yield [space, piece];
        space = '';
      }
    }
  }
}

/** Text as lines of at most `width` columns, each after `indent`; the first may have an indent of its own. */
export function wrapped(text: string, width: number, indent = '', first = indent): string[] {
  const room = Math.max(20, width - columns(indent));
  const lines: string[] = [];
  let line = '';
  for (const [space, part] of unbroken(text, room)) {
    const longer = line === '' ? part : line + space + part;
    if (line !== '' && columns(longer) > room) {
      lines.push(line);
      line = part;
    } else line = longer;
  }
  lines.push(line);
  return lines.map((part, index) => (index === 0 ? first : indent) + part);
}

/** A text padded with spaces to a width in columns. */
export const padded = (text: string, width: number): string => text + ' '.repeat(Math.max(0, width - columns(text)));
