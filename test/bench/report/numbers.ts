import { median, type Ratio } from '../measure/statistics.ts';

/** Seconds: "0.43 s", "12.1 s". */
export const secondsText = (value: number): string => `${value.toFixed(value < 10 ? 2 : 1)} s`;
export const medianSeconds = (values: readonly number[]): string => secondsText(median(values));
/** Milliseconds of seconds: "430 ms". */
export const millisecondsText = (seconds: number): string => `${Math.round(seconds * 1000)} ms`;
/** Millions of bytes a second: "212 MB/s". */
export const speedText = (bytes: number, seconds: number): string => `${Math.round(bytes / 1e6 / seconds)} MB/s`;
/** "0.41 (0.39 to 0.47)": the median and the extremes of the rounds. */
export const ratioText = ({ median: middle, least, most }: Ratio): string =>
  `${middle.toFixed(2)} (${least.toFixed(2)} to ${most.toFixed(2)})`;
export const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(bytes < 1e7 ? 1 : 0)} MB`;
