import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import type { Archive, Kind } from '../corpus/archives.ts';
import { peakMemory } from '../measure/peak.ts';
import { megabytes } from '../report/numbers.ts';
import type { PartResult } from '../report/result.ts';
import type { Context } from './context.ts';

const LIMIT = 250e6;
const MOST_RUNS = 3;
const ALL_KINDS: readonly Kind[] = ['multi', 'single', 'gzip'];

/** The most resident memory that the analysis takes, for each size and compression. */
export async function memory(context: Context): Promise<PartResult> {
  const { sizes, growthSizes, rounds } = context.options;
  const runs = Math.min(MOST_RUNS, rounds);
  const all: Archive[] = [];
  for (const size of sizes) all.push(...(await context.archives(ALL_KINDS, size)));
  for (const size of growthSizes.filter((one) => !sizes.includes(one))) all.push(await context.archive('multi', size));
  const scratch = join(context.setting.cache, 'peak');
  mkdirSync(context.setting.cache, { recursive: true });
  const rows: { archive: Archive; peaks: number[] }[] = [];
  for (const archive of all.sort((a, b) => a.megabytes - b.megabytes)) {
    context.say(`memory: ${archive.kind}, ${archive.megabytes} MB`);
    const peaks: number[] = [];
    for (let at = 0; at < runs; at += 1) peaks.push(await peakMemory(context.analyze(archive.path), scratch));
    rows.push({ archive, peaks });
  }
  const worst = Math.max(...rows.flatMap(({ peaks }) => peaks));
  return {
    title: 'Peak memory',
    notes: [
      `Most resident memory of the command line's process (VmHWM), which has its worker threads in it and starts no other; the largest of ${runs} runs, apart from the timed ones.`,
    ],
    tables: [
      {
        title: 'Peak resident memory',
        head: ['archive', 'kind', 'peak', 'least of the runs'],
        rows: rows.map(({ archive, peaks }) => [
          `${archive.megabytes} MB`,
          archive.kind,
          megabytes(Math.max(...peaks)),
          megabytes(Math.min(...peaks)),
        ]),
      },
    ],
    checks: [
      {
        what: `peak resident memory, all archives up to ${Math.max(...all.map((one) => one.megabytes))} MB`,
        target: 'under 250 MB (100 MB, 1 GB and 8 GB alike)',
        measured: megabytes(worst),
        met: worst < LIMIT,
      },
    ],
  };
}
