import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { fileSource } from '../../main/analysis/file-source.ts';
import type { ByteSource } from '../../shared/archive/types.ts';
import { buildArchive } from '../builders/archive.ts';
import { outcomeOf, readSource } from './reading.ts';

let folder = '';
beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'sosight-test-'));
});
afterAll(() => rmSync(folder, { recursive: true }));

/** The source of a file that can be read. */
async function open(path: string): Promise<ByteSource> {
  const source = await fileSource(path);
  if (!source.ok) throw new Error(source.error.message);
  return source.value;
}

describe('a file', () => {
  it('is streamed from any place, again and again, and read at any place', async () => {
    const path = join(folder, 'a.tar.xz');
    const bytes = Buffer.from(Array.from({ length: 1000 }, (_, at) => at & 255));
    writeFileSync(path, bytes);
    const source = await open(path);
    expect(source).toMatchObject({ name: 'a.tar.xz', size: 1000 });
    for (const start of [0, 400, 1000]) {
      const parts: Uint8Array[] = [];
      for await (const chunk of source.stream(start)) parts.push(chunk);
      expect(Buffer.concat(parts).equals(bytes.subarray(start))).toBe(true);
    }
    expect(Buffer.from((await source.readAt?.(990, 100)) ?? []).equals(bytes.subarray(990))).toBe(true);
  });

  it('is read as an archive', async () => {
    const path = join(folder, 'b.tar.xz');
    writeFileSync(path, await buildArchive({ 'top/uname': 'Linux' }, { format: 'tar+xz' }));
    const { result, collector } = await readSource(await open(path));
    expect(outcomeOf(result)).toMatchObject({ members: 1, complete: true });
    expect(collector.text('top/uname')).toBe('Linux');
  });

  it('that vanishes after it was chosen is a failure, not an exception', async () => {
    const path = join(folder, 'c.tar');
    writeFileSync(path, 'x');
    const source = await open(path);
    rmSync(path);
    const { result } = await readSource(source);
    expect(result).toMatchObject({ ok: false, error: { code: 'unreadable' } });
  });
});

describe('what is no file to read', () => {
  it.each([
    ['a missing file', () => join(folder, 'missing'), 'not there'],
    ['a folder', () => folder, 'folder'],
  ])('%s', async (_, path, words) => {
    const source = await fileSource(path());
    expect(source).toMatchObject({ ok: false, error: { code: 'unreadable', message: expect.stringContaining(words) } });
  });

  it('a file without permission (unless root, whom nothing stops)', async () => {
    const path = join(folder, 'secret');
    writeFileSync(path, 'x');
    chmodSync(path, 0);
    expect((await fileSource(path)).ok).toBe(process.getuid?.() === 0);
  });
});

it.runIf(process.platform !== 'win32')('a pipe has no size and no random access, and is read', async () => {
  const path = join(folder, 'pipe');
  const tar = join(folder, 'd.tar');
  writeFileSync(tar, await buildArchive({ a: 'x'.repeat(500_000) }));
  execFileSync('mkfifo', [path]);
  const writer = spawn('sh', ['-c', 'cat "$1" > "$2"', 'sh', tar, path], { stdio: 'ignore' });
  const source = await open(path);
  expect(source).toMatchObject({ size: null, readAt: null });
  expect(outcomeOf((await readSource(source)).result)).toMatchObject({ members: 1, complete: true });
  writer.kill();
});

it.runIf(process.platform !== 'win32')(
  'a pipe that nobody writes to is opened all the same, and can be given up',
  async () => {
    const path = join(folder, 'silent');
    execFileSync('mkfifo', [path]);
    const stop = AbortSignal.timeout(100);
    const source = await open(path);
    await expect(readSource(source, { signal: stop })).rejects.toMatchObject({ name: 'TimeoutError' });
  },
);
