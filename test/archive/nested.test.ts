import { describe, expect, it } from 'vitest';
import { bytesSource } from '../../shared/archive/bytes-source.ts';
import { DEFAULT_LIMITS } from '../../shared/archive/limits.ts';
import { nestedArchive } from '../../shared/archive/nested.ts';
import { readArchive } from '../../shared/archive/read-archive.ts';
import type { ReadOptions, ReadOutcome } from '../../shared/archive/types.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Failure } from '../../shared/contracts/errors.ts';
import { ARCHIVE_FORMATS, buildArchive } from '../builders/archive.ts';
import { Collector, failureOf, outcomeOf } from './reading.ts';

const options = (nesting = 2, signal = new AbortController().signal): ReadOptions => ({
  limits: { ...DEFAULT_LIMITS, nesting },
  signal,
  onProgress() {},
});

/** Reads an outer archive, every `.tar*` member of it as an archive. */
async function readAll(bytes: Uint8Array, read = options(), chunkSize = 65_536) {
  const inner = new Collector();
  const outcomes: Promise<Result<ReadOutcome, Failure>>[] = [];
  const outer = await readArchive(
    bytesSource('collect.tar.gz', bytes, chunkSize),
    {
      member(header) {
        if (!header.path.includes('.tar')) return null;
        const nested = nestedArchive(header.path, inner, read);
        outcomes.push(nested.outcome);
        return nested.sink;
      },
    },
    read,
  );
  return { outer, inner, outcomes: await Promise.all(outcomes) };
}

describe('an archive inside an archive', () => {
  it.each(ARCHIVE_FORMATS)('reads sosreports in %s as they come by', async (format) => {
    const one = await buildArchive({ 'one/uname': 'Linux one', 'one/log': 'x'.repeat(300_000) }, { format });
    const two = await buildArchive({ 'two/uname': 'Linux two' }, { format });
    const bytes = await buildArchive(
      { 'c/one.tar.xz': one, 'c/notes': 'hello', 'c/two.tar.xz': two },
      { format: 'tar+gzip' },
    );
    const { outer, inner, outcomes } = await readAll(bytes, options(), 1000);
    expect(outcomeOf(outer)).toMatchObject({ members: 3, complete: true });
    expect(outcomes.map((outcome) => outcomeOf(outcome).format)).toEqual([format, format]);
    expect(inner.paths).toEqual(['one/uname', 'one/log', 'two/uname']);
    expect(inner.text('two/uname')).toBe('Linux two');
  });

  it('goes on after an inner file that is no archive', async () => {
    const good = await buildArchive({ 'b/uname': 'Linux' }, { format: 'tar+xz' });
    const bytes = await buildArchive({ 'a.tar': 'no archive\n'.repeat(50_000), 'b.tar.xz': good });
    const { outer, inner, outcomes } = await readAll(bytes);
    expect(outcomeOf(outer).complete).toBe(true);
    expect(outcomes[0] && failureOf(outcomes[0]).code).toBe('not-an-archive');
    expect(inner.paths).toEqual(['b/uname']);
  });

  it('goes on after an inner archive that is damaged', async () => {
    const bad = await buildArchive(
      { 'a/one': 'first', 'a/two': Buffer.alloc(50_000, 'abc') },
      { format: 'tar+xz', blockSize: 1024 },
    );
    bad[bad.length >> 1] = (bad[bad.length >> 1] ?? 0) ^ 4;
    const bytes = await buildArchive({ 'a.tar.xz': bad, 'b.tar': await buildArchive({ 'b/uname': 'Linux' }) });
    const { outcomes, inner } = await readAll(bytes);
    expect(outcomes.map((outcome) => outcomeOf(outcome).complete)).toEqual([false, true]);
    expect(inner.paths).toEqual(['a/one', 'a/two', 'b/uname']);
  });

  it('says of the inner archive that the outer one broke off in it', async () => {
    const one = await buildArchive({ 'one/uname': 'Linux', 'one/log': 'x'.repeat(3000) });
    const bytes = (await buildArchive({ 'one.tar': one })).subarray(0, 512 + 2000);
    const { outer, outcomes, inner } = await readAll(bytes);
    expect(outcomeOf(outer).complete).toBe(false);
    expect(outcomes[0] && outcomeOf(outcomes[0])).toMatchObject({
      complete: false,
      problems: [{ code: 'archive-truncated' }],
    });
    expect(inner.text('one/uname')).toBe('Linux');
  });

  it('refuses to go deeper than the limit, and reads on', async () => {
    const bytes = await buildArchive({ 'a.tar': await buildArchive({ 'a/uname': 'Linux' }), z: 'end' });
    const { outer, outcomes } = await readAll(bytes, options(0));
    expect(outcomeOf(outer)).toMatchObject({ members: 2, complete: true });
    expect(outcomes[0] && failureOf(outcomes[0]).code).toBe('limit-exceeded');
  });

  it('is cancelled with the outer one', async () => {
    const controller = new AbortController();
    const one = await buildArchive({ 'one/log': 'x'.repeat(3_000_000) });
    const bytes = await buildArchive({ 'one.tar': one });
    const read = options(2, controller.signal);
    const sink = { write: () => controller.abort(), end() {} };
    const reading = readArchive(
      bytesSource('a', bytes),
      { member: (header) => nestedArchive(header.path, { member: () => sink }, read).sink },
      read,
    );
    await expect(reading).rejects.toMatchObject({ name: 'AbortError' });
  });

  it("hands an inner sink's own error to the outer reading", async () => {
    const bytes = await buildArchive({ 'one.tar': await buildArchive({ 'one/log': 'x'.repeat(300_000) }) });
    const sink = {
      write() {
        throw new Error('a bug of the sink');
      },
      end() {},
    };
    const visitor = { member: () => nestedArchive('one.tar', { member: () => sink }, options()).sink };
    await expect(readArchive(bytesSource('a', bytes), visitor, options())).rejects.toThrow('a bug');
  });
});
