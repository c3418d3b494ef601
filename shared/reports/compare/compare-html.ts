import type { CompareCell, CompareRow, CompareSection } from '../../presentation/compare-types.ts';
import { type CompareWords, compareWords } from '../../presentation/compare-words.ts';
import { words } from '../../presentation/words.ts';
import { fontFaces } from '../html/fonts.ts';
import { toneIcon } from '../html/icons.ts';
import { type Html, html, trusted } from '../html/markup.ts';
import { screenStyles } from '../html/styles.ts';
import { TOOL } from '../tool.ts';
import { type CompareReport, cellText, countText, listedRows, SIGNS, sideText } from './compare-report.ts';

const STYLES = `main{max-width:80rem}
.compare td,.compare th{border-bottom:1px solid var(--line);padding:.3em .8em .3em 0;overflow-wrap:anywhere}
.compare{table-layout:fixed}.compare tr{break-inside:avoid}.compare th:first-child{width:26%}.compare .sign{width:2.6em;text-align:center;padding-right:.8em}
.compare tbody th{font-weight:400;color:var(--quiet)}.same td{color:var(--quiet)}
.sign b{border:1px solid var(--line);border-radius:3px;padding:0 .4em;background:var(--mark);color:var(--marktext)}`;

/** The comparison as one page that loads nothing. */
export function compareHtml(report: CompareReport): string {
  const { comparison, language } = report;
  const say = compareWords(language);
  const { a, b } = comparison;
  const title = `${say.title}: ${a.name} / ${b.name}`;
  return html`<!DOCTYPE html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:"><meta name="referrer" content="no-referrer"><title>${title}</title><style>${trusted(fontFaces() + screenStyles() + STYLES)}</style></head><body><main><div class="top"><span><b>${TOOL.product}</b> ${say.title}</span></div><h1>${a.name} / ${b.name}</h1><p class="subtitle">${countText(comparison, say)}</p><p><b>A</b> ${sideText(a, say, language)} <span class="quiet">${a.file}</span><br><b>B</b> ${sideText(b, say, language)} <span class="quiet">${b.file}</span></p>${comparison.sections.map((section) => sectionHtml(section, report, say))}<footer>${TOOL.product} ${TOOL.version}. ${words(language).say.redacted(report.redacted)}</footer></main></body></html>
`.markup;
}

function sectionHtml(section: CompareSection, { onlyDifferences, comparison }: CompareReport, say: CompareWords): Html {
  const { rows, left } = listedRows(section, onlyDifferences);
  const rest = left === 0 ? null : html`<p class="quiet">${say.equalRows(left)}</p>`;
  const table =
    rows.length === 0
      ? null
      : html`<table class="compare"><thead><tr><th>${say.fact}</th><th class="sign"></th><th>A: ${comparison.a.name}</th><th>B: ${comparison.b.name}</th></tr></thead><tbody>${rows.map((row) => rowHtml(row, say))}</tbody></table>`;
  return html`<section><h2>${section.title}</h2>${section.note === null ? null : html`<p>${section.note}</p>`}${table}${rest}</section>`;
}

function rowHtml(row: CompareRow, say: CompareWords): Html {
  const sign = row.sign === 'same' ? html`=` : html`<b title="${say.sign[row.sign]}">${SIGNS[row.sign]}</b>`;
  const label = row.code ? html`<code>${row.label}</code>` : html`${row.label}`;
  return html`<tr class="${row.sign}"><th>${label}</th><td class="sign">${sign}</td><td>${cellHtml(row.a, row, say)}</td><td>${cellHtml(row.b, row, say)}</td></tr>`;
}

function cellHtml(cell: CompareCell | null, row: CompareRow, say: CompareWords): Html {
  const text = cellText(cell, row, say);
  if (cell === null) return html`<span class="quiet">${text}</span>`;
  const icon = cell.mark?.severity === undefined ? null : toneIcon(cell.mark.severity, 12);
  return html`${icon} ${text}`;
}
