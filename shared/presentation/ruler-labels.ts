import type { KernelUpgrade } from '../contracts/case-summary.ts';
import type { Landmarks } from './ruler-builds.ts';
import { AXIS, type Mark, type RulerShape, type Tone } from './ruler-types.ts';
import { textWidth } from './text-width.ts';
import type { Words } from './words.ts';

const PILL = { y: 26, height: 19, baseline: 39.5 } as const;
const GAP = 3;

interface Span {
  readonly from: number;
  readonly to: number;
}

const around = (x: number, width: number): Span => ({ from: x - width / 2, to: x + width / 2 });
const overlap = (a: Span, b: Span): boolean => a.from < b.to + GAP && b.from < a.to + GAP;
const within = (span: Span, width: number): boolean => span.from >= 0 && span.to <= width;

const text = (x: number, y: number, size: number, weight: 400 | 600 | 700, tone: Tone, words: string): RulerShape => ({
  shape: 'text',
  x,
  y,
  size,
  weight,
  anchor: 'middle',
  tone,
  text: words,
});

const line = (d: string, tone: Tone, strokeWidth: number): RulerShape => ({
  shape: 'path',
  d,
  fill: null,
  stroke: tone,
  strokeWidth,
  dash: null,
});

interface Pill extends Span {
  readonly x: number;
  readonly label: string;
  readonly tone: 'danger' | 'fixed' | 'muted';
}

const ON: Readonly<Record<Pill['tone'], Tone>> = { danger: 'on-danger', fixed: 'on-fixed', muted: 'paper' };

/** The running build is called fixed only where some article knows a range of its stream: else nothing is known. */
export const runningTone = (affected: boolean, at: Landmarks): Pill['tone'] =>
  affected ? 'danger' : at.lastAffected === null ? 'muted' : 'fixed';

const pillAt = (x: number, label: string, tone: Pill['tone'], centre: number, width: number): Pill => {
  const half = textWidth(label, 12) / 2 + 9;
  const middle = Math.min(Math.max(centre, half), width - half);
  return { x, label, tone, from: middle - half, to: middle + half };
};

const pillShapes = (pill: Pill): RulerShape[] => [
  {
    shape: 'rect',
    x: pill.from,
    y: PILL.y,
    width: pill.to - pill.from,
    height: PILL.height,
    radius: PILL.height / 2,
    hatch: false,
    fill: pill.tone,
    stroke: null,
    strokeWidth: 0,
  },
  text((pill.from + pill.to) / 2, PILL.baseline, 12, 600, ON[pill.tone], pill.label),
  line(`M${pill.x} ${PILL.y + PILL.height}V${AXIS - 11}`, pill.tone, 2),
];

/** The row above the axis: running, target, the arrow between them, latest known. */
export function topLabels(
  marks: readonly Mark[],
  at: Landmarks,
  upgrade: KernelUpgrade | null,
  width: number,
  { label }: Words,
): RulerShape[] {
  const mark = (index: number | null): Mark | undefined => marks.find((other) => other.index === index);
  const [running, target, latest] = [mark(at.running), mark(at.target), mark(at.latest)];
  const other = upgrade?.state === 'reboot-needed' ? label.installed : label.goal;
  const targetWord = at.targetIsFirstFixed ? label.firstFixed : other;
  let pills: Pill[] = [];
  if (running !== undefined)
    pills.push(pillAt(running.x, label.running, runningTone(running.build.affected, at), running.x, width));
  if (target !== undefined && target !== running) pills.push(pillAt(target.x, targetWord, 'fixed', target.x, width));
  pills = apart(pills, width);
  const shapes = pills.flatMap(pillShapes);
  const [first, second] = pills;
  if (upgrade !== null && first !== undefined && second !== undefined && first.label === label.running)
    shapes.push(...arrow(first, second, upgrade.state === 'reboot-needed' ? label.reboot : label.upgrade));
  if (latest !== undefined && latest !== running && latest !== target) {
    const span = around(
      Math.min(latest.x, width - textWidth(label.latestKnown, 12) / 2),
      textWidth(label.latestKnown, 12),
    );
    if (within(span, width) && !pills.some((pill) => overlap(pill, span))) {
      shapes.push(text((span.from + span.to) / 2, PILL.baseline, 12, 400, 'muted', label.latestKnown));
      shapes.push(line(`M${latest.x} ${PILL.y + PILL.height}V${AXIS - 7}`, 'line', 1));
    }
  }
  return shapes;
}

