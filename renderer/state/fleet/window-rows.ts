/** Which rows of a long table are drawn, and the height of those left out above and below. */
export interface RowWindow {
  readonly first: number;
  /** Not with this one. */
  readonly end: number;
  readonly above: number;
  readonly below: number;
}

/** Rows drawn beyond the edges, so that a step of the keyboard never meets a hole. */
const SPARE = 12;

/** The rows in view of a list of `count` rows of `height` px, scrolled by `top` in a frame of `frame` px. */
export function rowWindow(count: number, height: number, top: number, frame: number): RowWindow {
  const first = Math.max(0, Math.min(count, Math.floor(top / height)) - SPARE);
  const end = Math.min(count, Math.ceil((top + frame) / height) + SPARE);
  return { first, end, above: first * height, below: Math.max(0, count - end) * height };
}
