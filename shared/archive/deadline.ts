import { limitText } from '../base/limits.ts';
import { LimitError } from './stream-errors.ts';

/** A signal that aborts as the caller's does, or with a LimitError when the time is up. `clear` it in the end. */
export interface Deadline {
  readonly signal: AbortSignal;
  clear(): void;
}

/** The reading that begins now may take so many seconds. */
export function deadline(signal: AbortSignal, seconds: number): Deadline {
  const late = new AbortController();
  const timeUp = () => late.abort(new LimitError(`reading took longer than ${limitText('seconds', seconds)}`, 'time'));
  const timer = setTimeout(timeUp, seconds * 1000);
  return { signal: AbortSignal.any([signal, late.signal]), clear: () => clearTimeout(timer) };
}
