import type { CompareCell, CompareRow, CompareSign } from './compare-types.ts';

const cellOf = (value: string | CompareCell | null): CompareCell | null =>
  typeof value === 'string' ? { text: value } : value;

/** A row of a fact that every host has: what an archive does not say is not known. Null where neither says it. */
export function factRow(
  key: string,
  label: string,
  a: string | CompareCell | null,
  b: string | CompareCell | null,
): CompareRow | null {
  const cells = { a: cellOf(a), b: cellOf(b) };
  if (cells.a === null && cells.b === null) return null;
  const known = cells.a !== null && cells.b !== null;
  const sign: CompareSign = !known ? 'unknown' : cells.a?.text === cells.b?.text ? 'same' : 'differs';
  return { key, label, code: false, ...cells, sign };
}

/** The values of one side by key; null where the archive does not tell them at all. */
export type Values = ReadonlyMap<string, string | CompareCell> | null;

export interface KeyedOptions {
  /** The label of a key; the key itself as code by default. */
  readonly label?: (key: string) => string;
  readonly article?: boolean;
}

/** Rows of what one host may have and the other not, in the order of the keys; articles in that of the cases. */
export function keyedRows(a: Values, b: Values, options: KeyedOptions = {}): CompareRow[] {
  const keys = [...new Set([...(a?.keys() ?? []), ...(b?.keys() ?? [])])];
  if (options.article !== true) keys.sort();
  return keys.map((key) => {
    const cells = { a: cellOf(a?.get(key) ?? null), b: cellOf(b?.get(key) ?? null) };
    const row: CompareRow = {
      key,
      label: options.label?.(key) ?? key,
      code: options.label === undefined,
      ...cells,
      sign: keyedSign(cells.a, cells.b, a !== null && b !== null),
    };
    return options.article === true ? { ...row, article: key } : row;
  });
}

function keyedSign(a: CompareCell | null, b: CompareCell | null, bothTell: boolean): CompareSign {
  if (!bothTell) return 'unknown';
  if (a === null) return 'only-b';
  if (b === null) return 'only-a';
  return a.text === b.text ? 'same' : 'differs';
}

export const sortedMap = <V>(entries: Iterable<readonly [string, V]>): Map<string, V> =>
  new Map([...entries].sort(([a], [b]) => (a < b ? -1 : a > b ? 1 : 0)));

/** Whether a row is worth showing where equal ones are left out. What cannot be told is. */
export const isNotable = ({ sign }: CompareRow): boolean => sign !== 'same';
