import { join } from 'node:path';

/** Names of cases' folders; anything else in the library's folder is not ours to touch. */
export const CASE_ID = /^case-[a-z0-9-]{1,80}$/;

/** Where the library keeps what, below `<user data>/cases`. */
export const libraryPlaces = (cases: string) => ({
  cases,
  /** Damaged files, kept for whoever can mend them. */
  aside: join(cases, 'damaged'),
  /** Cases that were deleted and may still be restored; emptied when the app ends and when it starts. */
  deleted: join(cases, '.deleted'),
});
