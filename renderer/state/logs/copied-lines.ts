import type { LogRow } from '../../../shared/contracts/logs.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';

/** "var/log/messages:48173: May 15 ..." a line, as grep and editors write and read it. */
export const copiedLine = ({ path, line, text }: Pick<LogRow, 'path' | 'line' | 'text'>): string =>
  `${visibleText(path)}:${line}: ${visibleText(text)}`;

/** Several rows for the clipboard, each with its place; one that is shown in part says how many characters are missing. */
export const copiedLines = (rows: readonly LogRow[]): string =>
  rows.map((row) => `${copiedLine(row)}${row.cut > 0 ? ` … (+${row.cut})` : ''}\n`).join('');
