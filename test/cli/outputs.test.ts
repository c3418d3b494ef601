import {
  linkSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { runCli } from '../../main/cli/run.ts';
import { OutputFailed, processTerminal } from '../../main/cli/terminal.ts';
import { JsonDocument } from '../../shared/contracts/document.ts';
import { sampleSource, sampleTree } from '../../shared/sample/sample.ts';
import { buildArchive } from '../builders/archive.ts';
import { recordedTerminal } from './terminal.ts';

let folder = '';
let archive = '';
let bytes: Buffer;
beforeEach(async () => {
  folder = mkdtempSync(join(tmpdir(), 'sosight-outputs-'));
  archive = join(folder, 'a.tar');
  const parts: Uint8Array[] = [];
  for await (const chunk of sampleSource().stream()) parts.push(chunk.slice());
  bytes = Buffer.concat(parts);
  writeFileSync(archive, bytes);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

async function run(...words: string[]) {
  const terminal = recordedTerminal();
  const status = await runCli(words, terminal);
  return { status, out: terminal.stdout(), err: terminal.stderr() };
}

const full = Object.assign(new Error('ENOSPC: no space left on device, write'), { code: 'ENOSPC' });

describe('an output that is an input', () => {
  it.each(['itself', 'symbolic link', 'hard link'])('is refused and left alone (%s)', async (kind) => {
    const output = kind === 'itself' ? archive : join(folder, 'other.txt');
    if (kind === 'symbolic link') symlinkSync(archive, output);
    if (kind === 'hard link') linkSync(archive, output);
    const { status, err } = await run('analyze', archive, '-o', output);
    expect([status, err]).toEqual([2, expect.stringContaining('is one of the inputs')]);
    expect(readFileSync(archive).equals(bytes)).toBe(true);
  });

  it('is refused for one of several inputs, before anything is read', async () => {
    const { status, err } = await run('analyze', join(folder, 'none.tar'), archive, '-o', archive, '--format', 'pdf');
    expect([status, err]).toEqual([2, expect.not.stringContaining('none.tar')]);
  });

  it('is refused for the names that a folder gets', async () => {
    const place = join(folder, 'out');
    mkdirSync(place);
    expect((await run('analyze', archive, '-o', place, '--format', 'html')).status).toBe(0);
    const [name = ''] = readdirSync(place);
    writeFileSync(join(place, name), bytes);
    const again = await run('analyze', join(place, name), '-o', place, '--format', 'html');
    expect([again.status, again.err]).toEqual([2, expect.stringContaining(name)]);
    expect(readFileSync(join(place, name)).equals(bytes)).toBe(true);
    writeFileSync(join(place, 'sosight.json'), bytes);
    expect((await run('analyze', place, join(place, 'sosight.json'), '-o', place, '--format', 'json')).status).toBe(2);
  });
});

describe('what cannot be written', () => {
  it('is said in words, without a name of our own making', async () => {
    const { status, err } = await run('analyze', archive, '-o', join(folder, 'no', 'x.txt'));
    expect([status, err]).toEqual([
      1,
      `sosight: ${join(folder, 'no', 'x.txt')}: That folder does not exist. Choose another one.\n`,
    ]);
  });

  it.each([
    ['analyze', 'ARCHIVE'],
    ['show', 'ARCHIVE'],
    ['show', 'ARCHIVE', 'uname'],
    ['--help'],
    ['articles', 'list'],
  ])('a full disk behind standard output is one line and status 1 (%s %s %s)', async (...words) => {
    const terminal = recordedTerminal({
      out: () => Promise.reject(new OutputFailed('standard output', { cause: full })),
    });
    const status = await runCli(
      words.flatMap((word) => (word === 'ARCHIVE' ? archive : (word ?? []))),
      terminal,
    );
    expect([status, terminal.stderr()]).toEqual([
      1,
      expect.stringMatching(/^sosight: standard output: The disk is full.*\n$/),
    ]);
  });

  it('the process itself says so too, whether the stream throws or calls back', async () => {
    const write = vi.spyOn(process.stdout, 'write');
    try {
      const { out } = processTerminal();
      write.mockImplementationOnce(() => {
        throw full;
      });
      await expect(out('x')).rejects.toMatchObject({ cause: full });
      write.mockImplementationOnce((_: unknown, done: unknown) => {
        if (typeof done === 'function') done(full);
        return false;
      });
      await expect(out('x')).rejects.toBeInstanceOf(OutputFailed);
    } finally {
      write.mockRestore();
    }
  });
});

describe('sosreports of sos collect that cannot be read', () => {
  it('are failures beside the cases, told once', async () => {
    const inner = Object.entries(sampleTree()).map(([path, entry]) => [`sosreport-a/${path}`, entry] as const);
    const outer = join(folder, 'coll.tar');
    const good = await buildArchive(Object.fromEntries(inner), { format: 'tar+gzip' });
    const tree = {
      'c/sosreport-a.tar.gz': good,
      'c/sosreport-b.tar.gz': good,
      'c/sosreport-badhost-2022-05-16-abcdefg.tar.xz': 'only words\n'.repeat(99),
    };
    writeFileSync(outer, await buildArchive(tree));
    const { status, out, err } = await run('analyze', outer, '--format', 'json');
    const { cases, failures } = JsonDocument.parse(JSON.parse(out));
    expect([status, cases.length]).toEqual([1, 2]);
    expect(failures).toMatchObject([
      { file: 'coll.tar: c/sosreport-badhost-2022-05-16-abcdefg.tar.xz', code: 'not-an-archive' },
    ]);
    expect(err.match(/sosreport-badhost/g)).toHaveLength(1);
    const redacted = await run('analyze', outer, '--format', 'json', '--redact');
    expect(redacted.out).not.toContain('badhost');
    expect(JsonDocument.parse(JSON.parse(redacted.out)).failures.map(({ file }) => file)).toEqual(['input1']);
  });
});
