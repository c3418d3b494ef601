import type { Language } from '../base/language.ts';
import type { KernelStream, KernelUpgrade } from '../contracts/case-summary.ts';
import { chosenSlots, type Landmarks, landmarks, type Slot } from './ruler-builds.ts';
import { axisLabels, runningTone, topLabels } from './ruler-labels.ts';
import { AXIS, type KernelRuler, type Mark, type RulerShape, type Tone } from './ruler-types.ts';
import { textWidth } from './text-width.ts';
import { words } from './words.ts';

export type { KernelRuler, RulerShape, Tone } from './ruler-types.ts';

const HEIGHT = 120;
const EDGE = 40;

/**
 * Geometry of the kernel ruler: equal steps by published build, affected band, running build, first fixed, latest known.
 * Takes a width in px (about 300 to 2000) and chooses the builds that fit; labels never overlap. A stream without builds
 * gives a drawing without shapes.
 */
export function kernelRuler(
  stream: KernelStream,
  upgrade: KernelUpgrade | null,
  width: number,
  language: Language = 'en',
): KernelRuler {
  const at = landmarks(stream, upgrade);
  const step = Math.max(...stream.builds.map((build) => textWidth(build.build, 12) + 10), 44);
  const slots = chosenSlots(stream, at, (width - 2 * EDGE) / step);
  const marks = marksOf(stream, slots, width);
  const name = (index: number | null): string | null => (index === null ? null : (stream.builds[index]?.build ?? null));
  const unknown = words(language).label.unknown;
  return {
    width,
    height: HEIGHT,
    label: words(language).say.rulerLabel(
      stream.pattern,
      name(at.running) ?? unknown,
      upgrade === null ? null : name(at.target),
      name(at.latest) ?? (stream.latestKnown === '' ? null : stream.latestKnown),
    ),
    shapes:
      marks.length === 0
        ? []
        : [
            ...bandsOf(marks),
            ...axis(marks),
            ...notch(marks, at),
            ...marks.flatMap((mark) => buildMark(mark, at)),
            ...topLabels(marks, at, upgrade, width, words(language)),
            ...axisLabels(marks, at, width, words(language)),
          ],
    marks: marks.map(({ build, x }) => ({ build, x })),
  };
}

/** Steps stretch to fill the width, up to one and a half times their natural size. */
function marksOf(stream: KernelStream, slots: readonly Slot[], width: number): Mark[] {
  const last = slots.at(-1)?.position ?? 0;
  const step = last === 0 ? 0 : Math.min((width - 2 * EDGE) / last, 90);
  return slots.flatMap(({ index, position, breakBefore }) => {
    const build = stream.builds[index];
    return build === undefined ? [] : [{ index, build, x: EDGE + position * step, breakBefore }];
  });
}

/** The affected ranges, hatched: a band for each run of affected builds. */
export function bandsOf(marks: readonly Mark[]): RulerShape[] {
  const runs: Mark[][] = [];
  marks.forEach((mark, place) => {
    if (!mark.build.affected) return;
    if (marks[place - 1]?.build.affected) runs.at(-1)?.push(mark);
    else runs.push([mark]);
  });
  return runs.flatMap(bandOf);
}

function bandOf(affected: readonly Mark[]): RulerShape[] {
  const [first] = affected;
  const last = affected.at(-1);
  if (first === undefined || last === undefined) return [];
  return [
    {
      shape: 'rect',
      x: first.x - 22,
      y: AXIS - 14,
      width: last.x - first.x + 44,
      height: 28,
      radius: 4,
      hatch: true,
      fill: 'danger-tint',
      stroke: 'danger',
      strokeWidth: 1,
    },
  ];
}

/** A line of the ruler. */
export const stroke = (d: string, tone: Tone, strokeWidth: number, dash: string | null = null): RulerShape => ({
  shape: 'path',
  d,
  fill: null,
  stroke: tone,
  strokeWidth,
  dash,
});

/** The axis, broken where builds were left out. */
function axis(marks: readonly Mark[]): RulerShape[] {
  const [first] = marks;
  const last = marks.at(-1);
  if (first === undefined || last === undefined) return [];
  const shapes: RulerShape[] = [];
  let from = first.x - 18;
  marks.forEach((mark, place) => {
    const previous = marks[place - 1];
    if (!mark.breakBefore || previous === undefined) return;
    const middle = (previous.x + mark.x) / 2;
    shapes.push(stroke(`M${from} ${AXIS}H${middle - 7}`, 'muted', 1.5));
    shapes.push(stroke(`M${middle - 9} ${AXIS + 6}l5 -12M${middle + 4} ${AXIS + 6}l5 -12`, 'muted', 1.5));
    from = middle + 7;
  });
  return [...shapes, stroke(`M${from} ${AXIS}H${last.x + 18}`, 'muted', 1.5)];
}

/** A dotted tick for the fixed build that was never published. */
function notch(marks: readonly Mark[], at: Landmarks): RulerShape[] {
  const place = marks.findIndex((mark) => mark.index === at.notchAfter);
  const before = marks[place];
  const after = marks[place + 1];
  if (before === undefined || after === undefined || after.breakBefore) return [];
  return [stroke(`M${(before.x + 22 + after.x - 9) / 2} ${AXIS - 8}v16`, 'muted', 1.5, '2 2')];
}

/** A build's mark: a diamond where it runs, a tick where to go, a cross where it carries a defect, else a ring. */
export function buildMark({ build, x, index }: Mark, at: Landmarks): RulerShape[] {
  const ring = (tone: Tone): RulerShape => ({
    shape: 'circle',
    x,
    y: AXIS,
    radius: build.installed ? 5.5 : 4,
    fill: 'paper',
    stroke: tone,
    strokeWidth: build.installed ? 3 : 2,
  });
  if (build.running) {
    const d = `M${x} ${AXIS - 9}l9 9l-9 9l-9 -9z`;
    const fill = runningTone(build.affected, at);
    return [{ shape: 'path', d, fill, stroke: 'paper', strokeWidth: 2, dash: null }];
  }
  if (index === at.target) {
    return [
      { shape: 'circle', x, y: AXIS, radius: 9, fill: 'fixed', stroke: 'paper', strokeWidth: 2 },
      stroke(`M${x - 4} ${AXIS}l3 3l5 -6`, 'paper', 2),
    ];
  }
  if (build.affected) {
    const cross = stroke(`M${x - 4} ${AXIS - 4}l8 8m0 -8l-8 8`, 'danger', 2);
    return build.installed ? [ring('danger'), stroke(`M${x - 2} ${AXIS - 2}l4 4m0 -4l-4 4`, 'danger', 1.5)] : [cross];
  }
  return [ring(at.lastAffected !== null && index > at.lastAffected ? 'fixed' : 'muted')];
}
