import { z } from 'zod';
import { jsonFile } from './json-file.ts';

const Rectangle = z.object({ x: z.number(), y: z.number(), width: z.number(), height: z.number() });
/** A window's place on the screen, in device-independent pixels. */
export type Rectangle = z.infer<typeof Rectangle>;

const WindowPlace = z.object({
  /** Where it is when it is not maximized; null before it was ever moved. */
  bounds: Rectangle.nullable(),
  maximized: z.boolean(),
  /** Chromium's zoom level: 0 is the actual size, each step some 20 percent. */
  zoomLevel: z.number(),
});
export type WindowPlace = z.infer<typeof WindowPlace>;

export interface WindowPlaceStore {
  get(): WindowPlace;
  set(place: WindowPlace): void;
}

/** Where the window was when it was closed, kept in the file `path`. */
export function windowPlaceStore(path: string): WindowPlaceStore {
  const file = jsonFile<WindowPlace>(path, WindowPlace, { bounds: null, maximized: false, zoomLevel: 0 });
  let place = file.read();
  return {
    get: () => place,
    set(next) {
      if (JSON.stringify(next) === JSON.stringify(place)) return;
      place = next;
      file.write(place);
    },
  };
}

/** As much of a window must be on a display that a hand can take hold of it. */
const REACHABLE = 100;

/**
 * Where a window that stood at `bounds` may stand now: there, if enough of it, its upper edge above all, is on one of the displays' work
 * areas; else null, and the system places it. A display may have been taken away since.
 */
export function reachable(bounds: Rectangle, areas: readonly Rectangle[]): Rectangle | null {
  const inside = areas.some(({ x, y, width, height }) => {
    const across = Math.min(bounds.x + bounds.width, x + width) - Math.max(bounds.x, x);
    return across >= REACHABLE && bounds.y >= y && bounds.y <= y + height - REACHABLE;
  });
  return inside ? bounds : null;
}
