import type { LocalText } from '../../base/language.ts';
import type { SystemPart } from '../../contracts/system.ts';

/** What a remark is about: a part of the overview, or a fact of the host that stands beside it. */
export type RemarkPart = SystemPart | 'os' | 'bonds' | 'taint';

/** `warn`: look at it; `bad`: it is broken or about to be. Each is a word and an icon besides its colour. */
export type RemarkState = 'warn' | 'bad';

/** Something in the overview that crosses a threshold. */
export interface Remark {
  readonly part: RemarkPart;
  /** The row that it is about: a mount point, an interface, an array; null for the part as a whole. */
  readonly subject: string | null;
  readonly state: RemarkState;
  readonly text: LocalText;
  readonly path: string | null;
  readonly line: number | null;
}

/** Where a remark's value was read. */
export interface Place {
  readonly path: string | null;
  readonly line: number | null;
}

export const NOWHERE: Place = { path: null, line: null };

/** A remark with its texts in both languages; none where `state` is null. */
export function remark(
  part: RemarkPart,
  subject: string | null,
  state: RemarkState | null,
  place: Place,
  en: string,
  ja: string,
): Remark[] {
  return state === null ? [] : [{ part, subject, state, text: { en, ja }, path: place.path, line: place.line }];
}
