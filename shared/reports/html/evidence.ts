import type { CaseSummary } from '../../contracts/case-summary.ts';
import type { Finding } from '../../contracts/finding.ts';
import type { ExcerptPanel, ExcerptRow, LineRow } from '../../presentation/excerpt-panels.ts';
import { withoutArchitecture } from '../../presentation/format.ts';
import { type Words, words } from '../../presentation/words.ts';
import { bootName } from '../boot-name.ts';
import { foldText } from '../fold-text.ts';
import { reportPanels } from '../panels.ts';
import { type Html, html } from './markup.ts';

/** The excerpts of a finding with path and line numbers; null where it has no evidence. */
export function evidenceSection(finding: Finding, summary: CaseSummary): Html | null {
  const t = words(summary.language);
  const { panels, left } = reportPanels(finding);
  if (panels.length === 0) return null;
  const more = left === 0 ? null : html`<p class="notes">${t.say.moreEvidence(left)}</p>`;
  return html`<h3>${t.title.evidence}</h3>${panels.map((panel) => excerpt(panel, summary, t))}${more}`;
}

function excerpt(panel: ExcerptPanel, summary: CaseSummary, t: Words): Html {
  const where = [
    panel.boot === null ? null : bootName(panel.boot, summary),
    panel.printedBy === null ? null : t.say.printedBy(withoutArchitecture(panel.printedBy)),
  ];
  const also = panel.alsoIn.map(({ path, line }) => `${path}:${line}`).join(', ');
  return html`<figure class="excerpt"><figcaption><b class="mono">${panel.path}</b> <span>${t.say.lineRange(panel.firstLine, panel.lastLine)}</span><span class="aside">${where.filter((part) => part !== null).join(', ')}</span></figcaption><table class="log">${panel.rows.map((row) => logRow(row, t))}</table>${also === '' ? null : html`<p class="also">${t.say.alsoIn(also)}</p>`}</figure>`;
}

function logRow(row: ExcerptRow, t: Words): Html {
  if (row.kind === 'line')
    return html`<tr class="${row.proof ? 'proof' : 'context'}"><td class="line">${row.number}</td><td>${marked(row)}</td></tr>`;
  return html`<tr class="fold"><td class="line">…</td><td>${foldText(row, t)}</td></tr>`;
}

function marked({ text, marks }: LineRow): Html[] {
  const parts: Html[] = [];
  let from = 0;
  for (const [start, end] of marks) {
    parts.push(html`${text.slice(from, start)}<mark>${text.slice(start, end)}</mark>`);
    from = end;
  }
  return [...parts, html`${text.slice(from)}`];
}
