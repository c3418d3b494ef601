import { basename, relative } from 'node:path';
import type { Plugin } from 'vite';
import { parse } from 'yaml';
import { Article } from './shared/articles/schema.ts';

/**
 * Bundles the article catalogue as values that were parsed and checked now, so that a start neither parses YAML nor checks a
 * schema. As JSON in a string, which the engine reads faster than source text.
 */
export const articleYaml = (): Plugin => ({
  name: 'sosight-article-yaml',
  enforce: 'pre',
  transform(code, id) {
    const path = id.split('?')[0] ?? id;
    if (!path.endsWith('.yaml') || !path.includes('/catalogue/')) return null;
    const file = relative(process.cwd(), path).split('catalogue/').at(-1) ?? basename(path);
    // The skeleton is there to be copied and is no article.
    const value = basename(file).startsWith('_') ? null : Article.parse(parse(code));
    return { code: `export default JSON.parse(${JSON.stringify(JSON.stringify({ file, value }))});`, map: null };
  },
});
