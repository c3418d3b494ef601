import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { BUILTIN } from '../../shared/articles/builtin.ts';
import { loadArticles } from '../../shared/articles/load.ts';
import { runArticleTests } from '../../shared/check/run-tests.ts';

const CATALOGUE = 'shared/articles/catalogue';
const NOW = Date.UTC(2022, 4, 24);
const files = readdirSync(CATALOGUE, { recursive: true, encoding: 'utf8' })
  .filter((path) => path.endsWith('.yaml') && !path.split('/').at(-1)?.startsWith('_'))
  .map((path) => ({ file: path, yaml: readFileSync(join(CATALOGUE, path), 'utf8') }));

describe('the catalogue', () => {
  it('is valid as text, expressions and names included, one article a file of its id in the folder of its area', () => {
    const { articles, errors } = loadArticles(files);
    expect(errors).toEqual([]);
    expect(articles.map((article) => article.id).sort()).toEqual(BUILTIN.map((article) => article.id).sort());
    for (const { file, yaml } of files) expect(yaml).toContain(`id: ${file.split('/').at(-1)?.replace('.yaml', '')}\n`);
  });

  it('says nothing as certain that is a draft', () => {
    expect(BUILTIN.filter((article) => article.status === 'draft').map((article) => article.id)).toEqual([]);
  });

  it('has no signal that looks for words of less than five characters, which would slow the scanner down', () => {
    const short = BUILTIN.flatMap(({ id, signals }) =>
      signals.flatMap(({ contains }) =>
        contains.filter((literal) => literal.length < 5).map((literal) => `${id}: ${literal}`),
      ),
    );
    expect(short).toEqual([]);
  });
});

describe('each article fires where it must and stays quiet where it must', () => {
  it.each(BUILTIN.map((article) => [article.id, article] as const))('%s', async (_, article) => {
    expect(await runArticleTests(article, [], NOW)).toEqual([]);
  });
});
