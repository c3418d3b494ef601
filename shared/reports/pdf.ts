import type { CaseSummary } from '../contracts/case-summary.ts';
import { formatZone } from '../presentation/format.ts';
import { words } from '../presentation/words.ts';
import { details } from './html/details.ts';
import { firstPage } from './html/first-page.ts';
import { fontFaces, textFace } from './html/fonts.ts';
import { productMark } from './html/icons.ts';
import { type Html, html, trusted } from './html/markup.ts';
import { overview } from './html/overview.ts';
import { printStyles, TEXT_FONTS } from './html/styles.ts';
import type { ReportOptions } from './options.ts';
import { TOOL } from './tool.ts';

/**
 * What Electron's `printToPDF` takes: a document that loads nothing, and the head and foot of every page. The paper (A4) and
 * its margins stand in the document's `@page` rule: print with `preferCSSPageSize` and `displayHeaderFooter`.
 */
export interface PdfDocument {
  readonly html: string;
  readonly headerTemplate: string;
  readonly footerTemplate: string;
  /** The same margins in inches, for a printer that does not read `@page`. */
  readonly margins: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
}

const MM = 1 / 25.4;

/** A case as a document for the customer: page 1 stands alone, the pages after it prove. */
export function pdfDocument(summary: CaseSummary, options: ReportOptions = {}): PdfDocument {
  const title = `${words(summary.language).title.caseSummary}: ${summary.host.hostname ?? summary.source.file}`;
  const room = firstPage(summary);
  const page = html`<!DOCTYPE html><html lang="${summary.language}"><head><meta charset="utf-8"><meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; font-src data:"><title>${title}</title><style>${trusted(fontFaces() + printStyles())}</style></head><body><main><div class="${room.compact ? 'compact' : 'whole'}">${overview(summary, options, room)}</div><div class="details${room.fits ? ' new-page' : ''}">${details(summary, options)}</div></main></body></html>`;
  return {
    html: page.markup,
    headerTemplate: header(summary).markup,
    footerTemplate: footer(summary).markup,
    margins: { top: 22 * MM, bottom: 17 * MM, left: 15 * MM, right: 15 * MM },
  };
}

/** Chromium prints head and foot as documents of their own, at a scale of its own, with a font size of 0 by default. */
const running = (summary: CaseSummary, content: Html): Html =>
  html`<style>${trusted(textFace())}#header,#footer{padding:0}</style><div lang="${summary.language}" style="box-sizing:border-box;width:100%;margin:0 15mm;font:8pt ${trusted(TEXT_FONTS.replaceAll('"', "'"))};color:#4d4d4d;-webkit-print-color-adjust:exact">${content}</div>`;

function header(summary: CaseSummary): Html {
  const { title, say } = words(summary.language);
  const line = say.confidential(summary.source.caseNumber);
  return running(
    summary,
    html`<div style="display:flex;justify-content:space-between;align-items:flex-end;border-bottom:1.5pt solid #151515;padding:8mm 0 2mm"><span style="font-size:10pt;color:#151515;display:flex;align-items:center;gap:6pt">${productMark()}<b style="font-weight:500">${TOOL.product}</b><span>${title.caseSummary}</span></span><span>${line}</span></div>`,
  );
}

function footer(summary: CaseSummary): Html {
  const { say } = words(summary.language);
  const times = say.timesAreHosts(formatZone(summary.host.utcOffsetMinutes));
  const [page, pages] = ['\u0001', '\u0002'];
  const numbers = trusted(
    say
      .pageOf(page, pages)
      .replace(page, '<span class="pageNumber"></span>')
      .replace(pages, '<span class="totalPages"></span>'),
  );
  return running(
    summary,
    html`<div style="display:flex;justify-content:space-between;border-top:.5pt solid #c7c7c7;padding:2mm 0 6mm"><span>${TOOL.product} ${TOOL.version}. ${times}</span><span>${numbers}</span></div>`,
  );
}
