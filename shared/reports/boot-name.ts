import type { CaseSummary } from '../contracts/case-summary.ts';
import { formatShortTime } from '../presentation/format.ts';
import { words } from '../presentation/words.ts';

/** "boot of 15 May 23:04", or its number where its start is not known. */
export function bootName(boot: number, { boots, language }: CaseSummary): string {
  const { say } = words(language);
  const start = boots.find(({ index }) => index === boot)?.start ?? null;
  return start === null ? say.bootNumber(boot) : say.bootOf(formatShortTime(start, language));
}
