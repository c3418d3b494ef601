import type { Severity } from '../../contracts/verdict.ts';
import type { LeadTone } from '../../presentation/lead.ts';
import { type Html, html } from './markup.ts';

/** A shape for each severity and state, so that none is told by its colour alone. On a grid of 16 by 16. */
const PATHS: Readonly<Record<LeadTone, string>> = {
  critical: 'M8 1l7 4.5V15l-7-4.5L1 15V5.5z',
  important: 'M8 1l7 4.5V8.5L8 4.5 1 8.5V5.5zM8 7.5l7 4.5v3L8 11l-7 4v-3z',
  moderate: 'M8 1.5l7 4.5v4H1V6zM1 11.5h14V14.5H1z',
  low: 'M8 15l7-4.5V7.5L8 11.5 1 7.5v3zM8 8.5L15 4V1L8 5 1 1v3z',
  info: 'M1 3h14v4H1zM1 9h14v4H1z',
  'not-exposed':
    'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm0 2a5 5 0 0 1 2.9.9L3.9 10.9A5 5 0 0 1 8 3zm4.1 2.1A5 5 0 0 1 5.1 12.1z',
  historic: 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm0 2a5 5 0 1 1 0 10A5 5 0 0 1 8 3zM7 4.5h1.7v3.2l2.6 1.6-.9 1.4L7 8.6z',
  vendor:
    'M10.5 1a4.5 4.5 0 0 0-4.3 5.8L1 12v3h3l5.2-5.2A4.5 4.5 0 0 0 14.7 4L12 6.5 9.5 4 12 1.3A4.5 4.5 0 0 0 10.5 1z',
  'not-affected': 'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm-1.2 10.3L3.6 8.1l1.3-1.3 1.9 1.9 4.3-4.3 1.3 1.3z',
  unknown:
    'M8 1a7 7 0 1 0 0 14A7 7 0 0 0 8 1zm-.9 10.2h1.9V13H7.1zM8 3.2c1.9 0 3.1 1.1 3.1 2.6 0 1.2-.7 1.8-1.3 2.3-.6.4-.8.7-.8 1.3v.6H7.1v-.9c0-1.2.7-1.8 1.3-2.2.5-.4.8-.6.8-1.1 0-.5-.4-.9-1.2-.9-.9 0-1.3.5-1.4 1.3l-1.9-.2C4.8 4.3 6.1 3.2 8 3.2z',
};

/** The icon of a severity or state, decorative: its word always stands beside it. */
export const toneIcon = (tone: LeadTone, size = 16): Html =>
  html`<svg class="icon tone-${tone}" width="${size}" height="${size}" viewBox="0 0 16 16" aria-hidden="true"><path d="${PATHS[tone]}" fill="currentColor" fill-rule="evenodd"/></svg>`;

/** Four bars, as many filled as the risk: told by number too. */
export function riskBars(risk: number, severity: Severity): Html {
  const bars = [1, 2, 3, 4].map(
    (bar) =>
      html`<rect x="${(bar - 1) * 5}" y="${12 - bar * 3}" width="3.6" height="${bar * 3}" rx="1" fill="${bar <= risk ? 'currentColor' : 'var(--line)'}"/>`,
  );
  return html`<span class="risk"><svg class="tone-${severity}" width="20" height="12" viewBox="0 0 20 12" aria-hidden="true">${bars}</svg> <b>${risk}</b><span class="quiet">/4</span></span>`;
}

/** Sosight's mark: an eye with a pulse. */
export const productMark = (): Html =>
  html`<svg width="22" height="16" viewBox="0 0 22 16" aria-hidden="true"><path d="M1 8c3-5 6-7 10-7s7 2 10 7c-3 5-6 7-10 7S4 13 1 8z" fill="none" stroke="#151515" stroke-width="1.7"/><path d="M5 8h3l1.5-3 2.5 6 1.5-3H17" fill="none" stroke="#b1380b" stroke-width="1.7"/></svg>`;
