import { jsonFile } from './json-file.ts';

/** A window's place on the screen, in device-independent pixels. */
export interface Rectangle {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

export interface WindowPlace {
  /** Where it is when it is not maximized; null before it was ever moved. */
  readonly bounds: Rectangle | null;
  readonly maximized: boolean;
  /** Chromium's zoom level: 0 is the actual size, each step some 20 percent. */
  readonly zoomLevel: number;
}

const isNumber = (value: unknown): value is number => typeof value === 'number' && Number.isFinite(value);

function rectangleOf(value: unknown): Rectangle | null {
  if (typeof value !== 'object' || value === null) return null;
  const { x, y, width, height } = value as Partial<Record<keyof Rectangle, unknown>>;
  return isNumber(x) && isNumber(y) && isNumber(width) && isNumber(height) ? { x, y, width, height } : null;
}

/** What a file held as a place, null where it is none. By hand: no schema is loaded before the window opens. */
function placeOf(value: unknown): WindowPlace | null {
  if (typeof value !== 'object' || value === null) return null;
  const { bounds, maximized, zoomLevel } = value as Partial<Record<keyof WindowPlace, unknown>>;
  const rectangle = rectangleOf(bounds);
  if ((bounds !== null && rectangle === null) || typeof maximized !== 'boolean' || !isNumber(zoomLevel)) return null;
  return { bounds: rectangle, maximized, zoomLevel };
}

export interface WindowPlaceStore {
  get(): WindowPlace;
  set(place: WindowPlace): void;
}

/** Where the window was when it was closed, kept in the file `path`. */
export function windowPlaceStore(path: string): WindowPlaceStore {
  const file = jsonFile<WindowPlace>(path, placeOf, { bounds: null, maximized: false, zoomLevel: 0 });
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
