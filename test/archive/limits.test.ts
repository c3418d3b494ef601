import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../shared/archive/bytes-source.ts';
import { DEFAULT_LIMITS } from '../../shared/archive/limits.ts';
import { readArchive } from '../../shared/archive/read-archive.ts';
import { writeTar } from '../../shared/sample/tar-writer.ts';
import { ARCHIVE_FORMATS, buildArchive } from '../builders/archive.ts';
import { gzip, xz } from '../builders/compress.ts';
import { failureOf, outcomeOf, read } from './reading.ts';

const MIB = 1024 * 1024;

describe('limits', () => {
  it('stops at the decoded size and keeps what was read before', async () => {
    const bytes = await buildArchive(
      { 'top/uname': 'Linux', 'top/huge': new Uint8Array(3 * MIB) },
      { format: 'tar+gzip' },
    );
    const { result, collector } = await read(bytes, { limits: { decodedBytes: MIB } });
    const outcome = outcomeOf(result);
    expect(outcome).toMatchObject({ complete: false, problems: [{ code: 'limit-exceeded' }] });
    expect(outcome.decodedBytes).toBeLessThan(2 * MIB);
    expect(collector.text('top/uname')).toBe('Linux');
    expect(collector.members[1]).toMatchObject({ ended: false });
  });

  it('stops a bomb by its ratio, after 64 MiB', async () => {
    const bytes = await xz(await buildArchive({ 'top/uname': 'Linux', 'top/bomb': new Uint8Array(80 * MIB) }));
    const { result } = await read(bytes);
    const outcome = outcomeOf(result);
    expect(outcome).toMatchObject({ complete: false, problems: [{ code: 'limit-exceeded' }] });
    expect(outcome.decodedBytes).toBeLessThan(66 * MIB);
  });

  it('lets a well compressed archive below 64 MiB pass', async () => {
    const bytes = await xz(await buildArchive({ 'top/zeros': new Uint8Array(40 * MIB) }));
    expect(outcomeOf((await read(bytes)).result)).toMatchObject({ complete: true, problems: [] });
  });

  it('counts members', async () => {
    const tree = { a: '', b: '', c: '' };
    const bytes = await buildArchive(tree);
    expect(outcomeOf((await read(bytes, { limits: { members: 3 } })).result).complete).toBe(true);
    const { result, collector } = await read(bytes, { limits: { members: 2 } });
    expect(outcomeOf(result)).toMatchObject({ complete: false, members: 2, problems: [{ code: 'limit-exceeded' }] });
    expect(collector.paths).toEqual(['a', 'b']);
  });

  it('refuses an archive that is past a limit before its first member', async () => {
    const bytes = await buildArchive({ a: '' });
    expect(failureOf((await read(bytes, { limits: { decodedBytes: 100 } })).result).code).toBe('limit-exceeded');
  });

  it('refuses meta data of more than a mebibyte', async () => {
    const bytes = writeTar([
      { path: 'first', content: 'x' },
      { path: 'n'.repeat(MIB + 1), content: '' },
    ]);
    const { result } = await read(bytes);
    expect(outcomeOf(result)).toMatchObject({ members: 1, problems: [{ code: 'limit-exceeded' }] });
  });
});

describe('size', () => {
  it('reads 200,000 members', async () => {
    const entries = Array.from({ length: 200_000 }, (_, at) => ({ path: `top/proc/${at}/status`, content: '' }));
    const bytes = writeTar(entries);
    let seen = 0;
    const result = await readArchive(
      bytesSource('many.tar', bytes),
      {
        member() {
          seen++;
          return null;
        },
      },
      { limits: DEFAULT_LIMITS, signal: new AbortController().signal, onProgress() {} },
    );
    expect(outcomeOf(result)).toMatchObject({ members: 200_000, complete: true });
    expect(seen).toBe(200_000);
  }, 20_000);
});

describe('pace', () => {
  it.each(ARCHIVE_FORMATS)('%s: never writes before the write before was taken', async (format) => {
    const bytes = await buildArchive({ a: 'x'.repeat(600_000), b: 'y' }, { format });
    let busy = false;
    let most = 0;
    const wait = async (): Promise<void> => {
      if (busy) throw new Error('two writes at once');
      busy = true;
      await new Promise((resolve) => setTimeout(resolve, 1));
      busy = false;
    };
    const sink = {
      write(chunk: Uint8Array) {
        most = Math.max(most, chunk.length);
        return wait();
      },
      end: wait,
    };
    const options = { limits: DEFAULT_LIMITS, signal: new AbortController().signal, onProgress() {} };
    expect(outcomeOf(await readArchive(bytesSource('a', bytes), { member: () => sink }, options)).members).toBe(2);
    expect(most).toBeLessThanOrEqual(512 * 1024);
  });
});

describe('progress and cancelling', () => {
  it('ends its progress at the whole file', async () => {
    const bytes = await buildArchive({ a: 'x'.repeat(100_000) }, { format: 'tar+gzip' });
    const calls: (readonly [number, string | null])[] = [];
    await read(bytes, { chunkSize: 10, onProgress: (count, member) => calls.push([count, member]) });
    expect(calls.at(-1)).toEqual([bytes.length, 'a']);
    expect(calls.length).toBeLessThan(100);
  });

  it('throws the reason of an abort, ending the sink at hand', async () => {
    const controller = new AbortController();
    const bytes = gzip(await buildArchive({ a: new Uint8Array(5 * MIB) }));
    const ends: boolean[] = [];
    const sink = {
      write: () => controller.abort(),
      end: (complete: boolean) => void ends.push(complete),
    };
    const options = { limits: DEFAULT_LIMITS, signal: controller.signal, onProgress() {} };
    await expect(readArchive(bytesSource('a', bytes), { member: () => sink }, options)).rejects.toMatchObject({
      name: 'AbortError',
    });
    expect(ends).toEqual([false]);
  });

  it('does not wait for a source that hangs', async () => {
    const controller = new AbortController();
    const source = {
      name: 'pipe',
      size: null,
      readAt: null,
      stream: (): AsyncIterable<Uint8Array> => ({
        [Symbol.asyncIterator]: () => ({ next: () => new Promise<IteratorResult<Uint8Array>>(() => undefined) }),
      }),
    };
    const options = { limits: DEFAULT_LIMITS, signal: controller.signal, onProgress() {} };
    const reading = readArchive(source, { member: () => null }, options);
    controller.abort(new Error('stopped by the user'));
    await expect(reading).rejects.toThrow('stopped by the user');
  });

  it('lets a cancel in while a bomb in memory is decoded', async () => {
    const controller = new AbortController();
    const bytes = await xz(await buildArchive({ a: new Uint8Array(50 * MIB) }));
    setTimeout(() => controller.abort(), 20);
    await expect(read(bytes, { signal: controller.signal })).rejects.toMatchObject({ name: 'AbortError' });
  });

  it("passes a sink's own error on", async () => {
    const bytes = await buildArchive({ a: 'x' });
    const sink = {
      write() {
        throw new Error('a bug of the sink');
      },
      end() {},
    };
    const options = { limits: DEFAULT_LIMITS, signal: new AbortController().signal, onProgress() {} };
    await expect(readArchive(bytesSource('a', bytes), { member: () => sink }, options)).rejects.toThrow('a bug');
  });
});
