import { describe, expect, it } from 'vitest';
import { loadArticles } from '../../shared/articles/load.ts';
import { outOfBounds } from '../../shared/articles/yaml-bounds.ts';

const many = 20_000;

describe('an article file that would break the YAML parser', () => {
  // Found by hand beside the fuzzer: the parser ran out of stack or memory, and took the analysis of every archive with it.
  it.each([
    ['brackets that stay open', '['.repeat(many)],
    ['brackets that close', `${'['.repeat(many)}${']'.repeat(many)}`],
    ['maps in maps', '{a: '.repeat(many)],
    ['lists in lists', '- '.repeat(many)],
    ['keys in keys', '? '.repeat(many)],
    ['indentation', Array.from({ length: 600 }, (_, at) => `${' '.repeat(at)}a:`).join('\n')],
    ['old Mac line ends', Array.from({ length: 600 }, (_, at) => `${' '.repeat(at)}a:`).join('\r')],
    ['tabs after dashes', `${'-\t'.repeat(many)}`],
    ['brackets over many lines', '[\n'.repeat(many)],
    ['its length', `id: ${'x'.repeat(300_000)}`],
  ])('is refused in words, at once: %s', (_, yaml) => {
    const start = performance.now();
    const { articles, errors } = loadArticles([{ file: 'own.yaml', yaml }]);
    expect(articles).toEqual([]);
    expect(errors.length).toBeGreaterThan(0);
    expect(errors[0]?.message.length).toBeGreaterThan(10);
    expect(performance.now() - start).toBeLessThan(2000);
  });

  it('is told from one that only looks busy', () => {
    expect(outOfBounds(`pattern: '${'[a-z]{2}'.repeat(500)}'\n`)).toBeNull();
    expect(outOfBounds(`text: >-\n${'      a line of text - with dashes ? and marks\n'.repeat(500)}`)).toBeNull();
    expect(outOfBounds(`a: ${'- '.repeat(500)}\n`)).toBeNull();
    expect(outOfBounds(`${'----------------'.repeat(50)}\n`)).toBeNull();
  });
});
