import { bytesSource } from '../../shared/archive/bytes-source.ts';
import { inProcessDecoders } from '../../shared/archive/decoder-pool.ts';
import { DEFAULT_LIMITS } from '../../shared/archive/limits.ts';
import { readArchive } from '../../shared/archive/read-archive.ts';
import { MemberDamaged, readMember } from '../../shared/archive/read-member.ts';
import type { ByteSource, MemberHeader, ReadOutcome } from '../../shared/archive/types.ts';
import type { Result } from '../../shared/base/result.ts';
import type { Failure } from '../../shared/contracts/errors.ts';
import { must } from './target.ts';

/** Small enough that a bomb ends within milliseconds, so that the ends of bombs are tried, too. */
export const FUZZ_LIMITS = { ...DEFAULT_LIMITS, decodedBytes: 8 * 1024 * 1024, members: 5000 };

interface Taken {
  readonly header: MemberHeader;
  bytes: number;
  sum: number;
  ended: boolean | null;
}

const MOD = 65_521;

/** Takes every member, checking the order of calls; a sum stands for the content. */
class Taker {
  readonly taken: Taken[] = [];

  member(header: MemberHeader) {
    checkPath(header.path);
    must(Number.isSafeInteger(header.size) && header.size >= 0, 'a size is a whole number');
    const one: Taken = { header, bytes: 0, sum: 1, ended: null };
    this.taken.push(one);
    return {
      write(chunk: Uint8Array) {
        must(one.ended === null, 'nothing is written after the end');
        one.bytes += chunk.length;
        for (let at = 0; at < chunk.length; at += 97) one.sum = (one.sum * 31 + (chunk[at] ?? 0)) % MOD;
        // Independent of how it was cut into chunks only in its length and last byte.
        one.sum = (one.sum + chunk.length) % MOD;
      },
      end(complete: boolean) {
        must(one.ended === null, 'a sink is ended once');
        one.ended = complete;
        must(!complete || one.bytes === header.size, 'a complete member has the size of its header');
      },
    };
  }
}

function checkPath(path: string): void {
  must(path !== '' && !path.startsWith('/'), 'a path is relative');
  must(!path.split('/').some((part) => part === '..' || part === '' || part === '.'), 'a path climbs nowhere');
  must(!/[\u0000-\u001f\u007f-\u009f]/.test(path), 'a path holds no control characters');
}

interface Reading {
  readonly result: Result<ReadOutcome, Failure>;
  readonly taken: readonly Taken[];
}

async function readAll(source: ByteSource, indexed: boolean): Promise<Reading> {
  const taker = new Taker();
  const result = await readArchive(source, taker, {
    limits: FUZZ_LIMITS,
    signal: new AbortController().signal,
    onProgress: () => undefined,
    ...(indexed ? { decoders: inProcessDecoders } : {}),
  });
  must(
    taker.taken.every(({ ended }) => ended !== null),
    'every sink was ended',
  );
  if (result.ok) {
    must(result.value.complete || result.value.problems.length > 0, 'what is not complete says why');
    must(result.value.decodedBytes <= FUZZ_LIMITS.decodedBytes + 1024 * 1024, 'the limit of decoded bytes holds');
  } else must(result.error.message.length > 10, 'a failure has words');
  return { result, taken: taker.taken };
}

const shape = ({ taken }: Reading): string =>
  JSON.stringify(taken.map(({ header, bytes, ended }) => [header.path, header.type, header.linkTarget, bytes, ended]));

/** The member is read again by the index and must have as many bytes as before. */
async function readOneAgain(source: ByteSource, { result, taken }: Reading, which: number): Promise<void> {
  const files = taken.filter(({ header, ended }) => header.type === 'file' && ended === true);
  const one = files[which % Math.max(1, files.length)];
  if (!result.ok || result.value.index === null || one === undefined) return;
  const { index } = result.value;
  const member = index.members.find(({ header }) => header === one.header);
  if (member === undefined) return;
  let bytes = 0;
  try {
    for await (const chunk of readMember(source, index, member, {}, inProcessDecoders)) bytes += chunk.length;
  } catch (error) {
    if (error instanceof MemberDamaged) return;
    throw error;
  }
  must(bytes === one.bytes, 'a member that is read again is as long as before');
}

/**
 * Reads an archive front to back in small chunks and, where that differs, by its index; takes one member again. What both
 * ways call complete must be the same.
 */
export async function readBothWays(input: Uint8Array): Promise<void> {
  const chunk = [61, 1021, 4096, 65_536][input.length % 4] ?? 4096;
  const pipe: ByteSource = { ...bytesSource('sosreport.tar', input, chunk), readAt: null };
  const file = bytesSource('sosreport.tar', input);
  const front = await readAll(pipe, false);
  const isXz = input[0] === 0xfd;
  const indexed = isXz ? await readAll(file, true) : front;
  const bothWhole = [front, indexed].every(({ result }) => result.ok && result.value.complete);
  if (isXz && bothWhole) must(shape(front) === shape(indexed), 'both ways of reading an .xz give the same');
  // A compressed one is decoded once more for that.
  if (input.length % 3 === 0) await readOneAgain(file, indexed, input.length);
}
