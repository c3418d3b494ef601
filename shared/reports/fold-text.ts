import type { FoldRow } from '../presentation/excerpt-panels.ts';
import type { Words } from '../presentation/words.ts';

/** A fold in words. */
export function foldText({ what, count, hits }: FoldRow, { say }: Words): string {
  if (hits > 0) return say.hitsFold(count, hits);
  return what === 'trace' ? say.traceFold(count) : say.linesFold(count);
}
