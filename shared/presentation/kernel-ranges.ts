import type { KernelRange, KernelTable } from '../contracts/kernel-table.ts';
import type { Mark, RulerShape, Tone } from './ruler-types.ts';
import { fitted, textWidth } from './text-width.ts';

const ROW = 26;
const BAND = 16;
const REACH = 20;

interface RowOptions {
  readonly top: number;
  readonly width: number;
  readonly titleOf: (range: KernelRange) => string;
}

/** A row for each article's range: hatched over its builds, a dot where it is fixed first; dashed where it is not known. */
export function rangeRows(
  table: KernelTable,
  marks: readonly Mark[],
  { top, width, titleOf }: RowOptions,
): { readonly shapes: RulerShape[]; readonly bottom: number } {
  const shapes = table.ranges.flatMap((range, row) => {
    const y = top + row * ROW;
    const label = titleOf(range);
    const affected = marks.filter(({ index }) => table.builds[index]?.affectedBy.includes(range.article));
    const fixed = marks.find(({ build }) => build.release === range.firstFixed);
    const unknown = range.from === null || range.before === null;
    return unknown ? openRow(marks, y, label) : closedRow(affected, fixed, y, label, width);
  });
  return { shapes, bottom: top + table.ranges.length * ROW };
}

const say = (x: number, y: number, anchor: 'start' | 'end', tone: Tone, text: string): RulerShape => ({
  shape: 'text',
  x,
  y: y + BAND / 2 + 4,
  size: 12,
  weight: 400,
  anchor,
  tone,
  text,
});

function openRow(marks: readonly Mark[], y: number, label: string): RulerShape[] {
  const [first] = marks;
  const last = marks.at(-1);
  if (first === undefined || last === undefined) return [];
  const line = (from: number, to: number): RulerShape => ({
    shape: 'path',
    d: `M${from} ${y + BAND / 2}H${to}`,
    fill: null,
    stroke: 'muted',
    strokeWidth: 1.5,
    dash: '2 5',
  });
  const text = fitted(label, Math.max(200, last.x - first.x - 20)) ?? label;
  const end = first.x - REACH + textWidth(text, 12) + 8;
  return [say(first.x - REACH, y, 'start', 'muted', text), ...(end < last.x ? [line(end, last.x + REACH)] : [])];
}

function closedRow(
  affected: readonly Mark[],
  fixed: Mark | undefined,
  y: number,
  label: string,
  width: number,
): RulerShape[] {
  const [first] = affected;
  const last = affected.at(-1);
  if (first === undefined || last === undefined) return [say(8, y, 'start', 'muted', label)];
  const [from, to] = [first.x - REACH, last.x + REACH];
  const dot: RulerShape[] =
    fixed === undefined
      ? []
      : [
          {
            shape: 'path',
            d: `M${to} ${y + BAND / 2}H${fixed.x - 7}`,
            fill: null,
            stroke: 'fixed',
            strokeWidth: 1.5,
            dash: null,
          },
          { shape: 'circle', x: fixed.x, y: y + BAND / 2, radius: 6, fill: 'fixed', stroke: 'paper', strokeWidth: 1.5 },
        ];
  const after = Math.max(to, (fixed?.x ?? 0) + 8) + 8;
  const [roomAfter, roomBefore] = [width - after - 8, from - 16];
  // The estimate is an upper one: words and numbers mixed take less.
  const cut = (room: number): string => fitted(label, room / 0.8) ?? '';
  const wide = textWidth(label, 12) * 0.8;
  const text =
    wide <= roomAfter || roomAfter >= roomBefore
      ? say(after, y, 'start', 'text', cut(roomAfter))
      : say(from - 8, y, 'end', 'text', cut(roomBefore));
  return [
    {
      shape: 'rect',
      x: from,
      y,
      width: to - from,
      height: BAND,
      radius: 3,
      hatch: true,
      fill: 'danger-tint',
      stroke: 'danger',
      strokeWidth: 1,
    },
    ...dot,
    text,
  ];
}
