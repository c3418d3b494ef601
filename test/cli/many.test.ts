import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { runCli } from '../../main/cli/run.ts';
import { FleetDocument } from '../../shared/contracts/fleet.ts';
import { buildArchive } from '../builders/archive.ts';
import { FLEET, fleetArchive, fleetTree } from '../builders/fleet-hosts.ts';
import { recordedTerminal } from './terminal.ts';

let folder = '';
const archives: string[] = [];

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'sosight-many-'));
  await mkdir(join(folder, 'hosts'));
  for (const at of [0, 3, 6]) {
    const host = FLEET[at];
    if (host === undefined) continue;
    const top = fleetArchive(host, at);
    const tree = Object.fromEntries(Object.entries(fleetTree(host)).map(([path, entry]) => [`${top}/${path}`, entry]));
    const path = join(folder, 'hosts', `${top}.tar`);
    await writeFile(path, await buildArchive(tree));
    archives.push(path);
  }
});
afterAll(() => rm(folder, { recursive: true, force: true }));

async function run(...words: string[]) {
  const terminal = recordedTerminal();
  const status = await runCli(words, terminal);
  return { status, out: terminal.stdout(), err: terminal.stderr() };
}
const archive = (at: number): string => archives[at] ?? '';

describe('sosight fleet', () => {
  it('prints a row for each archive of a folder, the struck host first', async () => {
    const { status, out, err } = await run('fleet', join(folder, 'hosts'));
    expect([status, err]).toEqual([0, '']);
    const [summary, , head, ...rows] = out.trimEnd().split('\n');
    expect(summary).toContain('1 of 3 hosts hit, 1 more to act on');
    expect(head).toMatch(/^Host +Kernel verdict +Running/);
    expect(rows.map((row) => row.split(' ')[0])).toEqual([
      'dbsrv07.example.com',
      'appsrv12.example.com',
      'dbsrv09.example.com',
    ]);
  });

  it('gives rows as JSON that fit their schema, and as CSV', async () => {
    const document = FleetDocument.parse(JSON.parse((await run('fleet', ...archives, '--format', 'json')).out));
    expect(document.article).toBe('rhel7-efi-page-fault');
    expect(document.rows.map(({ running }) => running)).toEqual(['36.2', '45.1', '62.1']);
    const { out } = await run('fleet', ...archives, '--format', 'csv');
    expect(out.startsWith('\uFEFFHost,OS,Kernel verdict,')).toBe(true);
    expect(out.trimEnd().split('\r\n')).toHaveLength(4);
  });

  it('names no host where that is asked', async () => {
    const { out } = await run('fleet', ...archives, '--redact', '--format', 'json');
    expect(out).not.toMatch(/dbsrv|appsrv|example\.com|0387/);
    expect(out).toContain('host3');
  });

  it('tells another article, and says which there are', async () => {
    expect((await run('fleet', archive(0), '--article', 'rhel7-leave-mm-tlb')).status).toBe(0);
    const { status, err } = await run('fleet', archive(0), '--article', 'no-such');
    expect(status).toBe(2);
    expect(err).toContain('rhel7-efi-page-fault');
  });

  it('goes on past what cannot be read, and never replaces an input', async () => {
    const { status, out } = await run('fleet', archive(0), join(folder, 'none.tar'));
    expect(status).toBe(1);
    expect(out).toContain('dbsrv07');
    const { out: json } = await run('fleet', archive(0), join(folder, 'none.tar'), '--format', 'json');
    const { rows, failures } = FleetDocument.parse(JSON.parse(json));
    expect([rows.length, failures]).toEqual([1, [expect.objectContaining({ file: 'none.tar', code: 'unreadable' })]]);
    const refused = await run('fleet', archive(0), '-o', archive(0));
    expect(refused.status).toBe(2);
    expect((await readFile(archive(0))).length).toBeGreaterThan(1000);
  });
});

describe('sosight compare', () => {
  it('lists what differs, and says how many rows do', async () => {
    const { status, out } = await run('compare', archive(0), archive(2));
    expect(status).toBe(0);
    expect(out).toMatch(/\d+ of \d+ rows differ/);
    expect(out).toMatch(/≠ Running kernel +3\.10\.0-1160\.36\.2\.el7 +3\.10\.0-1160\.62\.1\.el7/);
    expect(out).toMatch(/≠ kernel\.hung_task_panic +0 +1/);
    expect(out).not.toContain('kernel.sysrq');
    expect((await run('compare', archive(0), archive(2), '--all')).out).toMatch(/= kernel\.sysrq +16 +16/);
  });

  it('writes into a folder under a name of its own', async () => {
    const target = join(folder, 'out/');
    expect((await run('compare', archive(0), archive(2), '--format', 'markdown', '-o', target)).status).toBe(0);
    expect(await readFile(join(target, 'compare.md'), 'utf8')).toContain('| Running kernel | ≠ |');
  });

  it.each([
    [['compare'], 'two FILEs'],
    [['compare', 'a', 'b', 'c'], 'two FILEs'],
    [['compare', 'a', 'b', '--redact'], '--redact'],
    [['compare', 'a', 'b', '--format', 'pdf'], 'markdown'],
    [['fleet'], 'FILE'],
    [['fleet', 'a', '--all'], '--all'],
    [['fleet', 'a', '--fail-on', 'low'], 'analyze'],
    [['analyze', 'a', '--article', 'x'], 'fleet'],
  ])('%j is wrong, and why is said', async (words, told) => {
    const { status, err } = await run(...words);
    expect(status).toBe(2);
    expect(err).toContain(told);
  });

  it('needs two hosts', async () => {
    const { status, err } = await run('compare', archive(0));
    expect(status).toBe(2);
    expect(err).toContain('there is one');
    // That one of the two cannot be read is no wrong usage.
    expect((await run('compare', archive(0), join(folder, 'none.tar'))).status).toBe(1);
  });
});
