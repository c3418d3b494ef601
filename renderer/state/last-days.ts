const DAY_MS = 86_400_000;

/** Counts of the `days` days that end with `end` ("2022-05-16"), oldest first; days that are not listed count 0. */
export function lastDays(
  perDay: readonly { readonly day: string; readonly count: number }[],
  end: string,
  days: number,
): number[] {
  const counts = new Array<number>(days).fill(0);
  const last = Date.parse(`${end}T00:00:00Z`);
  for (const { day, count } of perDay) {
    const back = Math.round((last - Date.parse(`${day}T00:00:00Z`)) / DAY_MS);
    const at = days - 1 - back;
    if (at >= 0 && at < days) counts[at] = (counts[at] ?? 0) + count;
  }
  return counts;
}
