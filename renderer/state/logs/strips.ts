/** Strips of the scroll bar. */
export const STRIPS = 400;

/** Strips that are marked, as one count a strip. */
export function countsOf(marked: readonly number[]): number[] {
  const counts = new Array<number>(STRIPS).fill(0);
  for (const strip of marked) counts[strip] = 1;
  return counts;
}

/**
 * One SVG path of small boxes, one a strip, across [x, x + width) of a drawing that is `STRIPS` high. `counts` may be shorter or
 * empty; a strip of 0 is left out. Neighbours become one box.
 */
export function stripPath(counts: readonly number[], x: number, width: number, least = 1): string {
  const scale = counts.length === 0 ? 1 : STRIPS / counts.length;
  const parts: string[] = [];
  for (let at = 0; at < counts.length; at += 1) {
    if ((counts[at] ?? 0) === 0) continue;
    const from = at;
    while ((counts[at + 1] ?? 0) > 0) at += 1;
    const height = Math.max(least, (at + 1 - from) * scale);
    parts.push(`M${x} ${round(from * scale)}h${width}v${round(height)}h-${width}z`);
  }
  return parts.join('');
}

const round = (value: number): number => Math.round(value * 100) / 100;

/** The first row of a strip. */
export const rowOfStrip = (strip: number, rows: number, strips = STRIPS): number =>
  Math.max(0, Math.min(rows - 1, Math.ceil((strip * rows) / strips)));

/** Where the thumb stands, in pixels of a track: at least `least` high, and at the end when the rows are. */
export function thumbOf(
  { top, rows, seen }: { readonly top: number; readonly rows: number; readonly seen: number },
  track: number,
  least: number,
): { readonly top: number; readonly height: number } {
  if (rows <= seen) return { top: 0, height: track };
  const height = Math.min(track, Math.max(least, (seen / rows) * track));
  return { top: (top / (rows - seen)) * (track - height), height };
}

/** The scroll position of a thumb at `y`, the reverse of `thumbOf`. */
export function topOfThumb(y: number, rows: number, seen: number, track: number, least: number): number {
  const { height } = thumbOf({ top: 0, rows, seen }, track, least);
  return track <= height ? 0 : (Math.max(0, Math.min(y, track - height)) / (track - height)) * Math.max(0, rows - seen);
}
