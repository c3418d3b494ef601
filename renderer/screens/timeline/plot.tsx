import { memo, type RefObject, useEffect, useId, useMemo, useRef } from 'react';
import { type causesOf, clustersOf, type Lane } from '../../../shared/presentation/timeline-lanes.ts';
import { markName } from '../../../shared/presentation/timeline-marks.ts';
import type { Timeline, TimelineItem } from '../../../shared/presentation/timeline-model.ts';
import { instantAt, placeOf, type Span, ticksOf } from '../../../shared/presentation/timeline-scale.ts';
import type { Zone } from '../../../shared/presentation/timeline-zones.ts';
import { visibleText } from '../../../shared/presentation/visible-text.ts';
import { useAreaWords, useLanguage } from '../../state/app-context.ts';
import { timelineWords } from '../../words/areas/timeline.ts';
import { BootBars, BootTints, type Frame, Silences } from './boot-lane.tsx';
import { MarkShapeOf, markTone } from './mark.tsx';
import { useDrag } from './use-drag.ts';
import { useWheel } from './use-wheel.ts';

const AXIS = 22;
const BOOTS = 36;
export const LANE = 23;
/** Height of the part above the lanes of events. */
export const PLOT_TOP = AXIS + BOOTS;

export interface PlotProps {
  readonly model: Timeline;
  readonly lanes: readonly Lane[];
  readonly causes: ReturnType<typeof causesOf>;
  readonly view: Span;
  readonly width: number;
  readonly zone: Zone;
  readonly selected: TimelineItem | null;
  readonly say: (instant: number) => string;
  readonly onView: (view: Span) => void;
  readonly onZoom: (factor: number, about: number) => void;
  readonly onSelect: (id: number) => void;
}

/** The plot: axis, boots, one lane a finding. Drag moves the time, the wheel zooms, a click selects. */
export function Plot(props: PlotProps) {
  const { model, lanes, view, width, zone, selected, say } = props;
  const words = useAreaWords(timelineWords);
  const language = useLanguage();
  const ref = useRef<HTMLDivElement>(null);
  const hatch = useId();
  usePointer(ref, props);
  const frame: Frame = { view, range: model.range, width };
  const height = PLOT_TOP + lanes.length * LANE;
  const ticks = ticksOf(view, width, zone, language);
  const count = lanes.reduce((sum, lane) => sum + lane.items.length, 0);
  return (
    <div className="so-tl-plot" ref={ref}>
      <svg
        width={width}
        height={height}
        role="img"
        aria-label={words.plot(count, say(view.from), say(view.to))}
        data-testid="timeline-plot"
      >
        <defs>
          <pattern id={hatch} width="7" height="7" patternTransform="rotate(45)" patternUnits="userSpaceOnUse">
            <line x1="0" y1="0" x2="0" y2="7" className="so-tl-hatch" />
          </pattern>
        </defs>
        <BootTints boots={model.boots} frame={frame} top={PLOT_TOP} height={height - PLOT_TOP} />
        {ticks.map(({ at, label, major }) => {
          const x = placeOf(at, view, width);
          return (
            <g key={at}>
              <path d={`M${x} ${AXIS}V${height}`} className={major ? 'so-tl-grid so-tl-major' : 'so-tl-grid'} />
              {x > 14 && x < width - 14 && (
                <text x={x} y={14} className={major ? 'so-tl-tick so-tl-major-label' : 'so-tl-tick'}>
                  {label}
                </text>
              )}
            </g>
          );
        })}
        {lanes.map((lane, row) => (
          <path key={lane.id} d={`M0 ${PLOT_TOP + row * LANE}H${width}`} className="so-tl-line" />
        ))}
        <Silences silences={model.silences} frame={frame} top={AXIS} height={BOOTS} hatch={hatch} />
        <BootBars boots={model.boots} frame={frame} top={AXIS} height={BOOTS} />
        <Arrows {...props} />
        {lanes.map((lane, row) => (
          <LaneMarks key={lane.id} lane={lane} top={PLOT_TOP + row * LANE} view={view} width={width} say={say} />
        ))}
        <Ring selected={selected} lanes={lanes} frame={frame} />
      </svg>
    </div>
  );
}

