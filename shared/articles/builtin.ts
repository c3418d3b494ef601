import { type LoadedArticles, loadArticles } from './load.ts';

const FILES = import.meta.glob<string>('./catalogue/**/*.yaml', { query: '?raw', import: 'default', eager: true });

/** The articles that come with Sosight, as files: path below catalogue/ and YAML. Bundled as text, so no file is read at run time. */
export const BUILTIN_FILES: readonly { readonly file: string; readonly yaml: string }[] = Object.entries(FILES)
  .map(([path, yaml]) => ({ file: path.replace('./catalogue/', ''), yaml }))
  .filter(({ file }) => !file.split('/').at(-1)?.startsWith('_'))
  .sort((a, b) => a.file.localeCompare(b.file));

/** The built-in articles together with a user's own; a user's file that repeats a built-in id is an error. */
export const loadWithBuiltin = (extra: readonly { readonly file: string; readonly yaml: string }[]): LoadedArticles =>
  loadArticles([...BUILTIN_FILES, ...extra]);
