import { useWords } from '../state/app-context.ts';
import { lastDays } from '../state/last-days.ts';
import type { Tone } from './tones.tsx';

const WIDTH = 76;
const HEIGHT = 18;
const DAYS = 28;

interface SparklineProps {
  readonly perDay: readonly { readonly day: string; readonly count: number }[];
  /** The day of collection, which is the last bar; null where unknown: the last day with a line is. */
  readonly until: string | null;
  readonly tone: Tone;
}

/** Lines a day over the four weeks before collection; each row has its own scale. */
export function Sparkline({ perDay, until, tone }: SparklineProps) {
  const words = useWords();
  const end = until?.slice(0, 10) ?? perDay.at(-1)?.day ?? null;
  if (end === null) return null;
  const counts = lastDays(perDay, end, DAYS);
  const most = Math.max(...counts);
  const step = WIDTH / DAYS;
  return (
    <svg
      className={`so-sparkline so-tone-${tone}`}
      width={WIDTH}
      height={HEIGHT}
      role="img"
      aria-label={words.perDay(counts.filter((count) => count > 0).length, most)}
    >
      <path d={`M0 ${HEIGHT - 0.5}H${WIDTH}`} className="so-sparkline-axis" />
      <path d={bars(counts, most, step)} className="so-sparkline-bars" />
    </svg>
  );
}

/** One vertical stroke for each day that has a line. */
function bars(counts: readonly number[], most: number, step: number): string {
  return counts
    .map((count, day) =>
      count === 0
        ? ''
        : `M${(day + 0.5) * step} ${HEIGHT - 1}v${-Math.max(2, Math.round((count / most) * (HEIGHT - 2)))}`,
    )
    .join('');
}
