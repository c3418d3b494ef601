import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { reachable, windowPlaceStore } from '../../../main/state/window-place.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sosight-place-'));
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const area = { x: 0, y: 0, width: 1920, height: 1080 };
const second = { x: 1920, y: 0, width: 1280, height: 1024 };
const at = (x: number, y: number) => ({ x, y, width: 1280, height: 800 });

describe('where the window was', () => {
  it('is kept, and what a damaged file says is not believed', () => {
    const path = join(folder, 'window.json');
    const place = { bounds: at(10, 20), maximized: true, zoomLevel: 1 };
    windowPlaceStore(path).set(place);
    expect(windowPlaceStore(path).get()).toEqual(place);
    const damaged = [
      null,
      { bounds: 'there', maximized: false, zoomLevel: 0 },
      { ...place, bounds: { ...place.bounds, width: null } },
      { ...place, maximized: 1 },
      { bounds: null, maximized: true },
    ];
    for (const value of damaged) {
      writeFileSync(path, JSON.stringify(value));
      expect(windowPlaceStore(path).get()).toEqual({ bounds: null, maximized: false, zoomLevel: 0 });
    }
  });

  it.each([
    ['on the first display', at(100, 50), [area], true],
    ['on the second', at(2000, 10), [area, second], true],
    ['on a display that is gone', at(2000, 10), [area], false],
    ['a hand wide at the right edge', at(1820, 0), [area], true],
    ['less than that', at(1821, 0), [area], false],
    ['with its upper edge above the display', at(0, -1), [area], false],
    ['with its upper edge at the very bottom', at(0, 1000), [area], false],
  ])('%s', (_, bounds, areas, there) => {
    expect(reachable(bounds, areas)).toEqual(there ? bounds : null);
  });
});
