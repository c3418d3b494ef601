import { describe, expect, it } from 'vitest';
import {
  DAY,
  HOUR,
  instantAt,
  LEAST_SPAN,
  lengthOf,
  MINUTE,
  panned,
  placeOf,
  revealing,
  SECOND,
  ticksOf,
  within,
  zoomed,
} from '../../shared/presentation/timeline-scale.ts';
import {
  clockAt,
  dayAt,
  hostZone,
  instantOf,
  instantOfWall,
  offsetName,
  utcZone,
  wallClock,
  type Zone,
} from '../../shared/presentation/timeline-zones.ts';

const at = (iso: string): number => Date.parse(iso);
/** Central Europe about 27 March 2022, 01:00 UTC: clocks go from UTC+1 to UTC+2; on 30 October back again. */
const europe: Zone = {
  id: 'local',
  offsetAt: (instant) => (instant >= at('2022-03-27T01:00:00Z') && instant < at('2022-10-30T01:00:00Z') ? 120 : 60),
};

describe('zones', () => {
  it('reads times with and without an offset', () => {
    expect(instantOf('2022-05-15T23:04:42+09:00')).toBe(at('2022-05-15T14:04:42Z'));
    expect(instantOf('2022-05-15T23:04:42')).toBe(at('2022-05-15T23:04:42Z'));
    expect(instantOf('2022-05-15T23:04:42Z')).toBe(at('2022-05-15T23:04:42Z'));
    expect(instantOf('not a time')).toBeNull();
  });

  it('tells an instant in each zone', () => {
    const instant = at('2022-05-15T14:04:42Z');
    expect([clockAt(instant, hostZone(540)), clockAt(instant, utcZone), clockAt(instant, europe, false)]).toEqual([
      '23:04:42',
      '14:04:42',
      '16:04',
    ]);
    expect(dayAt(at('2022-05-15T20:00:00Z'), hostZone(540), 'en')).toBe('16 May');
    expect(dayAt(at('2022-05-15T20:00:00Z'), hostZone(540), 'ja', true)).toBe('2022/5/16');
    expect(offsetName(hostZone(-210), instant, true)).toBe('UTC-3:30');
    expect(offsetName(hostZone(null), instant, false)).toBeNull();
  });

  it('finds the instant of a wall clock, none in the hour left out, the first in the hour told twice', () => {
    expect(instantOfWall(at('2022-03-27T01:30:00Z'), europe)).toBe(at('2022-03-27T00:30:00Z'));
    expect(instantOfWall(at('2022-03-27T02:30:00Z'), europe)).toBeNull();
    expect(instantOfWall(at('2022-03-27T03:30:00Z'), europe)).toBe(at('2022-03-27T01:30:00Z'));
    expect(instantOfWall(at('2022-10-30T02:30:00Z'), europe)).toBe(at('2022-10-30T00:30:00Z'));
  });
});

describe('views', () => {
  const bounds = { from: 0, to: DAY };

  it('turn px into instants and back', () => {
    const view = { from: HOUR, to: 3 * HOUR };
    expect(placeOf(2 * HOUR, view, 800)).toBe(400);
    expect(instantAt(400, view, 800)).toBe(2 * HOUR);
  });

  it('zoom about an instant that keeps its place, and stop at the bounds and at the narrowest', () => {
    const view = zoomed(bounds, bounds, 0.5, 6 * HOUR);
    expect(lengthOf(view)).toBe(12 * HOUR);
    expect(placeOf(6 * HOUR, view, 1000)).toBeCloseTo(placeOf(6 * HOUR, bounds, 1000));
    expect(zoomed(view, bounds, 100, 0)).toEqual(bounds);
    expect(lengthOf(zoomed(view, bounds, 0, 6 * HOUR))).toBe(LEAST_SPAN);
  });

  it('pan no further than the bounds, and never shorten by it', () => {
    const view = { from: 22 * HOUR, to: 23 * HOUR };
    expect(panned(view, bounds, 5)).toEqual({ from: 23 * HOUR, to: 24 * HOUR });
    expect(panned(view, bounds, -100)).toEqual({ from: 0, to: HOUR });
    expect(within({ from: -DAY, to: 3 * DAY }, bounds)).toEqual(bounds);
  });

  it('move just as far as an event asks', () => {
    const view = { from: 10 * HOUR, to: 12 * HOUR };
    expect(revealing(view, bounds, 11 * HOUR)).toBe(view);
    const later = revealing(view, bounds, 13 * HOUR);
    expect(13 * HOUR).toBeLessThan(later.to);
    expect(13 * HOUR).toBeGreaterThan(later.from);
    expect(lengthOf(later)).toBe(2 * HOUR);
  });
});

describe('ticks', () => {
  const labels = (from: string, to: string, zone: Zone, width = 800) =>
    ticksOf({ from: at(from), to: at(to) }, width, zone, 'en').map(({ label }) => label);

  it('stand on round times of the zone, midnight by its date', () => {
    expect(labels('2022-05-15T14:30:00Z', '2022-05-15T15:30:00Z', hostZone(540))).toEqual([
      '23:30',
      '23:40',
      '23:50',
      '16 May',
      '00:10',
      '00:20',
      '00:30',
    ]);
    expect(labels('2022-05-15T14:30:00Z', '2022-05-15T14:31:00Z', utcZone)).toContain('14:30:10');
  });

  it('go on evenly over a change of clocks and leave out the hour that is none', () => {
    const hours = labels('2022-03-26T23:00:00Z', '2022-03-27T05:00:00Z', europe);
    expect(hours).toEqual(['27 Mar', '01:00', '03:00', '04:00', '05:00', '06:00', '07:00']);
    const quarters = ticksOf({ from: at('2022-10-30T00:00:00Z'), to: at('2022-10-30T02:00:00Z') }, 1000, europe, 'en');
    const steps = quarters.slice(1).map((tick, place) => tick.at - (quarters[place]?.at ?? 0));
    expect(new Set(steps)).toEqual(new Set([15 * MINUTE]));
    expect(quarters.filter(({ label }) => label === '02:30')).toHaveLength(2);
  });

  it('count days and months where the span is long, never more than there is room for', () => {
    const days = ticksOf({ from: at('2022-03-20T00:00:00Z'), to: at('2022-04-20T00:00:00Z') }, 800, europe, 'en');
    for (const tick of days) expect(wallClock(tick.at, europe) % DAY).toBe(0);
    expect(labels('2021-01-01T00:00:00Z', '2023-01-01T00:00:00Z', utcZone)).toEqual([
      'Jan 2021',
      'Apr 2021',
      'Jul 2021',
      'Oct 2021',
      'Jan 2022',
      'Apr 2022',
      'Jul 2022',
      'Oct 2022',
      'Jan 2023',
    ]);
    for (const span of [3 * SECOND, 7 * MINUTE, 5 * HOUR, 9 * DAY, 400 * DAY, 20_000 * DAY]) {
      const ticks = ticksOf(
        { from: at('2022-01-01T00:00:00Z'), to: at('2022-01-01T00:00:00Z') + span },
        800,
        utcZone,
        'en',
      );
      expect(ticks.length).toBeLessThanOrEqual(11);
      expect(ticks.length).toBeGreaterThan(0);
    }
  });
});
