import { execFile } from 'node:child_process';
import { createSocket } from 'node:dgram';
import { mkdtempSync, rmSync } from 'node:fs';
import { createServer as tcpServer } from 'node:net';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { build } from 'vite';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';

const root = join(import.meta.dirname, '../..');
let folder = '';
let heard = 0;
const tcp = tcpServer((socket) => {
  heard += 1;
  socket.destroy();
});
const udp = createSocket('udp4', () => {
  heard += 1;
});
let ports: { tcp: number; udp: number };

beforeAll(async () => {
  await new Promise<void>((ready) => tcp.listen(0, '127.0.0.1', ready));
  await new Promise<void>((ready) => udp.bind(0, '127.0.0.1', ready));
  const address = tcp.address();
  ports = { tcp: typeof address === 'object' && address !== null ? address.port : 0, udp: udp.address().port };
  folder = mkdtempSync(join(root, 'node_modules', '.sosight-guard-test-'));
  await build({
    root,
    configFile: false,
    logLevel: 'error',
    build: {
      ssr: join(root, 'main/security/network-guard.ts'),
      outDir: folder,
      rolldownOptions: { output: { entryFileNames: 'guard.mjs' } },
    },
  });
});
afterAll(() => {
  tcp.close();
  udp.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Runs lines of code in a Node of its own, after the guard stands (or without it); what they print. */
async function inNode(lines: string, guarded = true): Promise<string> {
  const start = guarded
    ? `import { denyNetwork, networkAttempts } from ${JSON.stringify(join(folder, 'guard.mjs'))};\ndenyNetwork();\n`
    : 'const networkAttempts = () => 0;\n';
  const ran = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', start + lines], {
    timeout: 20_000,
  });
  return ran.stdout.trim();
}

const OUTCOME = `.then(() => console.log('reached', networkAttempts()), (error) => console.log('refused', networkAttempts(), error.code ?? error.cause?.code));`;
const attempts = (): [string, string][] => [
  [
    'fetch',
    `await fetch('http://127.0.0.1:${ports.tcp}/').catch((error) => { if (error.cause?.code === 'EACCES') throw error; })`,
  ],
  [
    'net',
    `await new Promise((done, no) => (await import('node:net')).connect(${ports.tcp}, '127.0.0.1', done).on('error', no))`,
  ],
  [
    'http',
    `await new Promise((done, no) => (await import('node:http')).get('http://127.0.0.1:${ports.tcp}/', done).on('error', (error) => (error.code === 'EACCES' ? no(error) : done())))`,
  ],
  [
    'tls',
    `await new Promise((done, no) => (await import('node:tls')).connect(${ports.tcp}, '127.0.0.1', done).on('error', (error) => (error.code === 'EACCES' ? no(error) : done())))`,
  ],
  [
    'udp',
    `await new Promise(async (done, no) => { const { createSocket } = await import('node:dgram'); createSocket('udp4').send('x', ${ports.udp}, '127.0.0.1', (error) => (error ? no(error) : done())); })`,
  ],
  ['dns', `await (await import('node:dns/promises')).lookup('localhost')`],
  [
    'listen',
    `await new Promise(async (done, no) => (await import('node:net')).createServer().listen(0, done).on('error', no))`,
  ],
];

describe('the guard of Node code', () => {
  it.each(['fetch', 'net', 'http', 'tls', 'udp', 'dns', 'listen'])('refuses and counts: %s', async (name) => {
    const code =
      attempts()
        .find(([one]) => one === name)?.[1]
        .replace('new Promise((', 'new Promise(async (') ?? '';
    const before = heard;
    expect(await inNode(`(async () => { ${code} })()${OUTCOME}`)).toMatch(/^refused [1-9]\d* EACCES$/);
    expect(heard).toBe(before);
  });

  it.each(['fetch', 'net', 'udp'])('is what stops them: without it, %s reaches the server', async (name) => {
    const code =
      attempts()
        .find(([one]) => one === name)?.[1]
        .replace('new Promise((', 'new Promise(async (') ?? '';
    const before = heard;
    await inNode(`(async () => { ${code} })()${OUTCOME.replace(');', ').finally(() => process.exit());')}`, false);
    await expect.poll(() => heard).toBeGreaterThan(before);
  });
});
