import type { Severity } from '../contracts/verdict.ts';
import type { TimelineItem } from './timeline-model.ts';

/** A mark's shape about its centre, some 12 px wide: never told by colour alone. */
export interface MarkShape {
  readonly name: MarkName;
  /** SVG path data. */
  readonly d: string;
  /** Drawn as an outline. */
  readonly hollow: boolean;
  /** Drawn over it in the paper's colour. */
  readonly over: string | null;
}

/** What a mark stands for: a severity, or what the host did. */
export type MarkName = Severity | 'panic' | 'boot' | 'shutdown' | 'package' | 'collection';

const circle = (r: number): string => `M${-r} 0a${r} ${r} 0 1 0 ${2 * r} 0a${r} ${r} 0 1 0 ${-2 * r} 0z`;
const solid = (name: MarkName, d: string, over: string | null = null): MarkShape => ({ name, d, hollow: false, over });

export const MARKS: Readonly<Record<MarkName, MarkShape>> = {
  critical: solid('critical', 'M0 -7l7 7l-7 7l-7 -7z'),
  important: solid('important', 'M0 -6.5l7 12h-14z'),
  moderate: solid('moderate', 'M-5 -5h10v10h-10z'),
  low: solid('low', circle(5)),
  info: { name: 'info', d: circle(4.5), hollow: true, over: null },
  panic: solid('panic', circle(8), 'M-3.2 -3.2l6.4 6.4m0 -6.4l-6.4 6.4'),
  boot: { name: 'boot', d: 'M-7 -4h14v8h-14z', hollow: true, over: null },
  shutdown: { name: 'shutdown', d: 'M0 6l-6.5 -11h13z', hollow: true, over: null },
  package: solid('package', 'M-5.5 -5h11v10h-11z', 'M-5 -1.5h10m-5 -3v3'),
  collection: solid('collection', 'M-5 7v-14h10l-3 4l3 4h-8.5v6z'),
};

/** Which mark an event has. */
export function markName({ kind, severity }: Pick<TimelineItem, 'kind' | 'severity'>): MarkName {
  return kind === 'evidence' ? (severity ?? 'info') : kind;
}
