import { type RefObject, useEffect } from 'react';
import type { RowScroller } from '../../state/logs/row-scroller.ts';
import { ROW_HEIGHT } from './log-row.tsx';

/** Turns of a wheel come in steps of this many pixels or more; a touch pad's are smaller and follow the finger at once. */
const COARSE = 50;
/** Share of the way that is left which one frame of 60 Hz goes. */
const EASE = 0.28;
const still = window.matchMedia('(prefers-reduced-motion: reduce)');

/** Pixels of a wheel event; some devices count in lines or pages. */
function pixelsOf(event: WheelEvent, page: number): number {
  if (event.deltaMode === WheelEvent.DOM_DELTA_LINE) return event.deltaY * ROW_HEIGHT;
  return event.deltaMode === WheelEvent.DOM_DELTA_PAGE ? event.deltaY * page : event.deltaY;
}

/** Scrolls the rows by the wheel: a step glides, a touch pad moves them directly. Sideways is left to the element. */
export function useWheel(element: RefObject<HTMLElement | null>, scroller: RowScroller): void {
  useEffect(() => {
    const grid = element.current;
    if (grid === null) return;
    let goal: number | null = null;
    let frame = 0;
    let set = 0;
    const glide = (): void => {
      const { top } = scroller.get();
      // Something else moved the rows: the glide is over.
      if (goal === null || Math.abs(top - set) > 0.01) {
        end();
        return;
      }
      const left = goal - top;
      scroller.scrollTo(Math.abs(left) < 0.06 ? goal : top + left * EASE);
      set = scroller.get().top;
      if (set === top || Math.abs(left) < 0.06) end();
      else frame = requestAnimationFrame(glide);
    };
    const end = (): void => {
      goal = null;
      frame = 0;
    };
    const onWheel = (event: WheelEvent): void => {
      if (event.ctrlKey || event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) return;
      const { top, seen } = scroller.get();
      const rows = pixelsOf(event, seen * ROW_HEIGHT) / ROW_HEIGHT;
      if (still.matches || Math.abs(rows * ROW_HEIGHT) < COARSE) {
        scroller.scrollBy(rows);
        return;
      }
      goal = Math.max(0, Math.min(scroller.end, (goal ?? top) + rows));
      set = top;
      if (frame === 0) frame = requestAnimationFrame(glide);
    };
    grid.addEventListener('wheel', onWheel, { passive: true });
    return () => {
      grid.removeEventListener('wheel', onWheel);
      cancelAnimationFrame(frame);
    };
  }, [element, scroller]);
}
