import { type ChildProcessByStdio, spawn } from 'node:child_process';
import type { Readable, Writable } from 'node:stream';
import { fail, ok, type Result } from '../../shared/base/result.ts';
import { findElectron } from './find-electron.ts';
import { PRINT_FLAG } from './print-flag.ts';

/** All optional; `PdfDocument` of shared/reports fits: `printPdfHeadless(document.html, document)`. */
export interface HeadlessPdfOptions {
  /** HTML for every sheet, as Electron's printToPDF takes it; none by default. */
  readonly headerTemplate?: string;
  readonly footerTemplate?: string;
  /** Inches, for a page whose `@page` names none; 0.6 all round by default. */
  readonly margins?: { readonly top: number; readonly bottom: number; readonly left: number; readonly right: number };
  /** Milliseconds after which printing is given up; a minute by default. */
  readonly timeoutMs?: number;
}

const NO_RUNTIME =
  'A PDF needs Electron, and none is installed here: run "npm run setup" once, or set ELECTRON_OVERRIDE_DIST_PATH. The formats html and markdown work without it.';
const MARGINS = { top: 0.6, bottom: 0.6, left: 0.6, right: 0.6 };
const TIMEOUT_MS = 60_000;

function flags(): string[] {
  if (process.platform !== 'linux') return [];
  // Given here because Electron reads it before any of our code runs; `--headless` crashes (SPIKE.md).
  const display = ['--ozone-platform=headless', '--disable-gpu'];
  return process.getuid?.() === 0 ? [...display, '--no-sandbox'] : display;
}

function environment(): NodeJS.ProcessEnv {
  const { ELECTRON_RUN_AS_NODE: _asNode, ...rest } = process.env;
  return rest;
}

const latin1 = (bytes: Uint8Array) => Buffer.from(bytes).toString('latin1');

const isWholePdf = (bytes: Uint8Array) =>
  latin1(bytes.subarray(0, 5)) === '%PDF-' && latin1(bytes.subarray(-32)).trimEnd().endsWith('%%EOF');

/** Waits for the end of the child. The PDF, or the last words on its standard error. */
function outcome(
  child: ChildProcessByStdio<Writable, Readable, Readable>,
  timeoutMs: number,
): Promise<Result<Uint8Array, string>> {
  return new Promise((resolve) => {
    const out: Buffer[] = [];
    let words = '';
    const timer = setTimeout(() => {
      child.kill('SIGKILL');
      resolve(fail(`The PDF was not printed within ${timeoutMs / 1000} seconds.`));
    }, timeoutMs);
    child.stdout.on('data', (chunk: Buffer) => out.push(chunk));
    child.stderr.on('data', (chunk: Buffer) => {
      words = (words + chunk.toString('utf8')).slice(-2_000);
    });
    // A child that ended early is told by `close`; writing to it is no error of ours.
    child.stdin.on('error', () => undefined);
    child.on('error', (error) => {
      clearTimeout(timer);
      resolve(fail(`Electron could not be started: ${error.message}`));
    });
    child.on('close', (status) => {
      clearTimeout(timer);
      const bytes = new Uint8Array(Buffer.concat(out));
      resolve(
        status === 0 && isWholePdf(bytes)
          ? ok(bytes)
          : fail(`Electron could not print the PDF. ${words.trim()}`.trim()),
      );
    });
  });
}

/**
 * Prints a whole HTML page to PDF from plain Node, without a display and without a file: the HTML goes to Electron's
 * standard input, the PDF comes from its standard output. The error is a sentence for the user.
 */
export async function printPdfHeadless(
  html: string,
  options: HeadlessPdfOptions = {},
): Promise<Result<Uint8Array, string>> {
  const electron = findElectron();
  if (electron === null) return fail(NO_RUNTIME);
  const args = [...flags(), ...electron.args, PRINT_FLAG];
  const child = spawn(electron.program, args, { stdio: ['pipe', 'pipe', 'pipe'], env: environment() });
  const ended = outcome(child, options.timeoutMs ?? TIMEOUT_MS);
  const { headerTemplate = '', footerTemplate = '', margins = MARGINS } = options;
  child.stdin.end(JSON.stringify({ html, headerTemplate, footerTemplate, margins }));
  return ended;
}
