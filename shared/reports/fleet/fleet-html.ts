import type { FleetRow } from '../../contracts/fleet.ts';
import type { Severity, Verdict } from '../../contracts/verdict.ts';
import { FLEET_GROUPS, type FleetGroup, groupCounts, toActOn, verdictOf } from '../../presentation/fleet.ts';
import { type FleetAxis, fleetAxis, fleetMarks } from '../../presentation/fleet-ruler.ts';
import { fleetWords, shortOs } from '../../presentation/fleet-words.ts';
import { formatDate, withoutArchitecture } from '../../presentation/format.ts';
import type { LeadTone } from '../../presentation/lead.ts';
import { words } from '../../presentation/words.ts';
import { fontFaces, textFace } from '../html/fonts.ts';
import { productMark, riskBars, toneIcon } from '../html/icons.ts';
import { type Html, html, trusted } from '../html/markup.ts';
import { printStyles, screenStyles, TEXT_FONTS } from '../html/styles.ts';
import type { PdfDocument } from '../pdf.ts';
import { TOOL } from '../tool.ts';
import { type FleetReport, titleOf } from './fleet-report.ts';

const TONE_OF: Readonly<Record<Verdict, LeadTone>> = {
  'affected-hit': 'critical',
  'affected-no-symptom': 'important',
  'fixed-not-running': 'moderate',
  'symptom-other-kernel': 'vendor',
  'not-exposed': 'not-exposed',
  historic: 'historic',
  'not-affected': 'not-affected',
  unknown: 'unknown',
};
const GROUP_TONE: Readonly<Record<FleetGroup, LeadTone>> = {
  hit: 'critical',
  affected: 'important',
  reboot: 'moderate',
  'other-cause': 'vendor',
  'not-now': 'not-affected',
  unknown: 'unknown',
};

/** Percent of the width, a column each; the ruler's is as wide as its drawing. */
const WIDTHS = [15, 13.5, 13.5, null, null, 5.5, 5, 3.5, 9, 7]
  .map((width, at) => (width === null ? '' : `.fleet th:nth-child(${at + 1}){width:${width}%}`))
  .join('');
const STYLES = `main{max-width:none}.fleet{table-layout:fixed}${WIDTHS}.fleet th:nth-child(4){width:130px}
.fleet td,.fleet th{border-bottom:1px solid var(--line);padding:.32em .8em .32em 0;overflow-wrap:anywhere}
.fleet tr{break-inside:avoid}.fleet th{white-space:nowrap;font-size:.93em}.fleet .number{padding-right:.8em!important}
.fleet .fixed{white-space:nowrap;overflow-wrap:normal}.fleet svg.axis{vertical-align:middle;display:block}
.groups{display:flex;flex-wrap:wrap;gap:.2em 1.6em;margin:.4em 0 .8em}`;
const LANDSCAPE = '@page{size:A4 landscape;margin:20mm 12mm 15mm}html{font-size:8.5pt}';
const MM = 1 / 25.4;
const WIDTH = 120;

/** The fleet as one page that loads nothing. */
export function fleetHtml(report: FleetReport): string {
  return page(
    report,
    screenStyles() + STYLES,
    html`<div class="top"><span><b>${TOOL.product}</b> ${fleetWords(report.language).title}</span></div>`,
  );
}

/** The fleet on A4 landscape, the head of the table repeated on each sheet. */
export function fleetPdf(report: FleetReport): PdfDocument {
  const say = words(report.language).say;
  const date = formatDate(report.madeAt.slice(0, 10), report.language);
  const [number, pages] = ['\u0001', '\u0002'];
  const numbers = trusted(
    say
      .pageOf(number, pages)
      .replace(number, '<span class="pageNumber"></span>')
      .replace(pages, '<span class="totalPages"></span>'),
  );
  return {
    html: page(report, printStyles() + STYLES + LANDSCAPE, null),
    headerTemplate: running(
      report,
      html`<div style="display:flex;justify-content:space-between;border-bottom:1.5pt solid #151515;padding:7mm 0 2mm"><span style="font-size:10pt;color:#151515;display:flex;align-items:center;gap:6pt">${productMark()}<b style="font-weight:500">${TOOL.product}</b><span>${fleetWords(report.language).title}</span></span><span>${say.confidential(null)}</span></div>`,
    ),
    footerTemplate: running(
      report,
      html`<div style="display:flex;justify-content:space-between;border-top:.5pt solid #c7c7c7;padding:2mm 0 5mm"><span>${TOOL.product} ${TOOL.version}, ${date}. ${say.redacted(report.redacted)}</span><span>${numbers}</span></div>`,
    ),
    margins: { top: 20 * MM, bottom: 15 * MM, left: 12 * MM, right: 12 * MM },
  };
}

const running = ({ language }: FleetReport, content: Html): string =>
  html`<style>${trusted(textFace())}#header,#footer{padding:0}</style><div lang="${language}" style="box-sizing:border-box;width:100%;margin:0 12mm;font:8pt ${trusted(TEXT_FONTS.replaceAll('"', "'"))};color:#4d4d4d;-webkit-print-color-adjust:exact">${content}</div>`
    .markup;

