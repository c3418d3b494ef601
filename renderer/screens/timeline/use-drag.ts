import { type RefObject, useEffect, useRef } from 'react';

export interface Drag {
  /** px from the element's left edge where the pointer went down, and where it is. */
  readonly start: number;
  readonly now: number;
}

interface DragHandlers {
  begin?: (at: number, event: PointerEvent) => void;
  move: (drag: Drag) => void;
  /** A press that went no further than a tremble. */
  click?: (at: number, event: PointerEvent) => void;
}

const TREMBLE = 4;

/** Follows the pointer from a press on the element to its release, outside of it too. */
export function useDrag(ref: RefObject<HTMLElement | null>, handlers: DragHandlers): void {
  const latest = useRef(handlers);
  latest.current = handlers;
  useEffect(() => {
    const element = ref.current;
    if (element === null) return;
    let start: number | null = null;
    let moved = false;
    const placeOf = (event: PointerEvent): number => event.clientX - element.getBoundingClientRect().left;
    const down = (event: PointerEvent): void => {
      if (event.button !== 0) return;
      start = placeOf(event);
      moved = false;
      latest.current.begin?.(start, event);
    };
    const move = (event: PointerEvent): void => {
      if (start === null) return;
      const now = placeOf(event);
      if (!moved && Math.abs(now - start) < TREMBLE) return;
      if (!moved) element.setPointerCapture(event.pointerId);
      moved = true;
      latest.current.move({ start, now });
    };
    const up = (event: PointerEvent): void => {
      if (start !== null && !moved) latest.current.click?.(start, event);
      start = null;
    };
    element.addEventListener('pointerdown', down);
    element.addEventListener('pointermove', move);
    element.addEventListener('pointerup', up);
    element.addEventListener('pointercancel', up);
    return () => {
      element.removeEventListener('pointerdown', down);
      element.removeEventListener('pointermove', move);
      element.removeEventListener('pointerup', up);
      element.removeEventListener('pointercancel', up);
    };
  }, [ref]);
}
