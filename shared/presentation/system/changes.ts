import type { CaseSummary } from '../../contracts/case-summary.ts';
import type { PackageChange } from '../../contracts/system.ts';
import { caseLead } from '../lead.ts';

/** When the trouble began: the leading finding's first line, else the first panic. Null where no line has a time. */
export function troubleTime(summary: CaseSummary): string | null {
  const { finding } = caseLead(summary);
  if (finding !== null && finding.firstSeen !== null) return finding.firstSeen;
  return summary.timeline.find(({ kind }) => kind === 'panic')?.time ?? null;
}

/** Times of one host compare by their wall clock; not all carry a zone. */
const wallClock = (iso: string): number => Date.parse(`${iso.slice(0, 19)}Z`);

export interface PlacedChange extends PackageChange {
  /** Seconds before the trouble; negative after it, null where it is not known when it began. */
  readonly secondsBefore: number | null;
}

/** The last changes before the trouble, newest first, then as many of the rest as there is room for. */
export function changesAround(summary: CaseSummary, most: number): PlacedChange[] {
  const rows = summary.overview?.packages?.rows ?? [];
  const trouble = troubleTime(summary);
  const placed = rows.map((row): PlacedChange => {
    const seconds = trouble === null ? Number.NaN : (wallClock(trouble) - wallClock(row.at)) / 1000;
    return { ...row, secondsBefore: Number.isFinite(seconds) ? Math.round(seconds) : null };
  });
  if (trouble === null) return placed.slice(0, most);
  const before = placed.filter(({ secondsBefore }) => (secondsBefore ?? -1) >= 0);
  const after = placed.filter(({ secondsBefore }) => (secondsBefore ?? -1) < 0);
  const shown = new Set([...before, ...after.reverse()].slice(0, most));
  return placed.filter((row) => shown.has(row));
}
