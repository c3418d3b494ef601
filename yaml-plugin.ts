import { basename, relative } from 'node:path';
import type { Plugin } from 'vite';
import { parse } from 'yaml';

/** Bundles the article catalogue as parsed values, so that no YAML is parsed at start; tests check each file as text. */
export const articleYaml = (): Plugin => ({
  name: 'sosight-article-yaml',
  enforce: 'pre',
  transform(code, id) {
    const path = id.split('?')[0] ?? id;
    if (!path.endsWith('.yaml') || !path.includes('/catalogue/')) return null;
    const file = relative(process.cwd(), path).split('catalogue/').at(-1) ?? basename(path);
    return { code: `export default ${JSON.stringify({ file, value: parse(code) })};`, map: null };
  },
});
