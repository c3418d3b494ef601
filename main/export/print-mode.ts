import { writeSync } from 'node:fs';
import { setTimeout } from 'node:timers/promises';
import { app } from 'electron';
import { z } from 'zod';
import { printPdf } from './print-pdf.ts';

/** What comes in on standard input. */
const PrintRequest = z.object({
  html: z.string(),
  headerTemplate: z.string(),
  footerTemplate: z.string(),
  margins: z.object({ top: z.number(), bottom: z.number(), left: z.number(), right: z.number() }),
});

async function standardInput(): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of process.stdin) chunks.push(Buffer.from(chunk));
  return Buffer.concat(chunks).toString('utf8');
}

/**
 * Writes all of it before it returns: what stands in a stream's buffer when Electron exits is lost. A full pipe answers
 * EAGAIN; the reader is another process, so that waiting a moment is enough.
 */
async function toStandardOutput(bytes: Uint8Array): Promise<void> {
  for (let at = 0; at < bytes.length; ) {
    try {
      at += writeSync(1, bytes, at);
    } catch (error) {
      if (!(error instanceof Error && 'code' in error && error.code === 'EAGAIN')) throw error;
      await setTimeout(5);
    }
  }
}

/** A print request on standard input becomes a PDF on standard output; then the app ends, with status 1 if it failed. */
export async function runPrintMode(): Promise<void> {
  try {
    await app.whenReady();
    const request = PrintRequest.parse(JSON.parse(await standardInput()));
    await toStandardOutput(await printPdf(request));
    app.exit(0);
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
    app.exit(1);
  }
}
