import type { Language } from '../base/language.ts';
import type { KernelUpgrade } from '../contracts/case-summary.ts';
import type { KernelRange, KernelTable } from '../contracts/kernel-table.ts';
import { rangeRows } from './kernel-ranges.ts';
import { bandsOf, buildMark, stroke } from './kernel-ruler.ts';
import { streamOfTable } from './kernel-stream.ts';
import { type Landmarks, landmarks } from './ruler-builds.ts';
import { topLabels } from './ruler-labels.ts';
import { AXIS, type Mark, type RulerShape } from './ruler-types.ts';
import { textWidth } from './text-width.ts';
import { words } from './words.ts';

/** What a picture of all builds is drawn from, besides the table. */
export interface PictureOptions {
  /** px from build to build: 14 to 120. */
  readonly step: number;
  /** px that the picture fills at least. */
  readonly width: number;
  readonly language: Language;
  /** What is said of a range, by article. */
  readonly titleOf: (range: KernelRange) => string;
}

export interface KernelPicture {
  readonly width: number;
  readonly height: number;
  readonly shapes: readonly RulerShape[];
  /** Every build with the x of its mark. */
  readonly marks: readonly { readonly index: number; readonly x: number }[];
}

const EDGE = 48;
const ROWS = 134;

/** All builds of a table in equal steps: marks, names, dates, boots, and a band for each article's range below. */
export function kernelPicture(
  table: KernelTable,
  upgrade: KernelUpgrade | null,
  { step, width: least, language, titleOf }: PictureOptions,
): KernelPicture {
  const stream = streamOfTable(table);
  const at = landmarks(stream, upgrade);
  const width = Math.max(least, 2 * EDGE + step * Math.max(0, stream.builds.length - 1));
  const marks = stream.builds.map(
    (build, index): Mark => ({ index, build, x: EDGE + index * step, breakBefore: false }),
  );
  const boots = bootLabels(table, marks, language);
  const top = boots.length === 0 ? ROWS - 14 : ROWS + 6;
  const ranges = rangeRows(table, marks, { top, width, titleOf });
  return {
    width,
    height: ranges.bottom + 6,
    shapes: [
      ...bandsOf(marks),
      ...axisOf(marks),
      ...notchOf(marks, at),
      ...marks.flatMap((mark) => buildMark(mark, at)),
      ...topLabels(marks, at, upgrade, width, words(language)),
      ...names(marks, at),
      ...dates(marks, at),
      ...boots,
      ...ranges.shapes,
    ],
    marks: marks.map(({ index, x }) => ({ index, x })),
  };
}

function axisOf(marks: readonly Mark[]): RulerShape[] {
  const [first] = marks;
  const last = marks.at(-1);
  return first === undefined || last === undefined
    ? []
    : [stroke(`M${first.x - 18} ${AXIS}H${last.x + 18}`, 'muted', 1.5)];
}

/** A dotted tick where the first build without the defect was never published. */
function notchOf(marks: readonly Mark[], at: Landmarks): RulerShape[] {
  const before = at.notchAfter === null ? undefined : marks[at.notchAfter];
  const after = at.notchAfter === null ? undefined : marks[at.notchAfter + 1];
  return before === undefined || after === undefined
    ? []
    : [stroke(`M${before.x + (after.x - before.x) * 0.66} ${AXIS - 9}v18`, 'muted', 1.5, '2 2')];
}

/** What must be named first where not all names have room. */
function byWeight(marks: readonly Mark[], at: Landmarks): Mark[] {
  const ends = [at.running, at.target, at.latest, at.firstAffected, at.lastAffected];
  const weight = ({ index, build }: Mark): number =>
    ends.includes(index) ? ends.indexOf(index) : build.installed ? 8 : 10 + (index % 2);
  return [...marks].sort((a, b) => weight(a) - weight(b) || a.index - b.index);
}

type Said = (
  mark: Mark,
) => { readonly text: string; readonly bold: boolean; readonly tone: 'text' | 'muted' | 'link' } | null;

/** Texts below their marks, as many as have room, the weightiest first. */
function below(marks: readonly Mark[], at: Landmarks, y: number, size: number, said: Said): RulerShape[] {
  const taken: { from: number; to: number }[] = [];
  return byWeight(marks, at).flatMap((mark): RulerShape[] => {
    const what = said(mark);
    if (what === null) return [];
    const half = textWidth(what.text, size) / 2 + 2;
    const span = { from: mark.x - half, to: mark.x + half };
    if (taken.some((other) => span.from < other.to && other.from < span.to)) return [];
    taken.push(span);
    const weight = what.bold ? 700 : 400;
    return [{ shape: 'text', x: mark.x, y, size, weight, anchor: 'middle', tone: what.tone, text: what.text }];
  });
}

const names = (marks: readonly Mark[], at: Landmarks): RulerShape[] =>
  below(marks, at, 100, 12, ({ index, build }) => ({
    text: build.build,
    bold: index === at.running || index === at.target,
    tone: 'text',
  }));

const dates = (marks: readonly Mark[], at: Landmarks): RulerShape[] =>
  below(marks, at, 115, 11, ({ build }) =>
    build.date === null ? null : { text: build.date.slice(0, 7), bold: false, tone: 'muted' },
  );

/** Which boots ran a build; the running one has its pill already, so it is named only beside others. */
function bootLabels(table: KernelTable, marks: readonly Mark[], language: Language): RulerShape[] {
  const word = language === 'ja' ? '起動' : 'boot';
  return marks.flatMap((mark): RulerShape[] => {
    const boots = table.builds[mark.index]?.boots ?? [];
    if (boots.length === 0) return [];
    const told =
      boots.length > 3
        ? `${boots.slice(0, 2).map(minus).join(', ')} … ${minus(boots.at(-1) ?? 0)}`
        : boots.map(minus).join(', ');
    return [
      {
        shape: 'text',
        x: mark.x,
        y: ROWS - 3,
        size: 11,
        weight: 600,
        anchor: 'middle',
        tone: 'link',
        text: `${word} ${told}`,
      },
    ];
  });
}

const minus = (index: number): string => (index < 0 ? `−${-index}` : String(index));
