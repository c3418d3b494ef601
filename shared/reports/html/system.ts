import type { CaseSummary } from '../../contracts/case-summary.ts';
import { systemLines } from '../system-lines.ts';
import { toneIcon } from './icons.ts';
import { type Html, html } from './markup.ts';

/** The system section: remarks first, then the host in one table. Null for a case without an overview. */
export function systemSection(summary: CaseSummary): Html | null {
  const told = systemLines(summary);
  if (told === null) return null;
  const remarks = told.remarks.map(
    ([state, word, text]) =>
      html`<li>${toneIcon(state === 'bad' ? 'critical' : 'moderate', 12)} <b>${word}</b> ${text}</li>`,
  );
  const list = remarks.length === 0 ? null : html`<ul class="remarks">${remarks}</ul>`;
  const rows = told.facts.map(([label, value]) => html`<tr><th scope="row">${label}</th><td>${value}</td></tr>`);
  return html`<section class="system"><h2>${told.title}</h2>${list}${told.rest === null ? null : html`<p class="quiet">${told.rest}</p>`}<table class="pairs">${rows}</table></section>`;
}
