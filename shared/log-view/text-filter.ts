import type { LogFilter } from '../contracts/logs.ts';
import { LineScan } from './line-scan.ts';
import { compileMatcher, NOTHING } from './matcher.ts';

/** The scan for a filter's text, null where every text will do; an expression that is none matches nothing. */
export function textScan(text: LogFilter['text']): { readonly scan: LineScan | null; readonly invalid: string | null } {
  if (text === null || text.text === '') return { scan: null, invalid: null };
  const matcher = compileMatcher(text);
  if (matcher.ok) return { scan: new LineScan(matcher.value), invalid: null };
  return {
    scan: new LineScan(NOTHING),
    invalid: `The filter's expression is not understood: ${matcher.error}`,
  };
}
