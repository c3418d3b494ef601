import { MARKS, type MarkName } from '../../../shared/presentation/timeline-marks.ts';

const TONES: Readonly<Record<MarkName, string>> = {
  critical: 'critical',
  important: 'important',
  moderate: 'moderate',
  low: 'low',
  info: 'info',
  panic: 'critical',
  boot: 'neutral',
  shutdown: 'neutral',
  package: 'info',
  collection: 'info',
};

/** The class that gives a mark its colour. */
export const markTone = (name: MarkName): string => `so-tone-${TONES[name]}`;

/** A mark's shape about the origin of its group. */
export function MarkShapeOf({ name }: { readonly name: MarkName }) {
  const { d, hollow, over } = MARKS[name];
  return (
    <>
      <path d={d} className={hollow ? 'so-mark so-mark-hollow' : 'so-mark'} />
      {over !== null && <path d={over} className="so-mark-over" />}
    </>
  );
}

/** The same shape in running text: legend and table. */
export function MarkIcon({ name }: { readonly name: MarkName }) {
  return (
    <svg className={`so-mark-icon ${markTone(name)}`} width="18" height="18" viewBox="-9 -9 18 18" aria-hidden="true">
      <MarkShapeOf name={name} />
    </svg>
  );
}
