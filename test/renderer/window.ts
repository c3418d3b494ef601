import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { installMockBridge, type MockData } from './mock-bridge.ts';

/** The window's files as built, by path below the root; built in memory, nothing is written. */
type BuiltWindow = ReadonlyMap<string, string | Uint8Array>;

const TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.woff2': 'font/woff2',
  '.svg': 'image/svg+xml',
};
/** As strict as the app's own policy, so that an inline script or a remote font fails here too. */
const POLICY = "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data:; font-src 'self'";

/** Builds renderer/ as the app does. */
async function buildWindow(): Promise<BuiltWindow> {
  const result = await build({
    root: fileURLToPath(new URL('../../renderer', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: { write: false, target: 'chrome130', minify: true, reportCompressedSize: false },
  });
  const outputs = Array.isArray(result) ? result : [result];
  const files = new Map<string, string | Uint8Array>();
  for (const output of outputs) {
    if (!('output' in output)) throw new Error('vite is watching, not building');
    for (const file of output.output) files.set(`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source);
  }
  return files;
}

/** Serves the files to this machine only, cacheable: every test loads the same ones. */
function serve(files: BuiltWindow): Promise<Server> {
  const server = createServer((request, response) => {
    const path = request.url === '/' ? '/index.html' : (request.url ?? '');
    const body = files.get(path);
    response.writeHead(body === undefined ? 404 : 200, {
      'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
      'content-security-policy': POLICY,
      'cache-control': 'max-age=3600',
    });
    response.end(body);
  });
  return new Promise((resolve) => server.listen(0, '127.0.0.1', () => resolve(server)));
}

export interface OpenOptions {
  readonly width?: number;
  readonly height?: number;
}

/** A page, and what went wrong in it: script errors, console errors, requests to anywhere else. */
export interface Opened {
  readonly page: Page;
  readonly errors: string[];
}

/** A Chromium with the built window in reach. */
export interface Stage {
  /** Opens the window with a mock of main behind it. */
  open(data: MockData, options?: OpenOptions): Promise<Opened>;
  close(): Promise<void>;
}

/** Builds the window, serves it and starts the system's Chromium (or the one that SOSIGHT_CHROMIUM names). */
export async function openStage(): Promise<Stage> {
  const executablePath = process.env.SOSIGHT_CHROMIUM ?? '/usr/bin/chromium';
  const [browser, server] = await Promise.all([
    chromium.launch({ executablePath, args: ['--no-sandbox'] }),
    buildWindow().then(serve),
  ]);
  const context = await browser.newContext();
  const { port } = server.address() as AddressInfo;
  return {
    open: (data, options) => openWindow(context, `http://127.0.0.1:${port}`, data, options),
    async close() {
      await browser.close();
      server.close();
    },
  };
}

async function openWindow(
  context: BrowserContext,
  origin: string,
  data: MockData,
  { width = 1280, height = 800 }: OpenOptions = {},
): Promise<Opened> {
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  page.on('request', (request) => {
    if (!request.url().startsWith(origin)) errors.push(`request to ${request.url()}`);
  });
  await page.setViewportSize({ width, height });
  await page.addInitScript(installMockBridge, data);
  await page.goto(`${origin}/`, { waitUntil: 'commit' });
  return { page, errors };
}
