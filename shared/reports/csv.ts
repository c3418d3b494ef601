/** What a spreadsheet would take as a formula, or as the start of one. */
const FORMULA = /^[=+\-@\t\r＝＋－＠]/;

/** A cell as text: a leading apostrophe disarms what a spreadsheet would calculate; quotes where RFC 4180 wants them. */
function cell(value: string | number | null): string {
  if (value === null) return '';
  if (typeof value === 'number') return String(value);
  const safe = FORMULA.test(value) ? `'${value}` : value;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}

/** Rows as CSV of RFC 4180: commas, CRLF, quotes doubled. Takes texts that are safe to show (`visibleText`). */
export const csv = (rows: readonly (readonly (string | number | null)[])[]): string =>
  rows.map((row) => `${row.map(cell).join(',')}\r\n`).join('');

/** Makes spreadsheets read the file as UTF-8. */
export const BYTE_ORDER_MARK = '\uFEFF';
