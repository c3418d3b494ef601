import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { parseCommand } from '../../main/cli/arguments.ts';
import { HELP } from '../../main/cli/help.ts';
import { runCli } from '../../main/cli/run.ts';
import { LIMITS } from '../../shared/base/limits.ts';
import { sampleTree } from '../../shared/sample/sample.ts';
import { buildArchive } from '../builders/archive.ts';
import { recordedTerminal } from './terminal.ts';

let folder = '';
let archive = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sosight-limits-'));
  archive = join(folder, 'sosreport-a.tar.gz');
  const tree = Object.fromEntries(Object.entries(sampleTree()).map(([path, entry]) => [`sosreport-a/${path}`, entry]));
  writeFileSync(
    archive,
    await buildArchive({ ...tree, 'sosreport-a/huge': new Uint8Array(3 * 2 ** 20) }, { format: 'tar+gzip' }),
  );
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function run(...words: string[]) {
  const terminal = recordedTerminal();
  return { status: await runCli(words, terminal), out: terminal.stdout(), err: terminal.stderr() };
}

describe('--limit', () => {
  it('is read for analyze and show, a later one of a name winning', () => {
    expect(
      parseCommand(['analyze', 'a', '--limit', 'decoded=1G', '--limit', 'time=5m', '--limit', 'decoded=2G']),
    ).toMatchObject({
      ok: true,
      value: { limits: { decodedBytes: 2 * 2 ** 30, seconds: 300 } },
    });
    expect(parseCommand(['show', 'a', 'b', '--lines', '3', '--limit', 'members=200'])).toMatchObject({
      ok: true,
      value: { limits: { members: 200 }, lines: [3, 3] },
    });
    expect(parseCommand(['analyze', 'a', '--limit', 'size=1'])).toMatchObject({
      ok: false,
      error: expect.stringContaining('decoded'),
    });
    expect(parseCommand(['articles', 'list', '--limit', 'members=200']).ok).toBe(false);
  });

  it('stands in the help with every name', () => {
    for (const { word } of LIMITS) expect(HELP).toContain(`${word}=`);
  });

  it('ends the reading of an archive past it: the case says so, and the status', async () => {
    const { status, out, err } = await run('analyze', archive, '--format', 'json', '--limit', 'decoded=2M');
    expect(status).toBe(3);
    expect(err).toMatch(/decodes to more than 2M \(the limit "decoded" can be raised/);
    expect(JSON.parse(out).cases[0].problems[0].code).toBe('limit-exceeded');
    expect((await run('analyze', archive, '--format', 'json')).status).toBe(0);
  });

  it('holds for show', async () => {
    const { status, err } = await run('show', archive, '--limit', 'decoded=2M');
    expect(status).toBe(3);
    expect(err).toMatch(/limit "decoded"/);
  });

  it('that is wrong is wrong usage', async () => {
    const { status, err } = await run('analyze', archive, '--limit', 'nesting=99');
    expect(status).toBe(2);
    expect(err).toMatch(/--limit nesting takes a whole number from 0 to 8, not "99"/);
  });
});
