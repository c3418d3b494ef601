import { mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { madeUpArticles } from '../corpus/articles.ts';
import { inTurn } from '../measure/rounds.ts';
import { pairedRatio } from '../measure/statistics.ts';
import { medianSeconds, ratioText } from '../report/numbers.ts';
import type { PartResult } from '../report/result.ts';
import { type Context, middleSize } from './context.ts';
import { analysisSeconds, checkAnswer } from './ours.ts';

const COUNTS = [10, 100, 1000];

/** Writes made-up articles into a folder of the cache, for --articles. */
function articleFolder(cache: string, count: number): string {
  const folder = join(cache, 'scratch', `articles-${count}`);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  for (const { file, yaml } of madeUpArticles(count)) writeFileSync(join(folder, file), yaml);
  return folder;
}

/** How time grows with the number of articles: on a whole archive, and on one so small that only loading them counts. */
export async function articles(context: Context): Promise<PartResult> {
  const { setting, options, say } = context;
  const size = middleSize(options);
  const sizes = [0.1, size];
  const names = (megabytes: number, count: number) => `${megabytes} MB with ${count}`;
  const systems = [];
  for (const megabytes of sizes) {
    const archive = await context.archive('multi', megabytes);
    await checkAnswer(context, archive);
    for (const count of COUNTS) {
      const folder = articleFolder(setting.cache, count);
      const measure = () => analysisSeconds(context, archive, '--articles', folder);
      systems.push({ name: names(megabytes, count), measure });
    }
  }
  say(`growth with articles: ${COUNTS.join(', ')} in turn, ${options.rounds} rounds`);
  const values = await inTurn(systems, options.rounds);
  const rows = sizes.flatMap((megabytes) => {
    const first = values[names(megabytes, COUNTS[0] ?? 0)] ?? [];
    return COUNTS.map((count) => {
      const seconds = values[names(megabytes, count)] ?? [];
      return [`${megabytes} MB`, String(count), medianSeconds(seconds), ratioText(pairedRatio(seconds, first))];
    });
  });
  return {
    title: 'Growth with articles',
    notes: [
      'Made-up articles besides the built-in ones, three signals and six literals each, none of which stands in the archive. xz of many blocks.',
      'The archive of 0.1 MB shows what reading, checking and compiling the articles costs at each start; what they cost the scan stands under Decoding and scanning.',
    ],
    tables: [{ title: 'Time', head: ['archive', 'articles', 'time', `ratio to ${COUNTS[0]}`], rows }],
    checks: [],
  };
}
