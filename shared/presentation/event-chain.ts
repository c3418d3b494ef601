import type { Language } from '../base/language.ts';
import type { Boot } from '../contracts/case-summary.ts';
import type { Evidence, Finding } from '../contracts/finding.ts';
import { formatShortTime } from './format.ts';

/** What one boot shows of one step. */
export interface ChainCell {
  /** Proving lines that are shown as evidence; the finding may have more. */
  readonly lines: number;
  /** Seconds since that boot of the first line, where it carries them. */
  readonly uptime: number | null;
  /** Wall-clock time of the first line, ISO 8601. */
  readonly time: string | null;
}

export interface ChainStep {
  readonly id: string;
  readonly title: string;
  readonly role: Finding['signals'][number]['role'];
}

/** One boot: `boot` is null for lines whose boot is not known. `cells` go with the steps; null is "not seen". */
export interface ChainRow {
  readonly boot: number | null;
  readonly start: string | null;
  readonly ended: Boot['ended'] | null;
  readonly cells: readonly (ChainCell | null)[];
  /** Titles of the steps beyond the last column that this boot shows. */
  readonly also: readonly string[];
}

export interface Chain {
  readonly steps: readonly ChainStep[];
  /** Whether there are steps beyond the last column. */
  readonly hasMore: boolean;
  readonly rows: readonly ChainRow[];
}

/** When a step was first seen in a boot: seconds since it, else the time of day; null where its lines carry neither. */
export function cellMoment({ uptime, time }: ChainCell, language: Language): string | null {
  if (uptime !== null) return `${uptime.toFixed(uptime < 100 ? 4 : 2)} s`;
  return time === null ? null : formatShortTime(time, language);
}

function cellOf(evidence: readonly Evidence[]): ChainCell | null {
  const first = [...evidence].sort((a, b) => (a.uptime ?? Number.MAX_VALUE) - (b.uptime ?? Number.MAX_VALUE))[0];
  if (first === undefined) return null;
  const time = evidence.find((piece) => piece.time !== null)?.time ?? null;
  return { lines: evidence.length, uptime: first.uptime, time };
}

/**
 * The finding as a chain of events: its signals as steps in the article's order (those that only give context are left
 * out), the boots that show any of them as rows, oldest first. At most `columns` steps; the rest are named in `also`. Empty
 * where no signal fired in a log.
 */
export function chainOf(finding: Finding, boots: readonly Boot[], columns = 5): Chain {
  const all = finding.signals.filter(
    ({ id, role }) => role !== 'context' && finding.evidence.some((piece) => piece.signal === id),
  );
  const told = all.slice(0, columns);
  const rest = all.slice(columns);
  const ids = new Set(all.map(({ id }) => id));
  const evidence = finding.evidence.filter(({ signal }) => ids.has(signal));
  const numbers = [...new Set(evidence.map(({ boot }) => boot))].sort((a, b) => (a ?? 1) - (b ?? 1));
  return {
    steps: told.map(({ id, title, role }) => ({ id, title, role })),
    hasMore: rest.length > 0,
    rows: numbers.map((boot) => {
      const known = boots.find(({ index }) => index === boot);
      const here = evidence.filter((piece) => piece.boot === boot);
      return {
        boot,
        start: known?.start ?? null,
        ended: known?.ended ?? null,
        cells: told.map(({ id }) => cellOf(here.filter(({ signal }) => signal === id))),
        also: rest.filter(({ id }) => here.some(({ signal }) => signal === id)).map(({ title }) => title),
      };
    }),
  };
}
