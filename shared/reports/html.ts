import type { CaseSummary } from '../contracts/case-summary.ts';
import { formatZone } from '../presentation/format.ts';
import { words } from '../presentation/words.ts';
import { details } from './html/details.ts';
import { fontFaces } from './html/fonts.ts';
import { type Html, html, trusted } from './html/markup.ts';
import { overview } from './html/overview.ts';
import { screenStyles } from './html/styles.ts';
import type { ReportOptions } from './options.ts';
import { TOOL } from './tool.ts';

/** One HTML page for any number of cases: no script, loads nothing, light or dark as the reader's system says. */
export function htmlReport(cases: readonly CaseSummary[], options: ReportOptions = {}): string {
  const language = cases[0]?.language ?? 'en';
  const { title } = words(language);
  const names = cases.map(({ host, source }) => host.hostname ?? source.file).join(', ');
  const page = html`<!DOCTYPE html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:"><meta name="referrer" content="no-referrer"><title>${title.caseSummary}: ${names}</title><style>${trusted(fontFaces() + screenStyles())}</style></head>
<body>${cases.map((summary) => caseMain(summary, options))}</body></html>
`;
  return page.markup;
}

function caseMain(summary: CaseSummary, options: ReportOptions): Html {
  const { title, say } = words(summary.language);
  return html`<main lang="${summary.language}"><div class="top"><span><b>${TOOL.product}</b> ${title.caseSummary}</span><span class="quiet">${say.confidential(summary.source.caseNumber)}</span></div>${overview(summary, options)}<div class="details">${details(summary, options)}</div><footer>${TOOL.product} ${TOOL.version}. ${say.timesAreHosts(formatZone(summary.host.utcOffsetMinutes))}</footer></main>`;
}
