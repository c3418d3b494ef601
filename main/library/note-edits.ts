import { randomBytes } from 'node:crypto';
import type { Pin } from '../../shared/contracts/note.ts';
import type { CaseRecord } from './record.ts';

/** A pinned line is read, not searched: what is beyond this is cut. */
const LONGEST_LINE = 4_000;

export interface PinnedLine {
  readonly path: string;
  readonly line: number;
  readonly text: string;
  readonly time: string | null;
  readonly boot?: number | null | undefined;
}

const samePlace = (a: { path: string; line: number }, b: { path: string; line: number }): boolean =>
  a.path === b.path && a.line === b.line;

/** The pin of a line: the one that is there already, else a new one, with the record that has it. */
export function pinned(record: CaseRecord, line: PinnedLine): { readonly record: CaseRecord; readonly pin: Pin } {
  const known = record.pins.find((pin) => samePlace(pin, line));
  if (known !== undefined) return { record, pin: known };
  const { path, line: number, text, time, boot } = line;
  const pin: Pin = {
    id: `pin-${randomBytes(6).toString('hex')}`,
    path,
    line: number,
    text: text.slice(0, LONGEST_LINE),
    time,
    boot: boot ?? null,
    comment: '',
  };
  return { record: { ...record, pins: [...record.pins, pin] }, pin };
}

export const withoutPin = (record: CaseRecord, id: string): CaseRecord => ({
  ...record,
  pins: record.pins.filter((pin) => pin.id !== id),
});

/** Puts a pin at a place among the others, from 0; one that is there already moves. */
export function withPinAt(record: CaseRecord, pin: Pin, at: number): CaseRecord {
  const others = record.pins.filter((other) => other.id !== pin.id && !samePlace(other, pin));
  return { ...record, pins: [...others.slice(0, at), pin, ...others.slice(at)] };
}

export const withComment = (record: CaseRecord, id: string, comment: string): CaseRecord => ({
  ...record,
  pins: record.pins.map((pin) => (pin.id === id ? { ...pin, comment } : pin)),
});
