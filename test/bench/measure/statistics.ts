/** The middle value, or the mean of the two middle ones. Throws for an empty list. */
export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}

/** The value below which the share `at` (0 to 1) of the values lies, interpolated between neighbours. */
export function quantile(values: readonly number[], at: number): number {
  if (values.length === 0) throw new Error('no value, no quantile');
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * at;
  const low = sorted[Math.floor(place)] ?? 0;
  const high = sorted[Math.ceil(place)] ?? low;
  return low + (high - low) * (place - Math.floor(place));
}

/** A ratio of two systems that ran in turn. */
export interface Ratio {
  readonly median: number;
  readonly least: number;
  readonly most: number;
}

/**
 * The ratio `ours / theirs` of each round, and the median of these: what slows the machine for a while slows both of a
 * round. Both lists have one value a round, in order.
 */
export function pairedRatio(ours: readonly number[], theirs: readonly number[]): Ratio {
  if (ours.length !== theirs.length) throw new Error('the rounds do not pair');
  const ratios = ours.map((value, round) => value / (theirs[round] ?? Number.NaN));
  return { median: median(ratios), least: Math.min(...ratios), most: Math.max(...ratios) };
}

/** The slope of the line of least squares through the logarithms of (size, time): 1 for what grows linearly. */
export function logLogSlope(points: readonly (readonly [size: number, time: number])[]): number {
  if (points.length < 2) throw new Error('a slope wants two points');
  const logs = points.map(([size, time]) => [Math.log(size), Math.log(time)] as const);
  const meanX = logs.reduce((sum, [x]) => sum + x, 0) / logs.length;
  const meanY = logs.reduce((sum, [, y]) => sum + y, 0) / logs.length;
  const above = logs.reduce((sum, [x, y]) => sum + (x - meanX) * (y - meanY), 0);
  const below = logs.reduce((sum, [x]) => sum + (x - meanX) ** 2, 0);
  if (below === 0) throw new Error('a slope wants two sizes');
  return above / below;
}
