import type { ArticleList, ArticleRow } from '../../../shared/contracts/articles.ts';
import { SEVERITIES } from '../../../shared/contracts/scales.ts';

/** Which articles are listed. */
export const SHOWN = ['all', 'fired', 'defects', 'own'] as const;
export type Shown = (typeof SHOWN)[number];

export interface ArticleFilter {
  readonly text: string;
  /** Null for every area. */
  readonly area: string | null;
  readonly shown: Shown;
}

export const NO_ARTICLE_FILTER: ArticleFilter = { text: '', area: null, shown: 'all' };

/** The areas in the order of their names, each with its articles, the most severe first. */
export interface AreaGroup {
  readonly area: string;
  readonly rows: readonly ArticleRow[];
}

const isShown = (row: ArticleRow, shown: Shown, fired: ArticleList['fired']): boolean => {
  if (shown === 'fired') return (fired[row.id]?.length ?? 0) > 0;
  if (shown === 'own') return row.own;
  return shown === 'all' || row.kind === 'kernel-defect';
};

/** The articles that hold every word, by area. Words stand in id, title, texts, signals or references. */
export function articleGroups({ articles, fired }: ArticleList, { text, area, shown }: ArticleFilter): AreaGroup[] {
  const terms = text.toLowerCase().split(/\s+/).filter(Boolean);
  const left = articles.filter((row) => {
    if (area !== null && row.area !== area) return false;
    if (!isShown(row, shown, fired)) return false;
    const words = `${row.id}\n${row.title.toLowerCase()}\n${row.text}`;
    return terms.every((term) => words.includes(term));
  });
  const areas = [...new Set(left.map((row) => row.area))].sort();
  const rank = (row: ArticleRow): number => SEVERITIES.indexOf(row.severity);
  return areas.map((name) => ({
    area: name,
    rows: left.filter((row) => row.area === name).sort((a, b) => rank(a) - rank(b) || (a.id < b.id ? -1 : 1)),
  }));
}

export const areasOf = (articles: readonly ArticleRow[]): string[] =>
  [...new Set(articles.map((row) => row.area))].sort();
