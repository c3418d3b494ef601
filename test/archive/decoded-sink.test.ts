import { describe, expect, it } from 'vitest';
import { type DecodedSinkOptions, decodedSink } from '../../shared/archive/decoded-sink.ts';
import type { Problem } from '../../shared/contracts/errors.ts';
import { bzip2, gzip, xz, zstd } from '../builders/compress.ts';

const LOG = Buffer.from('kernel: INFO: task kworker/u256:1:99 blocked for more than 120 seconds.\n'.repeat(3000));

/** What came out of a decodedSink that a member's bytes were written to. */
async function through(bytes: Uint8Array, chunkSize: number, complete = true, options: DecodedSinkOptions = {}) {
  const parts: Uint8Array[] = [];
  const ends: boolean[] = [];
  const problems: Problem[] = [];
  const sink = decodedSink(
    { write: (chunk) => void parts.push(chunk.slice()), end: (whole) => void ends.push(whole) },
    (problem) => problems.push(problem),
    options,
  );
  for (let at = 0; at < bytes.length; at += chunkSize) await sink.write(bytes.subarray(at, at + chunkSize));
  await sink.end(complete);
  return { text: Buffer.concat(parts), ends, problems };
}

describe('a compressed member', () => {
  it.each([
    ['gz', async (bytes: Uint8Array) => gzip(bytes)],
    ['xz', xz],
    ['bz2', bzip2],
    ['zst', zstd],
    ['plain', async (bytes: Uint8Array) => bytes],
  ] as const)('%s comes out decoded', async (_, pack) => {
    const packed = await pack(LOG);
    for (const chunkSize of [1, 7, 65_536]) {
      const { text, ends, problems } = await through(packed, chunkSize);
      expect(text.equals(LOG)).toBe(true);
      expect(ends).toEqual([true]);
      expect(problems).toEqual([]);
    }
  });

  it.each(['', 'x', 'short'])('passes %j through', async (content) => {
    expect(await through(Buffer.from(content), 2)).toEqual({ text: Buffer.from(content), ends: [true], problems: [] });
  });

  it('gives what a cut one holds, and says so', async () => {
    const packed = gzip(LOG);
    const { text, ends, problems } = await through(packed.subarray(0, packed.length - 10), 100, true, {
      path: 'var/log/a.gz',
    });
    expect(text.length).toBeGreaterThan(LOG.length / 2);
    expect(LOG.subarray(0, text.length).equals(text)).toBe(true);
    expect(ends).toEqual([false]);
    expect(problems).toMatchObject([{ code: 'member-unreadable', path: 'var/log/a.gz' }]);
  });

  it('leaves it to the archive to say that it broke off', async () => {
    const packed = gzip(LOG);
    expect(await through(packed.subarray(0, packed.length - 10), 100, false)).toMatchObject({
      ends: [false],
      problems: [],
    });
    expect(await through(LOG, 100, false)).toMatchObject({ ends: [false], problems: [] });
  });

  it('notices a flipped byte', async () => {
    const packed = gzip(LOG);
    packed[packed.length - 6] = (packed[packed.length - 6] ?? 0) ^ 1;
    expect(await through(packed, 100)).toMatchObject({ ends: [false], problems: [{ code: 'member-unreadable' }] });
  });

  it('drops what stands after the end', async () => {
    const { text, ends, problems } = await through(Buffer.concat([gzip(LOG), Buffer.from('garbage')]), 100);
    expect(text.equals(LOG)).toBe(true);
    expect({ ends, problems }).toEqual({ ends: [true], problems: [] });
  });

  it('stops at its bound', async () => {
    const { text, ends, problems } = await through(gzip(LOG), 100, true, { decodedBytes: 100_000 });
    expect(text.length).toBeLessThanOrEqual(100_000);
    expect(ends).toEqual([false]);
    expect(problems).toMatchObject([{ code: 'member-too-large' }]);
  });

  it("hands its sink's own error on", async () => {
    const broken = {
      write() {
        throw new Error('a bug of the sink');
      },
      end() {},
    };
    const sink = decodedSink(broken, () => undefined);
    await sink.write(gzip(LOG));
    await expect(sink.end(true)).rejects.toThrow('a bug');
  });

  it('lets other events in while one piece of input decodes to very much', async () => {
    const bomb = await xz(new Uint8Array(60 * 1024 * 1024));
    const sink = decodedSink({ write: () => undefined, end: () => undefined }, () => undefined);
    let turns = 0;
    const timer = setInterval(() => turns++, 5);
    await sink.write(bomb);
    await sink.end(true);
    clearInterval(timer);
    expect(turns).toBeGreaterThan(1);
  });
});
