import { visibleLines } from '../../presentation/format.ts';

/** A piece of HTML that is known to be safe. Only `html` and `trusted` make one. */
export interface Html {
  readonly markup: string;
}

type Value = string | number | null | false | Html | readonly Value[];

const ENTITIES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

const escaped = (text: string): string =>
  visibleLines(text).replace(/[&<>"']/g, (character) => ENTITIES[character] ?? character);

function rendered(value: Value): string {
  if (value === null || value === false) return '';
  if (typeof value === 'string') return escaped(value);
  if (typeof value === 'number') return String(value);
  return 'markup' in value ? value.markup : value.map(rendered).join('');
}

/** Template tag: everything interpolated is escaped, except other pieces of `html`. Lists are joined, null is nothing. */
export const html = (parts: TemplateStringsArray, ...values: readonly Value[]): Html => ({
  markup: parts.map((part, index) => part + rendered(values[index] ?? null)).join(''),
});

/** Markup of our own files (styles, fonts). Never for anything that came out of an archive or an article. */
export const trusted = (markup: string): Html => ({ markup });
