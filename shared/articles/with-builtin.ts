import { BUILTIN } from './builtin.ts';
import { linearPattern } from './linear-pattern.ts';
import { type ArticleFile, type LoadedArticles, loadArticles } from './load.ts';

/** How expressions of articles that are not built in are matched: by RE2, which nothing can make slow. */
export const strangersPattern = linearPattern;

/** The built-in articles together with a user's own; a user's file that repeats a built-in id is an error. */
export const loadWithBuiltin = (extra: readonly ArticleFile[]): LoadedArticles =>
  extra.length === 0 ? { articles: BUILTIN, errors: [] } : loadArticles(extra, BUILTIN);
