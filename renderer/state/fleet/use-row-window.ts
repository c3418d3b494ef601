import { type RefObject, useEffect, useState } from 'react';
import { type RowWindow, rowWindow } from './window-rows.ts';

/** Follows the scrolling of `frame` and gives the rows to draw. Rows are `height` px high; the head's height does not matter. */
export function useRowWindow(frame: RefObject<HTMLElement | null>, count: number, height: number): RowWindow {
  const [place, setPlace] = useState({ top: 0, frame: 800 });
  useEffect(() => {
    const element = frame.current;
    if (element === null) return;
    const look = (): void => setPlace({ top: element.scrollTop, frame: element.clientHeight });
    const observer = new ResizeObserver(look);
    observer.observe(element);
    element.addEventListener('scroll', look, { passive: true });
    look();
    return () => {
      observer.disconnect();
      element.removeEventListener('scroll', look);
    };
  }, [frame]);
  return rowWindow(count, height, place.top, place.frame);
}
