import type { CaseSummary } from '../contracts/case-summary.ts';
import { keyEvents } from '../presentation/timeline-key-events.ts';
import { type Timeline, type TimelineItem, timelineModel } from '../presentation/timeline-model.ts';
import { timelineReportWords } from '../presentation/timeline-words.ts';
import { clockAt, dayAt, hostZone } from '../presentation/timeline-zones.ts';
import { words } from '../presentation/words.ts';

/** Rows of a report's table: more would be a log. */
const MOST_ROWS = 40;

/** One row of a report's timeline; all of it text of the archive or of an article. */
export interface TimelineLine {
  readonly item: TimelineItem;
  readonly time: string;
  readonly boot: string;
  readonly kind: string;
  readonly event: string;
  /** "path:line", empty where no one line tells it. */
  readonly place: string;
}

/** The key events of a case in the host's time, the case in time, and how many events are left out; null where nothing is dated. */
export function timelineLines(
  summary: CaseSummary,
): { readonly model: Timeline; readonly lines: readonly TimelineLine[]; readonly left: number } | null {
  const model = timelineModel(summary);
  if (model === null) return null;
  const t = timelineReportWords(summary.language);
  const { severity } = words(summary.language);
  const zone = hostZone(summary.host.utcOffsetMinutes);
  const { items, left } = keyEvents(model, MOST_ROWS);
  const lines = items.map((item) => ({
    item,
    time: `${dayAt(item.at, zone, summary.language, true)} ${clockAt(item.at, zone)}`,
    boot: item.boot === null ? '' : item.boot < 0 ? `−${-item.boot}` : String(item.boot),
    kind: item.kind === 'evidence' ? (item.severity === null ? '' : severity[item.severity]) : t.kind[item.kind],
    event: item.title,
    place: item.path === null || item.line === null ? '' : `${item.path}:${item.line}`,
  }));
  return { model, lines, left };
}
