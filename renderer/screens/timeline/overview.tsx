import { type KeyboardEvent, type RefObject, useMemo, useRef } from 'react';
import type { Timeline } from '../../../shared/presentation/timeline-model.ts';
import {
  DAY,
  instantAt,
  lengthOf,
  panned,
  placeOf,
  type Span,
  ticksOf,
  within,
} from '../../../shared/presentation/timeline-scale.ts';
import type { Zone } from '../../../shared/presentation/timeline-zones.ts';
import { useAreaWords, useLanguage } from '../../state/app-context.ts';
import { timelineWords } from '../../words/areas/timeline.ts';
import { useDrag } from './use-drag.ts';

const HEIGHT = 26;
const AXIS = 16;
/** A window so narrow would not be seen. */
const LEAST_WINDOW = 8;
/** An edge is caught this near, px. */
const GRIP = 7;

interface OverviewProps {
  readonly model: Timeline;
  readonly view: Span;
  readonly width: number;
  readonly zone: Zone;
  readonly say: (instant: number) => string;
  readonly onView: (view: Span) => void;
}

/** Lines a day (or events a bin, in a report of a few days) over the whole report, with the range shown as a window on it. */
export function Overview(props: OverviewProps) {
  const { model, view, width, zone } = props;
  const language = useLanguage();
  const ref = useRef<HTMLDivElement>(null);
  const bars = useMemo(() => barsOf(model, width), [model, width]);
  const ticks = ticksOf(model.range, width, zone, language, 130);
  const place = (instant: number): number => placeOf(instant, model.range, width);
  useBrush(ref, props);
  return (
    <div className="so-tl-overview" ref={ref} data-testid="timeline-overview">
      <svg width={width} height={HEIGHT + AXIS} aria-hidden="true">
        {model.boots.map(({ index, from, to, struck }) => {
          const [start, end] = [place(from ?? model.range.from), place(to ?? model.range.to)];
          const tone = struck ? 'so-tone-critical' : 'so-tone-success';
          return (
            <rect
              key={index}
              x={start}
              width={Math.max(1, end - start)}
              height={HEIGHT}
              className={`so-tl-tint ${tone}`}
            />
          );
        })}
        <path d={bars} className="so-tl-bars" />
        <path d={`M0 ${HEIGHT - 0.5}H${width}`} className="so-tl-line" />
        {ticks
          .filter(({ at }) => place(at) < width - 46)
          .map(({ at, label }) => (
            <text key={at} x={place(at)} y={HEIGHT + 12} className="so-tl-tick-label">
              {label}
            </text>
          ))}
      </svg>
      <Window {...props} left={place(view.from)} right={place(view.to)} />
    </div>
  );
}

/** Bars a day where the report spans more than a few, else a histogram of the events. */
function barsOf({ days, items, range }: Timeline, width: number): string {
  const step = 6;
  const bins = new Map<number, number>();
  const add = (at: number, count: number): void => {
    const bin = Math.floor(placeOf(at, range, width) / step);
    bins.set(bin, (bins.get(bin) ?? 0) + count);
  };
  if (lengthOf(range) > 5 * DAY) for (const { at, count } of days) add(Math.min(at + DAY / 2, range.to), count);
  else for (const { at, kind } of items) if (kind === 'evidence') add(at, 1);
  const most = Math.max(1, ...bins.values());
  return [...bins]
    .map(([bin, count]) => {
      const high = Math.max(3, Math.sqrt(count / most) * (HEIGHT - 4));
      return `M${bin * step} ${HEIGHT}v${-high.toFixed(1)}h${step - 1.5}V${HEIGHT}z`;
    })
    .join('');
}

