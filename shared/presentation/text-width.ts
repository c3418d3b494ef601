/** Scripts whose characters are as wide as they are high. */
const WIDE = /[\u1100-\u115F\u2E80-\uA4CF\uAC00-\uD7A3\uF900-\uFAFF\uFE30-\uFE6F\uFF00-\uFF60\uFFE0-\uFFE6]/;

const NARROW = /[0-9.-]/;

/** An upper estimate of a text's width in px at a font size: digits 0.55 em, East Asian characters 1 em, others 0.6 em. */
export function textWidth(text: string, size: number): number {
  let ems = 0;
  for (const character of text) ems += WIDE.test(character) ? 1 : NARROW.test(character) ? 0.55 : 0.6;
  return ems * size;
}

/** Columns that a text takes on a terminal: East Asian characters take two. */
export function columns(text: string): number {
  let count = 0;
  for (const character of text) count += WIDE.test(character) ? 2 : 1;
  return count;
}

/** A cut text narrower than this, px, would tell nothing. */
const LEAST_LABEL = 48;

/** A text that fits into so many px at 12 px, cut with an ellipsis; null where too little would be left. */
export function fitted(text: string, room: number): string | null {
  if (textWidth(text, 12) <= room) return text;
  if (room < LEAST_LABEL) return null;
  let end = text.length;
  while (end > 0 && textWidth(`${text.slice(0, end)}…`, 12) > room) end -= 1;
  return `${text.slice(0, end).trimEnd()}…`;
}
