import type { Library } from './library.ts';

/** A case that is looked at again and again is not written each time. */
const AGAIN_MS = 60_000;

/** Notes that a case was opened, for the order of the lists. `now` in milliseconds since the epoch. */
export function markOpened(library: Library, caseId: string, now: number): void {
  const record = library.get(caseId);
  if (record === null || now - Date.parse(record.openedAt) < AGAIN_MS) return;
  const openedAt = new Date(now).toISOString();
  // A case that cannot be saved is told by the library itself.
  library.change(caseId, (old) => ({ ...old, openedAt })).catch(() => undefined);
}
