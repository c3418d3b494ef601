import { type PointerEvent, useEffect, useRef, useState, useSyncExternalStore } from 'react';
import type { LogViewState, SearchState } from '../../../shared/contracts/logs.ts';
import type { RowScroller } from '../../state/logs/row-scroller.ts';
import { countsOf, rowOfStrip, STRIPS, stripPath, thumbOf, topOfThumb } from '../../state/logs/strips.ts';
import type { LogsWords } from '../../words/areas/logs.ts';

const WIDTH = 16;
const LEAST_THUMB = 18;

interface HitMapProps {
  readonly marks: LogViewState['marks'];
  readonly found: SearchState | null;
  readonly scroller: RowScroller;
  readonly words: LogsWords;
  /** A click beside the thumb: the strip that was hit, of `STRIPS`. */
  readonly onStrip: (strip: number) => void;
}

/**
 * The scroll bar with a map of what lies where: errors wide, warnings narrow, matches short at the right,
 * proving lines at the left. A click goes
 * there; the thumb is the part on the screen and can be drawn.
 */
export function HitMap({ marks, found, scroller, words, onStrip }: HitMapProps) {
  const track = useRef<HTMLDivElement>(null);
  const [height, setHeight] = useState(1);
  const place = useSyncExternalStore(scroller.subscribe, scroller.get);
  const grip = useRef<number | null>(null);
  useEffect(() => {
    const element = track.current;
    if (element === null) return;
    const observer = new ResizeObserver(() => setHeight(element.clientHeight));
    observer.observe(element);
    return () => observer.disconnect();
  }, []);
  const thumb = thumbOf(place, height, LEAST_THUMB);
  const yOf = (event: PointerEvent): number => event.clientY - (track.current?.getBoundingClientRect().top ?? 0);
  const onDown = (event: PointerEvent<HTMLDivElement>): void => {
    if (event.button !== 0) return;
    event.preventDefault();
    const y = yOf(event);
    const onThumb = y >= thumb.top && y < thumb.top + thumb.height;
    if (!onThumb) {
      onStrip(Math.max(0, Math.min(STRIPS - 1, Math.floor((y / height) * STRIPS))));
      return;
    }
    grip.current = y - thumb.top;
    event.currentTarget.setPointerCapture(event.pointerId);
  };
  const onMove = (event: PointerEvent): void => {
    if (grip.current === null) return;
    scroller.scrollTo(topOfThumb(yOf(event) - grip.current, place.rows, place.seen, height, LEAST_THUMB));
  };
  return (
    <div
      ref={track}
      className="so-hit-map"
      data-testid="hit-map"
      role="scrollbar"
      aria-label={words.scrollBar}
      aria-orientation="vertical"
      aria-controls="log-rows"
      aria-valuemin={0}
      aria-valuemax={Math.max(0, Math.ceil(place.rows - place.seen))}
      aria-valuenow={Math.round(place.top)}
      tabIndex={-1}
      onPointerDown={onDown}
      onPointerMove={onMove}
      onPointerUp={() => {
        grip.current = null;
      }}
    >
      <Marks marks={marks} strips={found?.strips ?? NO_STRIPS} />
      {place.rows > place.seen && (
        <div className="so-hit-thumb" style={{ insetBlockStart: thumb.top, blockSize: thumb.height }} />
      )}
    </div>
  );
}

const NO_STRIPS: readonly number[] = [];

/** The boxes; drawn anew only when they change, not when the rows move. */
function Marks({ marks, strips }: { readonly marks: LogViewState['marks']; readonly strips: readonly number[] }) {
  return (
    <svg viewBox={`0 0 ${WIDTH} ${STRIPS}`} preserveAspectRatio="none" aria-hidden="true">
      <path className="so-hit-warning" d={stripPath(countsOf(marks.warning), 4, 6, 1.2)} />
      <path className="so-hit-error" d={stripPath(countsOf(marks.error), 4, 12, 1.6)} />
      <path className="so-hit-proof" d={stripPath(countsOf(marks.proves), 0, 4, 2.4)} />
      <path className="so-hit-match" d={stripPath(strips, 11, 5, 1.6)} />
    </svg>
  );
}

/** The row that a click on a strip means: a proving line near it, else the strip's first. */
export function rowOfClick(strip: number, rows: number, proofs: readonly number[]): number {
  const row = rowOfStrip(strip, rows);
  const near = (rows / STRIPS) * 1.5;
  const proof = proofs.find((one) => Math.abs(one - (row + rows / STRIPS / 2)) <= near);
  return proof ?? row;
}
