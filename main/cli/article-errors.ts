import type { ArticleError } from '../../shared/articles/load.ts';
import { visibleText } from '../../shared/reports/terminal-text.ts';

/** "FILE:LINE: what is wrong", a line an error. */
export const errorLines = (errors: readonly ArticleError[]): string =>
  errors.map(({ file, line, message }) => `${visibleText(`${file}:${line}: ${message}`)}\n`).join('');
