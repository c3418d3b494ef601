import { type ArticleFile, type LoadedArticles, loadArticles } from './load.ts';
import { Article } from './schema.ts';

interface BundledFile {
  /** Path below catalogue/. */
  readonly file: string;
  readonly value: unknown;
}

// The bundler parses the YAML (yaml-plugin.ts): neither a file is read nor YAML parsed at run time.
const FILES = import.meta.glob<BundledFile>('./catalogue/**/*.yaml', { import: 'default', eager: true });

/** The articles that come with Sosight, in the order of their files. */
export const BUILTIN: readonly Article[] = Object.values(FILES)
  .filter(({ file }) => !file.split('/').at(-1)?.startsWith('_'))
  .sort((a, b) => a.file.localeCompare(b.file))
  .map(({ value }) => Article.parse(value));

const IDS: ReadonlySet<string> = new Set(BUILTIN.map(({ id }) => id));

/** Whether an article is one of ours: its expressions are reviewed. */
export const isBuiltin = (id: string): boolean => IDS.has(id);

/** The built-in articles together with a user's own; a user's file that repeats a built-in id is an error. */
export const loadWithBuiltin = (extra: readonly ArticleFile[]): LoadedArticles =>
  extra.length === 0 ? { articles: BUILTIN, errors: [] } : loadArticles(extra, BUILTIN);
