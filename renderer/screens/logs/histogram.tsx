import { type KeyboardEvent, type PointerEvent, useRef, useState } from 'react';
import type { LogFilter, LogViewState } from '../../../shared/contracts/logs.ts';
import { formatCount } from '../../../shared/presentation/format.ts';
import { hostTime, isoOf, ticksOf } from '../../state/logs/time-axis.ts';
import type { LogsWords } from '../../words/areas/logs.ts';

type Histogram = NonNullable<LogViewState['histogram']>;

const HEIGHT = 40;
/** Axis labels need some 90 px each. */
const TICKS = 9;

interface HistogramProps {
  readonly histogram: Histogram;
  readonly filter: LogFilter;
  readonly words: LogsWords;
  /** The user chose from when to when, in ISO times. */
  readonly onRange: (from: string, to: string) => void;
  /** The user chose one bucket: go there. */
  readonly onTime: (time: string) => void;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

/** Lines over time, errors at the foot. Drawing over it keeps only that time; a click goes there; keys do the same. */
export function HistogramView({ histogram, filter, words, onRange, onTime }: HistogramProps) {
  const box = useRef<HTMLDivElement>(null);
  const [brush, setBrush] = useState<Span | null>(null);
  const [cursor, setCursor] = useState(0);
  const { buckets } = histogram;
  const from = hostTime(histogram.from);
  const to = hostTime(histogram.to);
  const drawn = useRef(false);
  if (from === null || to === null || buckets.length === 0) return null;
  const span = Math.max(1, to.at - from.at);
  const timeOf = (share: number): string => isoOf(from.at + share * span, from.zone);
  const shareOf = (event: PointerEvent): number => {
    const area = box.current?.getBoundingClientRect();
    return area === undefined ? 0 : Math.max(0, Math.min(1, (event.clientX - area.left) / area.width));
  };
  const apply = ({ from: a, to: b }: Span): void => {
    setBrush(null);
    const [start, end] = [Math.min(a, b), Math.max(a, b)];
    if ((end - start) * span < 1000) onTime(timeOf(start));
    else onRange(timeOf(start), timeOf(end));
  };
  const step = (event: KeyboardEvent): void => {
    const move = { ArrowLeft: -1, ArrowRight: 1, Home: -buckets.length, End: buckets.length }[event.key];
    const bucket = 1 / buckets.length;
    if (move !== undefined) {
      const next = Math.max(0, Math.min(buckets.length - 1, cursor + move));
      setCursor(next);
      if (event.shiftKey) setBrush({ from: brush?.from ?? cursor * bucket, to: (next + 1) * bucket });
      else setBrush(null);
    } else if (event.key === 'Enter') {
      if (brush === null) onTime(timeOf(cursor * bucket));
      else apply(brush);
    } else if (event.key === 'Escape' && brush !== null) setBrush(null);
    else return;
    event.preventDefault();
    event.stopPropagation();
  };
  const at = buckets[cursor] ?? { error: 0, warning: 0, other: 0 };
  const kept = brush ?? keptSpan(filter, from.at, span);
  return (
    <div className="so-histogram">
      <div
        ref={box}
        className="so-histogram-plot"
        data-testid="log-histogram"
        data-keeps-escape={brush !== null}
        role="slider"
        tabIndex={0}
        aria-label={words.histogram}
        aria-description={words.histogramHelp}
        aria-valuemin={0}
        aria-valuemax={buckets.length - 1}
        aria-valuenow={Math.min(cursor, buckets.length - 1)}
        aria-valuetext={words.bucketWords(
          timeOf(cursor / buckets.length).replace('T', ' '),
          formatCount(at.error),
          formatCount(at.warning),
          formatCount(at.other),
        )}
        onKeyDown={step}
        onPointerDown={(event) => {
          if (event.button !== 0) return;
          event.currentTarget.setPointerCapture(event.pointerId);
          drawn.current = true;
          setBrush({ from: shareOf(event), to: shareOf(event) });
        }}
        onPointerMove={(event) => {
          if (!drawn.current) setCursor(Math.min(buckets.length - 1, Math.floor(shareOf(event) * buckets.length)));
          else setBrush((now) => (now === null ? now : { ...now, to: shareOf(event) }));
        }}
        onPointerUp={() => {
          drawn.current = false;
          if (brush !== null) apply(brush);
        }}
        onPointerCancel={() => {
          drawn.current = false;
          setBrush(null);
        }}
        title={words.bucketWords(
          timeOf(cursor / buckets.length).replace('T', ' '),
          formatCount(at.error),
          formatCount(at.warning),
          formatCount(at.other),
        )}
      >
        <Bars buckets={buckets} />
        {kept !== null && <Brush {...kept} />}
        <span
          className="so-histogram-cursor"
          style={{ insetInlineStart: `${((cursor + 0.5) / buckets.length) * 100}%` }}
        />
      </div>
      <div className="so-histogram-axis" aria-hidden="true">
        {ticksOf(from.at, to.at, TICKS).map(({ x, label }) => (
          <span
            key={label + x}
            className={x < 0.04 ? 'so-axis-start' : x > 0.96 ? 'so-axis-end' : undefined}
            style={{ insetInlineStart: `${x * 100}%` }}
          >
            {label}
          </span>
        ))}
      </div>
    </div>
  );
}

/** The filter's time as shares of the axis; null where it is the whole of it. */
function keptSpan(filter: LogFilter, start: number, span: number): Span | null {
  const share = (iso: string | null, open: number): number => {
    const time = iso === null ? null : hostTime(iso);
    return time === null ? open : Math.max(0, Math.min(1, (time.at - start) / span));
  };
  const kept = { from: share(filter.from, 0), to: share(filter.to, 1) };
  return kept.to - kept.from > 0.99 ? null : kept;
}

function Brush({ from, to }: Span) {
  const start = Math.min(from, to);
  return (
    <span
      className="so-histogram-brush"
      style={{ insetInlineStart: `${start * 100}%`, inlineSize: `${Math.abs(to - from) * 100}%` }}
    />
  );
}

/** Stacked bars, errors at the foot; one path a kind. */
function Bars({ buckets }: { readonly buckets: Histogram['buckets'] }) {
  const most = Math.max(1, ...buckets.map(({ error, warning, other }) => error + warning + other));
  // A few lines beside thousands must still be seen: at least one pixel each.
  const heightOf = (count: number): number => (count === 0 ? 0 : Math.max(1.2, (count / most) * HEIGHT));
  const paths = { other: '', warning: '', error: '' };
  for (const [x, bucket] of buckets.entries()) {
    let y = HEIGHT;
    for (const kind of ['error', 'warning', 'other'] as const) {
      const height = heightOf(bucket[kind]);
      if (height === 0) continue;
      y -= height;
      paths[kind] += `M${x + 0.1} ${y.toFixed(2)}h.8v${height.toFixed(2)}h-.8z`;
    }
  }
  return (
    <svg viewBox={`0 0 ${buckets.length} ${HEIGHT}`} preserveAspectRatio="none" aria-hidden="true">
      <path className="so-bar-other" d={paths.other} />
      <path className="so-bar-warning" d={paths.warning} />
      <path className="so-bar-error" d={paths.error} />
    </svg>
  );
}
