import { BrowserWindow, session } from 'electron';
import { SCHEME } from '../security/origin.ts';

/** What goes on paper; `PdfDocument` of shared/reports is one. */
export interface PrintJob {
  /** A whole page that loads nothing; its `@page` rule says paper and margins. */
  readonly html: string;
  /** HTML that Chromium repeats on every sheet, as Electron's printToPDF takes it; empty for none. */
  readonly headerTemplate: string;
  readonly footerTemplate: string;
  /** Inches. */
  readonly margins: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
}

const PAGE = `${SCHEME}://report/`;
/** The report brings its own styles and pictures inline; nothing in it may run or load. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:; font-src data:";

let lastSession = 0;

/** A session that can show this one page: in memory, no preload, and the network shut by `lockDown`. */
function sessionShowing(html: string) {
  lastSession += 1;
  const ours = session.fromPartition(`sosight-report-${lastSession}`);
  const headers = { 'content-type': 'text/html; charset=utf-8', 'content-security-policy': POLICY };
  ours.protocol.handle(SCHEME, (request) =>
    request.url === PAGE ? new Response(html, { headers }) : new Response('', { status: 404 }),
  );
  return ours;
}

/**
 * Prints to A4 in a page that nobody sees, with scripts off. Gives the PDF's bytes: tagged, with an outline.
 * @throws when Chromium cannot load or print the page.
 */
export async function printPdf(job: PrintJob): Promise<Uint8Array> {
  const ours = sessionShowing(job.html);
  const window = new BrowserWindow({
    show: false,
    width: 794,
    height: 1123,
    // Offscreen, because an ordinary window crashes where there is no display (the command line's way).
    webPreferences: { session: ours, offscreen: true, sandbox: true, contextIsolation: true, javascript: false },
  });
  try {
    await window.loadURL(PAGE);
    return await window.webContents.printToPDF({
      pageSize: 'A4',
      preferCSSPageSize: true,
      margins: { ...job.margins },
      printBackground: true,
      displayHeaderFooter: job.headerTemplate !== '' || job.footerTemplate !== '',
      headerTemplate: job.headerTemplate || '<span></span>',
      footerTemplate: job.footerTemplate || '<span></span>',
      generateTaggedPDF: true,
      generateDocumentOutline: true,
    });
  } finally {
    window.destroy();
    ours.protocol.unhandle(SCHEME);
  }
}