/** Dragging an edge moves it, the window moves whole, elsewhere a new range is drawn. A click centres the window there. */
function useBrush(ref: RefObject<HTMLDivElement | null>, { model, view, width, onView }: OverviewProps): void {
  const held = useRef<{ part: 'from' | 'to' | 'window' | 'new'; view: Span }>({ part: 'new', view });
  const at = (x: number): number => instantAt(Math.min(Math.max(x, 0), width), model.range, width);
  useDrag(ref, {
    begin: (x) => {
      const [left, right] = [placeOf(view.from, model.range, width), placeOf(view.to, model.range, width)];
      const wide = right - left > 3 * GRIP;
      const part =
        wide && Math.abs(x - left) <= GRIP
          ? 'from'
          : wide && Math.abs(x - right) <= GRIP
            ? 'to'
            : x >= left - GRIP && x <= right + GRIP
              ? 'window'
              : 'new';
      held.current = { part, view };
    },
    move: ({ start, now }) => {
      const { part, view: old } = held.current;
      const by = at(now) - at(start);
      if (part === 'from') onView({ from: Math.min(old.from + by, old.to - 1000), to: old.to });
      else if (part === 'to') onView({ from: old.from, to: Math.max(old.to + by, old.from + 1000) });
      else if (part === 'window') onView(within({ from: old.from + by, to: old.to + by }, model.range));
      else onView({ from: Math.min(at(start), at(now)), to: Math.max(at(start), at(now)) });
    },
    click: (x) => {
      const half = lengthOf(view) / 2;
      if (held.current.part === 'new') onView(within({ from: at(x) - half, to: at(x) + half }, model.range));
    },
  });
}

interface WindowProps extends OverviewProps {
  readonly left: number;
  readonly right: number;
}

/** The range shown: moved and resized by the arrow keys as well. */
function Window({ left, right, model, view, say, onView }: WindowProps) {
  const words = useAreaWords(timelineWords);
  const size = Math.max(right - left, LEAST_WINDOW);
  const start = Math.min(left, Math.max(0, right - size));
  const share = (instant: number): number => Math.round(((instant - model.range.from) / lengthOf(model.range)) * 100);
  const step = lengthOf(view) * 0.1;
  const moved = (by: Partial<Span>): void => onView(within({ ...view, ...by }, model.range));
  return (
    <>
      <Slider
        className="so-tl-window"
        left={start}
        width={size}
        name={words.brush}
        value={share((view.from + view.to) / 2)}
        text={words.span(say(view.from), say(view.to))}
        onMove={(direction) => onView(panned(view, model.range, direction * 0.1))}
      />
      <Slider
        className="so-tl-edge"
        left={start - 4}
        name={words.brushStart}
        value={share(view.from)}
        text={say(view.from)}
        onMove={(direction) => moved({ from: Math.min(view.from + direction * step, view.to - step) })}
      />
      <Slider
        className="so-tl-edge"
        left={start + size - 4}
        name={words.brushEnd}
        value={share(view.to)}
        text={say(view.to)}
        onMove={(direction) => moved({ to: Math.max(view.to + direction * step, view.from + step) })}
      />
    </>
  );
}

interface SliderProps {
  readonly className: string;
  readonly left: number;
  readonly width?: number;
  readonly name: string;
  /** Per cent of the whole report. */
  readonly value: number;
  readonly text: string;
  readonly onMove: (direction: 1 | -1) => void;
}

const DIRECTIONS: Readonly<Record<string, 1 | -1>> = { ArrowLeft: -1, ArrowDown: -1, ArrowRight: 1, ArrowUp: 1 };

/** What the arrow keys move; the pointer is the brush's matter. */
function Slider({ className, left, width, name, value, text, onMove }: SliderProps) {
  const onKeyDown = (event: KeyboardEvent): void => {
    const direction = DIRECTIONS[event.key];
    if (direction === undefined) return;
    event.preventDefault();
    onMove(direction);
  };
  return (
    <div
      role="slider"
      tabIndex={0}
      className={className}
      style={{ left, width }}
      aria-label={name}
      aria-valuemin={0}
      aria-valuemax={100}
      aria-valuenow={Math.min(100, Math.max(0, value))}
      aria-valuetext={text}
      onKeyDown={onKeyDown}
    />
  );
}
