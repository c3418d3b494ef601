import type { CaseSummary } from '../contracts/case-summary.ts';
import type { Pin } from '../contracts/note.ts';
import { formatTime } from '../presentation/format.ts';
import { bootName } from './boot-name.ts';

/** Where a pinned line stands in time: its own time, else its boot; empty where neither is known. */
export function pinMoment({ time, boot }: Pin, summary: CaseSummary): string {
  if (time !== null) return formatTime(time, summary.language);
  return boot === null ? '' : bootName(boot, summary);
}