function page(report: FleetReport, styles: string, top: Html | null): string {
  const { language, rows, article } = report;
  const say = fleetWords(language);
  const counts = groupCounts(rows, article);
  const title =
    article === null ? say.hosts(rows.length) : say.summary(titleOf(report), counts.hit, rows.length, toActOn(counts));
  return html`<!DOCTYPE html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:"><meta name="referrer" content="no-referrer"><title>${say.title}: ${title}</title><style>${trusted(fontFaces() + styles)}</style></head><body><main>${top}<h1>${title}</h1>${article === null ? null : groups(report)}${table(report)}</main></body></html>
`.markup;
}

function groups({ language, rows, article }: FleetReport): Html {
  const say = fleetWords(language);
  const counts = groupCounts(rows, article);
  const shown = FLEET_GROUPS.filter((group) => counts[group] > 0);
  return html`<p class="groups">${shown.map((group) => html`<span class="nowrap">${toneIcon(GROUP_TONE[group], 12)} <b>${counts[group]}</b> ${say.group[group]}</span>`)}</p>`;
}

function table(report: FleetReport): Html {
  const { column } = fleetWords(report.language);
  const axes = new Map(
    report.table.streams.map((stream) => [stream.id, fleetAxis(stream, report.rows, report.article)]),
  );
  return html`<table class="fleet"><thead><tr><th>${column.host}</th><th>${column.verdict}</th><th>${column.running}</th><th></th><th>${column.top}</th><th>${column.risk}</th><th class="number">${column.findings}</th><th class="number">${column.gaps}</th><th>${column.collected}</th><th>${column.case}</th></tr></thead><tbody>${report.rows.map((row) => tableRow(row, report, axes))}</tbody></table>`;
}

function tableRow(row: FleetRow, { language, article }: FleetReport, axes: ReadonlyMap<string, FleetAxis>): Html {
  const say = fleetWords(language);
  const t = words(language);
  const verdict = verdictOf(row, article);
  const top = row.topFinding;
  const axis = row.stream === null ? undefined : axes.get(row.stream);
  return html`<tr><td><b>${row.hostname ?? row.file}</b><br><span class="quiet">${row.os === null ? null : shortOs(row.os)}</span></td><td>${verdict === null ? '–' : html`${toneIcon(TONE_OF[verdict], 12)} ${t.verdict[verdict]}`}</td><td class="mono">${row.kernel === null ? t.label.unknown : withoutArchitecture(row.kernel)}</td><td>${axis === undefined ? null : axisSvg(axis, row)}</td><td>${top === null ? say.noFinding : top.title}${row.complete ? null : html` <span class="quiet">(${say.cutShort})</span>`}</td><td class="fixed">${top === null ? '–' : riskCell(top.risk, top.severity)}</td><td class="number">${row.findings}</td><td class="number">${row.gaps}</td><td class="fixed">${row.collectedAt === null ? null : formatDate(row.collectedAt.slice(0, 10), language)}</td><td class="fixed">${row.caseNumber}</td></tr>`;
}

const riskCell = (risk: number, severity: Severity): Html => riskBars(risk, severity);

/** The mini ruler: affected range as a band, the running build a diamond or a dot, an installed one that waits a ring. */
function axisSvg(axis: FleetAxis, row: FleetRow): Html | null {
  const marks = fleetMarks(axis, row);
  const at = (x: number): string => (6 + x * (WIDTH - 12)).toFixed(1);
  const ticks = axis.ticks.map(({ x }) => `M${at(x)} 5v6`).join('');
  const band =
    axis.band === null
      ? null
      : html`<rect x="${at(axis.band.from)}" y="2" width="${((axis.band.to - axis.band.from) * (WIDTH - 12)).toFixed(1)}" height="12" rx="2" fill="var(--ruler-danger-tint)" stroke="var(--ruler-danger)" stroke-width=".8"/>`;
  if (marks === null) return null;
  const x = at(marks.running.x);
  const sign = marks.running.affected
    ? html`<path d="M${x} 3l5 5l-5 5l-5 -5z" fill="var(--ruler-danger)"/>`
    : html`<circle cx="${x}" cy="8" r="4" fill="var(--ruler-${marks.running.beyond ? 'fixed' : 'muted'})"/>`;
  const waiting =
    marks.waiting === null
      ? null
      : html`<path d="M${x} 8H${at(marks.waiting.x)}" stroke="var(--ruler-link)" stroke-width="1.5" stroke-dasharray="2 2"/><circle cx="${at(marks.waiting.x)}" cy="8" r="3.6" fill="var(--ruler-paper)" stroke="var(--ruler-link)" stroke-width="1.6"/>`;
  return html`<svg class="axis" width="${WIDTH}" height="16" viewBox="0 0 ${WIDTH} 16" role="img" aria-label="${marks.running.build}">${band}<path d="M2 8H${WIDTH - 2}${ticks}" stroke="var(--ruler-muted)" stroke-width=".8" fill="none"/>${waiting}${sign}</svg>`;
}
