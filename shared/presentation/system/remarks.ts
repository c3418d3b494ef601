import type { CaseSummary } from '../../contracts/case-summary.ts';
import { crashRemarks, loadRemarks, memoryRemarks, processRemarks, serviceRemarks } from './host-remarks.ts';
import { networkRemarks } from './network-remarks.ts';
import type { Remark, RemarkPart, RemarkState } from './remark.ts';
import { storageRemarks, swapRemarks } from './storage-remarks.ts';

/** Everything in the overview that crosses a threshold, the bad first. Empty for a case without an overview. */
export function systemRemarks(summary: CaseSummary): Remark[] {
  const { overview } = summary;
  if (overview === null) return [];
  const all = [
    ...processRemarks(overview),
    ...storageRemarks(overview),
    ...networkRemarks(overview),
    ...memoryRemarks(overview),
    ...swapRemarks(overview),
    ...loadRemarks(overview),
    ...crashRemarks(summary),
    ...serviceRemarks(overview),
  ];
  return [...all.filter(({ state }) => state === 'bad'), ...all.filter(({ state }) => state === 'warn')];
}

/** The worst of the remarks on a part, or on one row of it; null where there is none. */
export function worstOf(remarks: readonly Remark[], part: RemarkPart, subject?: string): RemarkState | null {
  const about = remarks.filter((one) => one.part === part && (subject === undefined || one.subject === subject));
  if (about.some(({ state }) => state === 'bad')) return 'bad';
  return about.length > 0 ? 'warn' : null;
}

/** `unknown` where a part could not be had, `ok` only where it was read and nothing was remarked. */
export type PartState = RemarkState | 'ok' | 'unknown';

/** How a part stands: for outputs that show every part. */
export function partState(summary: CaseSummary, remarks: readonly Remark[], part: RemarkPart): PartState {
  const worst = worstOf(remarks, part);
  if (worst !== null) return worst;
  const missing = summary.overview?.missing.some((one) => one.part === part) ?? true;
  return missing ? 'unknown' : 'ok';
}
