import { type RefObject, useEffect, useRef } from 'react';

/** Calls `zoom` with a factor and the px that keeps its place, `pan` with px; the page does not scroll meanwhile. */
export function useWheel(
  ref: RefObject<HTMLElement | null>,
  zoom: (factor: number, x: number) => void,
  pan: (px: number) => void,
): void {
  const latest = useRef({ zoom, pan });
  latest.current = { zoom, pan };
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    const onWheel = (event: WheelEvent): void => {
      event.preventDefault();
      const sideways = event.shiftKey ? event.deltaY + event.deltaX : event.deltaX;
      if (event.shiftKey || Math.abs(event.deltaX) > Math.abs(event.deltaY)) {
        latest.current.pan(sideways);
        return;
      }
      const x = event.clientX - element.getBoundingClientRect().left;
      latest.current.zoom(1.0015 ** Math.max(-400, Math.min(400, event.deltaY)), x);
    };
    element.addEventListener('wheel', onWheel, { passive: false });
    return () => element.removeEventListener('wheel', onWheel);
  }, [ref]);
}
