/** Something that can be found by typing. */
export interface Searchable {
  readonly label: string;
  /** Further words that lead to it: an id, a file name, the English word in a Japanese window. */
  readonly words?: string;
}

const fold = (text: string): string => text.normalize('NFKC').toLowerCase();

/** How well one typed word fits a text: 3 at its start, 2 at the start of a word, 1 anywhere, 0 not. */
function pointsFor(text: string, word: string): number {
  const at = text.indexOf(word);
  if (at < 0) return 0;
  if (at === 0) return 3;
  return /[^\p{L}\p{N}]/u.test(text[at - 1] ?? '') ? 2 : 1;
}

/** The points of an item for what was typed: every word has to stand somewhere; its label counts more than its further words. */
function points(item: Searchable, typed: readonly string[]): number {
  const label = fold(item.label);
  const more = fold(item.words ?? '');
  let total = 0;
  for (const word of typed) {
    const best = Math.max(pointsFor(label, word) * 4, pointsFor(more, word));
    if (best === 0) return 0;
    total += best;
  }
  return total;
}

/** The items that fit what was typed, best first and else in their order; all of them where nothing was typed. */
export function matching<T extends Searchable>(items: readonly T[], typed: string): T[] {
  const words = fold(typed).split(/\s+/).filter(Boolean);
  if (words.length === 0) return [...items];
  return items
    .map((item, at) => ({ item, at, score: points(item, words) }))
    .filter(({ score }) => score > 0)
    .sort((a, b) => b.score - a.score || a.at - b.at)
    .map(({ item }) => item);
}
