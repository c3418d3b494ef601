import type { Archive } from '../corpus/archives.ts';
import { inTurn } from '../measure/rounds.ts';
import { logLogSlope, median } from '../measure/statistics.ts';
import { medianSeconds, secondsText, speedText } from '../report/numbers.ts';
import type { Check, PartResult } from '../report/result.ts';
import type { Context } from './context.ts';
import { analysisSeconds, checkAnswer } from './ours.ts';

/** From here on start-up is little beside the reading; the issue's slope is that from here to 8 GB. */
const FROM_MEGABYTES = 100;
const START_UP = 'start-up';

function slopeCheck(of: string, points: readonly (readonly [number, number])[], range: string): Check {
  const slope = points.length < 2 ? null : logLogSlope(points);
  return {
    what: `log-log slope of ${of} over size, ${range || `no two sizes from ${FROM_MEGABYTES} MB on`}`,
    target: '0.9 to 1.1 (100 MB to 8 GB)',
    measured: slope === null ? 'nothing' : slope.toFixed(2),
    met: slope === null ? null : slope >= 0.9 && slope <= 1.1,
  };
}

/** How time grows with the archive's size. */
export async function growth(context: Context): Promise<PartResult> {
  const { growthSizes, rounds } = context.options;
  const all: Archive[] = [];
  for (const size of growthSizes) all.push(await context.archive('multi', size));
  for (const archive of all) await checkAnswer(context, archive);
  context.say(`growth with size: ${growthSizes.join(', ')} MB in turn, ${rounds} rounds`);
  const systems = all.map((archive) => ({
    name: `${archive.megabytes} MB`,
    measure: () => analysisSeconds(context, archive),
  }));
  const tiny = await context.archive('multi', 0.1);
  const startUp = { name: START_UP, measure: () => analysisSeconds(context, tiny) };
  const values = await inTurn([startUp, ...systems], rounds);
  const start = median(values[START_UP] ?? []);
  const times = all.map((archive) => ({ archive, seconds: values[`${archive.megabytes} MB`] ?? [] }));
  const judged = times.filter(({ archive }) => archive.megabytes >= FROM_MEGABYTES);
  const points = judged.map(({ archive, seconds }) => [archive.decodedBytes, median(seconds)] as const);
  const reading = points.map(([bytes, seconds]) => [bytes, seconds - start] as const);
  const range = judged.length === 0 ? '' : `${judged[0]?.archive.megabytes} to ${judged.at(-1)?.archive.megabytes} MB`;
  return {
    title: 'Growth with size',
    notes: [
      'xz of many blocks. The slope is that of log time over log size, by least squares through the medians.',
      `Start-up is the time of an archive of 0.1 MB in the same rounds, ${secondsText(start)}: the same whatever the size, it makes the slope of the whole less than that of the reading.`,
    ],
    tables: [
      {
        title: 'Time',
        head: ['archive', 'time', 'speed'],
        rows: times.map(({ archive, seconds }) => [
          `${archive.megabytes} MB`,
          medianSeconds(seconds),
          speedText(archive.decodedBytes, median(seconds)),
        ]),
      },
    ],
    checks: [slopeCheck('time', points, range), slopeCheck('time less start-up', reading, range)],
  };
}