function usePointer(ref: RefObject<HTMLDivElement | null>, props: PlotProps): void {
  const { view, width, onView, onZoom, onSelect } = props;
  const held = useRef(view);
  const click = useRef(onSelect);
  click.current = onSelect;
  useWheel(
    ref,
    (factor, x) => onZoom(factor, instantAt(x, view, width)),
    (px) => onView({ from: instantAt(px, view, width), to: instantAt(width + px, view, width) }),
  );
  useDrag(ref, {
    begin: () => {
      held.current = view;
    },
    move: ({ start, now }) => {
      const by = start - now;
      onView({ from: instantAt(by, held.current, width), to: instantAt(width + by, held.current, width) });
    },
  });
  useEffect(() => {
    const element = ref.current;
    const onClick = (event: MouseEvent): void => {
      const mark = event.target instanceof Element ? event.target.closest('[data-event]') : null;
      const id = mark?.getAttribute('data-event');
      if (id !== null && id !== undefined) click.current(Number(id));
    };
    element?.addEventListener('click', onClick);
    return () => element?.removeEventListener('click', onClick);
  }, [ref]);
}

interface LaneMarksProps {
  readonly lane: Lane;
  readonly top: number;
  readonly view: Span;
  readonly width: number;
  readonly say: (instant: number) => string;
}

/** A lane's marks, as many as have room; thousands of events make as many marks as hundreds do. */
const LaneMarks = memo(function LaneMarks({ lane, top, view, width, say }: LaneMarksProps) {
  const words = useAreaWords(timelineWords);
  const clusters = useMemo(() => clustersOf(lane.items, view, width), [lane, view, width]);
  return clusters.map(({ x, items, head, label }) => {
    const name = markName(head);
    const more = items.length - 1;
    const told = `${say(head.at)}  ${visibleText(head.text ?? head.title)}${more > 0 ? `\n${words.more(more)}` : ''}`;
    return (
      <g
        key={items[0]?.id}
        transform={`translate(${x.toFixed(1)} ${top + LANE / 2})`}
        className={`so-tl-event ${markTone(name)}`}
        data-event={head.id}
        data-count={items.length}
      >
        <title>{told}</title>
        <rect x="-7" y="-10" width="14" height="20" className="so-tl-hit" />
        <MarkShapeOf name={name} />
        {label !== null && (
          <text x="13" y="4" className="so-tl-label">
            {visibleText(label)}
          </text>
        )}
      </g>
    );
  });
});

/** The row of an event, null where no lane has it. */
function rowOf(item: TimelineItem, lanes: readonly Lane[]): number | null {
  const row = lanes.findIndex((lane) => lane.items.some(({ id }) => id === item.id));
  return row < 0 ? null : row;
}

function Ring({ selected, lanes, frame }: { selected: TimelineItem | null; lanes: readonly Lane[]; frame: Frame }) {
  const row = selected === null ? null : rowOf(selected, lanes);
  if (selected === null || row === null || selected.at < frame.view.from || selected.at > frame.view.to) return null;
  const x = placeOf(selected.at, frame.view, frame.width);
  return <circle cx={x} cy={PLOT_TOP + (row + 0.5) * LANE} r="11" className="so-tl-ring" data-testid="timeline-ring" />;
}

/** From the first line of a cause down (or up) to the first line of what it led to, in the same boot. */
function Arrows({ causes, lanes, view, width }: PlotProps) {
  const rows = useMemo(
    () => new Map(lanes.flatMap((lane, row) => lane.items.map(({ id }) => [id, row] as const))),
    [lanes],
  );
  const shown = causes.filter(({ from, to }) => from.at >= view.from && to.at <= view.to).slice(0, 40);
  return shown.map(({ from, to }) => {
    const [start, end] = [rows.get(from.id), rows.get(to.id)];
    if (start === undefined || end === undefined || start === end) return null;
    const [x, to_x] = [placeOf(from.at, view, width), placeOf(to.at, view, width)];
    const down = end > start ? 1 : -1;
    const [y, to_y] = [PLOT_TOP + (start + 0.5) * LANE + down * 9, PLOT_TOP + (end + 0.5) * LANE];
    const near = to_x - x < 16;
    const path = near
      ? `M${x} ${y}V${to_y - down * 12}m-4 ${-down * 5}l4 ${down * 6}l4 ${-down * 6}`
      : `M${x} ${y}V${to_y}H${to_x - 10}m-6 -4l7 4l-7 4`;
    return <path key={`${from.id} ${to.id}`} d={path} className="so-tl-arrow" />;
  });
}
