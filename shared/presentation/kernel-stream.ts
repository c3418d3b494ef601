import type { KernelStream } from '../contracts/case-summary.ts';
import type { KernelTable } from '../contracts/kernel-table.ts';

/** A kernel table as the ruler takes it: a build that any article names counts as affected. */
export function streamOfTable(table: KernelTable): KernelStream {
  const range = table.ranges.find(({ from, before }) => from !== null && before !== null);
  return {
    id: table.stream ?? '',
    pattern: table.pattern ?? '',
    builds: table.builds.map(({ release, build, advisory, date, affectedBy, running, installed }) => ({
      release,
      build,
      advisory,
      date,
      affected: affectedBy.length > 0,
      running,
      installed,
    })),
    latestKnown: table.latestKnown ?? '',
    affected:
      range === undefined ? null : { article: range.article, from: range.from ?? '', before: range.before ?? '' },
  };
}