/** Pushes two pills apart that would overlap; the second is left out where there is no room for both. */
function apart(pills: readonly Pill[], width: number): Pill[] {
  const [a, b] = [...pills];
  if (a === undefined || b === undefined || !overlap(a, b)) return [...pills];
  const [left, right] = a.x <= b.x ? [a, b] : [b, a];
  const push = (left.to + GAP - right.from) / 2 + 1;
  const moved = [
    pillAt(left.x, left.label, left.tone, (left.from + left.to) / 2 - push, width),
    pillAt(right.x, right.label, right.tone, (right.from + right.to) / 2 + push, width),
  ] as const;
  if (overlap(moved[0], moved[1])) return [a];
  return a === left ? [...moved] : [moved[1], moved[0]];
}

/** From the running pill to the target's, with its word where it fits. Nothing where the pills are close. */
function arrow(from: Pill, to: Pill, word: string): RulerShape[] {
  const forward = from.to < to.from;
  const start = from.to + 4;
  const end = to.from - 4;
  if (!forward || end - start < 16) return [];
  const y = PILL.baseline - 4;
  const half = textWidth(word, 12) / 2 + 6;
  const middle = (start + end) / 2;
  const head: RulerShape = {
    shape: 'path',
    d: `M${end - 8} ${y - 5}l8 5l-8 5z`,
    fill: 'link',
    stroke: null,
    strokeWidth: 0,
    dash: null,
  };
  if (end - start < 2 * half + 32) return [line(`M${start} ${y}H${end - 8}`, 'link', 2), head];
  return [
    line(`M${start} ${y}H${middle - half}M${middle + half} ${y}H${end - 8}`, 'link', 2),
    text(middle, PILL.baseline, 12, 600, 'link', word),
    head,
  ];
}

/** The two rows below the axis: build names, then months and the words of the band, each only where there is room. */
export function axisLabels(marks: readonly Mark[], at: Landmarks, width: number, { say }: Words): RulerShape[] {
  const shapes = marks.map(({ index, build, x }) =>
    text(x, 99, 12, index === at.running || index === at.target ? 700 : 400, 'text', build.build),
  );
  const taken: Span[] = [];
  const month = (index: number | null): void => {
    const mark = marks.find((other) => other.index === index);
    if (mark === undefined || mark.build.date === null) return;
    const label = mark.build.date.slice(0, 7);
    const span = around(mark.x, textWidth(label, 11));
    if (!within(span, width) || taken.some((other) => overlap(other, span))) return;
    taken.push(span);
    shapes.push(text(mark.x, 113, 11, 400, 'muted', label));
  };
  month(at.target);
  month(at.latest);
  shapes.push(...bandWords(marks, taken, width, say.carriesBug));
  for (const index of [at.running, at.lastAffected, at.firstAffected, marks[0]?.index ?? null]) month(index);
  return shapes;
}

/** The words under the band, centred where that is free, else moved sideways, else left out. Adds its span to `taken`. */
function bandWords(
  marks: readonly Mark[],
  taken: Span[],
  width: number,
  carriesBug: Words['say']['carriesBug'],
): RulerShape[] {
  const affected = marks.filter((mark) => mark.build.affected);
  const [first] = affected;
  const last = affected.at(-1);
  if (first === undefined || last === undefined) return [];
  const words = carriesBug(first.build.build, last.build.build, last.index - first.index + 1);
  const size = textWidth(words, 11);
  const centre = (first.x + last.x) / 2;
  for (const x of [centre, centre - 40, centre + 40, size / 2 + 2]) {
    const span = around(x, size);
    if (!within(span, width) || taken.some((other) => overlap(other, span))) continue;
    taken.push(span);
    return [text(x, 113, 11, 600, 'danger', words)];
  }
  return [];
}
