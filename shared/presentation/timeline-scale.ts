import type { Language } from '../base/language.ts';
import { clockAt, dayAt, instantOfWall, monthAt, wallClock, type Zone } from './timeline-zones.ts';

/** From one instant to another, ms since 1970. */
export interface Span {
  readonly from: number;
  readonly to: number;
}

export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The narrowest span that a view takes. */
export const LEAST_SPAN = 10 * SECOND;

export const lengthOf = ({ from, to }: Span): number => to - from;
/** The px of an instant in a view of that width. */
export const placeOf = (instant: number, view: Span, width: number): number =>
  ((instant - view.from) / Math.max(1, lengthOf(view))) * width;
/** The instant at a px. */
export const instantAt = (x: number, view: Span, width: number): number =>
  view.from + (x / Math.max(1, width)) * lengthOf(view);

/** A view kept inside of its bounds: moved rather than shortened, never narrower than `LEAST_SPAN`. */
export function within(view: Span, bounds: Span): Span {
  const length = Math.min(Math.max(lengthOf(view), LEAST_SPAN), Math.max(lengthOf(bounds), LEAST_SPAN));
  const from = Math.min(Math.max(view.from, bounds.from), Math.max(bounds.from, bounds.to - length));
  return { from, to: from + length };
}

/** Zooms about an instant that keeps its place; `factor` below 1 shows less time. */
export function zoomed(view: Span, bounds: Span, factor: number, about: number): Span {
  const length = Math.min(Math.max(lengthOf(view) * factor, LEAST_SPAN), lengthOf(bounds));
  const share = (about - view.from) / Math.max(1, lengthOf(view));
  return within({ from: about - share * length, to: about + (1 - share) * length }, bounds);
}

/** Moves a view by a share of its length. */
export const panned = (view: Span, bounds: Span, share: number): Span => {
  const by = lengthOf(view) * share;
  return within({ from: view.from + by, to: view.to + by }, bounds);
};

/** The view with an instant in it, moved no further than needed; a little room stays at the edge. */
export function revealing(view: Span, bounds: Span, instant: number): Span {
  const room = lengthOf(view) * 0.08;
  if (instant >= view.from && instant <= view.to) return view;
  const from = instant < view.from ? instant - room : instant + room - lengthOf(view);
  return within({ from, to: from + lengthOf(view) }, bounds);
}

const STEPS = [
  ...[1, 2, 5, 10, 15, 30].map((count) => count * SECOND),
  ...[1, 2, 5, 10, 15, 30].map((count) => count * MINUTE),
  ...[1, 2, 3, 6, 12].map((count) => count * HOUR),
  ...[1, 2, 4, 7, 14].map((count) => count * DAY),
];
const MONTH_STEPS = [1, 2, 3, 6, 12, 24, 60, 120, 240] as const;
/** Offsets of zones are multiples of this, so ticks this near stand alike on both sides of a change of clocks. */
const SAFE = 15 * MINUTE;

export interface Tick {
  readonly at: number;
  readonly label: string;
  /** Begins a day (or a month, where those are counted): drawn stronger. */
  readonly major: boolean;
}

/** Ticks on round wall-clock times of the zone, about `spacing` px apart. */
export function ticksOf(view: Span, width: number, zone: Zone, language: Language, spacing = 84): Tick[] {
  const least = (lengthOf(view) * spacing) / Math.max(1, width);
  const step = STEPS.find((one) => one >= least);
  if (step === undefined) return monthTicks(view, least, zone, language);
  const instants = step <= SAFE ? evenInstants(view, step, zone) : wallInstants(view, step, zone);
  return instants.map((at) => {
    const midnight = wallClock(at, zone) % DAY === 0;
    const label = step >= DAY || midnight ? dayAt(at, zone, language) : clockAt(at, zone, step < MINUTE);
    return { at, label, major: midnight };
  });
}

function evenInstants({ from, to }: Span, step: number, zone: Zone): number[] {
  const shift = wallClock(from, zone) - from;
  const instants: number[] = [];
  for (let at = Math.ceil((from + shift) / step) * step - shift; at <= to; at += step) instants.push(at);
  return instants;
}

function wallInstants({ from, to }: Span, step: number, zone: Zone): number[] {
  const end = wallClock(to, zone) + HOUR;
  const instants: number[] = [];
  // Days and weeks count from the first day shown, not from 1970, so that a pan does not move them: 4 January 1970 was a Sunday.
  const origin = step === 7 * DAY || step === 14 * DAY ? 4 * DAY : 0;
  for (let wall = Math.floor((wallClock(from, zone) - origin) / step) * step + origin; wall <= end; wall += step) {
    const at = instantOfWall(wall, zone);
    if (at !== null && at >= from && at <= to) instants.push(at);
  }
  return instants;
}

function monthTicks({ from, to }: Span, least: number, zone: Zone, language: Language): Tick[] {
  const months = MONTH_STEPS.find((count) => count * 28 * DAY >= least) ?? 1200;
  const first = new Date(wallClock(from, zone));
  const start = Math.floor((first.getUTCFullYear() * 12 + first.getUTCMonth()) / months) * months;
  const ticks: Tick[] = [];
  for (let month = start; ; month += months) {
    const at = instantOfWall(Date.UTC(Math.floor(month / 12), month % 12, 1), zone);
    if (at === null || at > to) return ticks;
    if (at >= from) ticks.push({ at, label: monthAt(at, zone, language), major: true });
  }
}
