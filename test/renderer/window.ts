import { extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import react from '@vitejs/plugin-react';
import { type Browser, chromium, type Page } from 'playwright-core';
import { build } from 'vite';
import { installMockBridge, type MockData } from './mock-bridge.ts';

/** The window's files as built, by path below the root; built in memory, nothing is written. */
export type BuiltWindow = ReadonlyMap<string, string | Uint8Array>;

const ORIGIN = 'https://app.invalid';
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
export async function buildWindow(): Promise<BuiltWindow> {
  const result = await build({
    root: fileURLToPath(new URL('../../renderer', import.meta.url)),
    configFile: false,
    logLevel: 'error',
    plugins: [react()],
    build: { write: false, target: 'chrome130', minify: false, reportCompressedSize: false },
  });
  const outputs = Array.isArray(result) ? result : [result];
  const files = new Map<string, string | Uint8Array>();
  for (const output of outputs) {
    if (!('output' in output)) throw new Error('vite is watching, not building');
    for (const file of output.output) files.set(`/${file.fileName}`, file.type === 'chunk' ? file.code : file.source);
  }
  return files;
}

export const launch = (): Promise<Browser> =>
  chromium.launch({ executablePath: process.env.SOSIGHT_CHROMIUM ?? '/usr/bin/chromium', args: ['--no-sandbox'] });

interface OpenOptions {
  readonly width?: number;
  readonly height?: number;
  readonly dark?: boolean;
}

/** What went wrong in a page: script errors, console errors, requests to anywhere else. */
export interface Opened {
  readonly page: Page;
  readonly errors: string[];
}

/** Opens the window with a mock of main behind it. No request leaves the machine: all are answered from the build. */
export async function openWindow(
  browser: Browser,
  files: BuiltWindow,
  data: MockData,
  { width = 1280, height = 800, dark = false }: OpenOptions = {},
): Promise<Opened> {
  const page = await browser.newPage({ viewport: { width, height }, colorScheme: dark ? 'dark' : 'light' });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (message.type() === 'error') errors.push(message.text());
  });
  await page.route('**/*', async (route) => {
    const url = new URL(route.request().url());
    const path = url.pathname === '/' ? '/index.html' : url.pathname;
    const body = url.origin === ORIGIN ? files.get(path) : undefined;
    if (body === undefined) {
      errors.push(`no such file: ${url.href}`);
      return route.fulfill({ status: 404 });
    }
    return route.fulfill({
      body: typeof body === 'string' ? body : Buffer.from(body),
      headers: {
        'content-type': TYPES[extname(path)] ?? 'application/octet-stream',
        'content-security-policy': POLICY,
      },
    });
  });
  await page.addInitScript(installMockBridge, data);
  await page.goto(`${ORIGIN}/`);
  return { page, errors };
}
