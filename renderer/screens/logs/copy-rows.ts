import { formatCount } from '../../../shared/presentation/format.ts';
import { copiedLines } from '../../state/logs/copied-lines.ts';
import type { LogsWords } from '../../words/areas/logs.ts';
import type { LogDoor } from './use-log-door.ts';

const MOST = 10_000;
const AT_ONCE = 1000;
/** What main takes for the clipboard. */
const MOST_CHARACTERS = 1_000_000;

/** Copies rows with their places; tells what was done in words. */
export async function copyRows(
  door: LogDoor,
  viewId: string,
  { first, last }: { readonly first: number; readonly last: number },
  words: LogsWords,
): Promise<string> {
  if (last - first >= MOST) return words.tooMany(formatCount(MOST));
  let text = '';
  for (let from = first; from <= last; from += AT_ONCE) {
    text += copiedLines(await door.ask('logs:rows', { viewId, from, count: Math.min(AT_ONCE, last - from + 1) }));
    if (text.length > MOST_CHARACTERS) return words.tooLong;
  }
  door.copy(text);
  return words.copied(formatCount(last - first + 1));
}
