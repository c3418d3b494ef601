/** What a parser makes of a datum's text. That a datum is absent is its caller's affair. */
export type Parsed<T> =
  | { readonly state: 'ok'; readonly value: T }
  | { readonly state: 'unparsable'; readonly why: string };

export const parsed = <T>(value: T): Parsed<T> => ({ state: 'ok', value });
export const unparsable = (why: string): Parsed<never> => ({ state: 'unparsable', why });

/** The value, or null where the text could not be parsed. */
export const valueIn = <T>(result: Parsed<T>): T | null => (result.state === 'ok' ? result.value : null);

/** The lines of a text without their ends, CRLF or LF. */
export const linesOf = (text: string): string[] => text.split(/\r?\n/);

/** The first line that is not blank, trimmed; "" where there is none. */
export function firstLine(text: string): string {
  for (const line of linesOf(text)) if (line.trim() !== '') return line.trim();
  return '';
}

/** Longest value that is shown of anything read from an archive. */
const SHOWN = 300;

/** A value fit to be shown: control characters replaced, blanks at the ends dropped, cut to a sane length. */
export const shown = (value: string): string =>
  value
    .replace(/[\u0000-\u001f\u007f-\u009f\u2028\u2029\u202a-\u202e\u2066-\u2069]/g, '\ufffd')
    .trim()
    .slice(0, SHOWN);
