import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { PARTS } from '../options.ts';
import { performanceDocument } from './document.ts';
import { KeptResult } from './result.ts';

/** Keeps a part's result in the cache, so that the document can be written of parts that were measured one by one. */
export function keep(result: KeptResult, cache: string): void {
  const folder = join(cache, 'results');
  mkdirSync(folder, { recursive: true });
  writeFileSync(join(folder, `${result.part}.json`), JSON.stringify(result, null, 1));
}

function keptResult(part: string, cache: string): KeptResult[] {
  const file = join(cache, 'results', `${part}.json`);
  if (!existsSync(file)) return [];
  // A result of an older bench may have another form; it is measured again.
  const read = KeptResult.safeParse(JSON.parse(readFileSync(file, 'utf8')));
  return read.success ? [read.data] : [];
}

/** Writes docs/performance.md of all results that are kept. */
export function writeDocument(root: string, cache: string): void {
  const results = PARTS.flatMap((part) => keptResult(part, cache));
  mkdirSync(join(root, 'docs'), { recursive: true });
  writeFileSync(join(root, 'docs', 'performance.md'), performanceDocument(results));
}
