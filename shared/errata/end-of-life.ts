import type { Distribution } from '../contracts/case-summary.ts';

/**
 * When a release's regular maintenance ended or ends, as its maker publishes it: without paid extensions. Only releases
 * whose date is certain stand here; of any other nothing is said.
 */
const END_OF_LIFE: readonly (readonly [Distribution, major: string, date: string])[] = [
  ['rhel', '5', '2017-03-31'],
  ['rhel', '6', '2020-11-30'],
  ['rhel', '7', '2024-06-30'],
  ['rhel', '8', '2029-05-31'],
  ['rhel', '9', '2032-05-31'],
  ['centos', '5', '2017-03-31'],
  ['centos', '6', '2020-11-30'],
  ['centos', '7', '2024-06-30'],
  ['centos', '8', '2021-12-31'],
];

/** The day (ISO) on which a release's maintenance ended or will end, null where it is not known. */
export function maintenanceEnds(distribution: Distribution | null, version: string | null): string | null {
  const major = version?.split('.')[0];
  return END_OF_LIFE.find(([name, release]) => name === distribution && release === major)?.[2] ?? null;
}

/** The day (ISO) on which a release's maintenance ended, null where it has not by `today` or is not known. */
export function endedOn(distribution: Distribution | null, version: string | null, today: string): string | null {
  const date = maintenanceEnds(distribution, version);
  return date !== null && date < today ? date : null;
}
