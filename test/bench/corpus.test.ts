import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { loadWithBuiltin } from '../../shared/articles/with-builtin.ts';
import { analyzeBytes, findingOf, places } from '../builders/analyze.ts';
import { madeUpArticles } from './corpus/articles.ts';
import { type Recipe, sosreportEntries, sosreportTar } from './corpus/sosreport.ts';
import { type StreamEntry, tarStream } from './corpus/tar-stream.ts';

const RECIPE: Recipe = { bytes: 300_000, seed: 7, holds: 'journal' };

const bytesOf = (recipe: Recipe): Buffer => Buffer.concat([...sosreportTar(recipe)]);
const hashOf = (recipe: Recipe): string => createHash('sha256').update(bytesOf(recipe)).digest('hex');

describe('the made-up sosreport', () => {
  it('has the same bytes for the same seed, and others for another', () => {
    expect(hashOf({ ...RECIPE })).toBe(hashOf(RECIPE));
    expect(hashOf({ ...RECIPE, seed: 8 })).not.toBe(hashOf(RECIPE));
    expect(hashOf({ ...RECIPE, holds: 'logs' })).not.toBe(hashOf(RECIPE));
  });

  it('is as large as asked for, half of it journal', () => {
    const entries = sosreportEntries({ ...RECIPE, bytes: 5e6 });
    const size = (part: string) =>
      entries.filter(({ path }) => path.includes(part)).reduce((sum, entry) => sum + entry.size, 0);
    expect(size('') / 5e6).toBeCloseTo(1, 1);
    expect(size('var/log/journal/') / 5e6).toBeCloseTo(0.5, 2);
    expect(size('var/log/messages') / 5e6).toBeCloseTo(0.28, 1);
    expect(entries.length).toBeGreaterThan(1000);
    expect(new Set(entries.map(({ path }) => path)).size).toBe(entries.length);
  });

  it('holds the bug where the analysis finds it: in dmesg and in messages', async () => {
    const [found] = await analyzeBytes(bytesOf(RECIPE));
    if (found === undefined) throw new Error('no case');
    expect(found.en.verdicts['rhel7-efi-page-fault']).toBe('affected-hit');
    expect(found.en.source.complete).toBe(true);
    const files = places(findingOf(found.en, 'rhel7-efi-page-fault')).map((place) =>
      place.replace(/^\S+ (.*):.*/, '$1'),
    );
    expect(files).toContain('sos_commands/kernel/dmesg');
    expect(files).toContain('var/log/messages');
  });
});

describe('the tar stream', () => {
  const entry: StreamEntry = { path: 'top/a', modified: 0, kind: 'file', size: 3, chunks: () => [Buffer.from('abc')] };

  it('refuses a content that is not of its size, and a name that does not fit', () => {
    expect(() => [...tarStream([{ ...entry, size: 4 }])]).toThrow('3 bytes instead of 4');
    expect(() => [...tarStream([{ ...entry, path: 'a'.repeat(101) }])]).toThrow('too long');
    expect(Buffer.concat([...tarStream([entry])]).length).toBe(10_240);
  });
});

describe('made-up articles', () => {
  it('pass the checks that articles of users pass', () => {
    const { articles, errors } = loadWithBuiltin(madeUpArticles(25));
    expect(errors).toEqual([]);
    expect(articles.filter(({ id }) => id.startsWith('bench-'))).toHaveLength(25);
  });
});
