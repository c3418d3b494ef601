import type { CaseSummary } from '../../contracts/case-summary.ts';
import { timelineReportWords } from '../../presentation/timeline-words.ts';
import { clockAt, dayAt, hostZone } from '../../presentation/timeline-zones.ts';
import { words } from '../../presentation/words.ts';
import { timelineLines } from '../timeline-lines.ts';
import { type Html, html } from './markup.ts';
import { timelineSvg } from './timeline-svg.ts';

/** The timeline of a report: the incident as a picture, the key events of the whole report as a table. Null where nothing is dated. */
export function timelineSection(summary: CaseSummary): Html | null {
  const told = timelineLines(summary);
  if (told === null) return null;
  const { model, lines, left } = told;
  const { language } = summary;
  const t = timelineReportWords(language);
  const zone = hostZone(summary.host.utcOffsetMinutes);
  const [from, to] = [model.incident.from, model.incident.to].map(
    (at) => `${dayAt(at, zone, language, true)} ${clockAt(at, zone, false)}`,
  );
  const rows = lines.map(
    (line) =>
      html`<tr><td class="nowrap">${line.time}</td><td class="nowrap">${line.boot}</td><td class="nowrap">${line.kind}</td><td>${line.event}</td><td class="mono wrap">${line.place}</td></tr>`,
  );
  const heads = [t.time, t.boot, '', t.event, t.place].map((head) => html`<th>${head}</th>`);
  const picture = timelineSvg(summary, model, t.picture(model.items.length, from ?? '', to ?? ''));
  return html`<section class="timeline"><div class="keep"><h2>${words(language).title.timeline}</h2>${picture}<p class="quiet">${t.shown(from ?? '', to ?? '')}</p></div><table class="findings">${html`<thead><tr>${heads}</tr></thead><tbody>${rows}</tbody>`}</table>${left === 0 ? null : html`<p class="notes">${t.left(left)}</p>`}</section>`;
}
