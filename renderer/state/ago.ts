import type { Language } from '../../shared/base/language.ts';
import { formatDate } from '../../shared/presentation/format.ts';

const STEPS = [
  { unit: 'minute', seconds: 60, below: 60 },
  { unit: 'hour', seconds: 3600, below: 24 },
  { unit: 'day', seconds: 86_400, below: 30 },
] as const;

/**
 * How long ago a moment was, in words: "2 minutes ago", "yesterday", "5 日前"; a date when it is a month or more.
 * Takes an ISO 8601 time and the present in milliseconds since 1970.
 */
export function ago(iso: string, now: number, language: Language): string {
  const seconds = Math.max(0, (now - Date.parse(iso)) / 1000);
  if (!Number.isFinite(seconds)) return iso;
  const words = new Intl.RelativeTimeFormat(language, { numeric: 'auto' });
  for (const { unit, seconds: size, below } of STEPS) {
    const count = Math.floor(seconds / size);
    if (count < below) return words.format(-count, unit);
  }
  return formatDate(iso.slice(0, 10), language);
}
