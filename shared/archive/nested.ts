import { fail, type Result } from '../base/result.ts';
import type { Failure } from '../contracts/errors.ts';
import { ByteChannel } from './byte-channel.ts';
import { readArchive } from './read-archive.ts';
import type { ByteSource, MemberSink, MemberVisitor, ReadOptions, ReadOutcome } from './types.ts';

/** What an archive is told that lies in more archives than `limits.nesting`. */
export const TOO_DEEP: Failure = {
  code: 'limit-exceeded',
  message:
    'The sosreport lies too many archives deep (limit "nesting") and was not read. Unpack the outer archive and open the one inside.',
};

/** What the outcome of an inner archive becomes when the outer one broke off inside it. */
function cutShort(result: Result<ReadOutcome, Failure>): Result<ReadOutcome, Failure> {
  if (!result.ok || !result.value.complete) return result;
  const message = 'The outer archive broke off inside this one.';
  const problems = [...result.value.problems, { code: 'archive-truncated' as const, message, path: null }];
  return { ok: true, value: { ...result.value, complete: false, problems } };
}

/**
 * An archive inside an archive (`sos collect`), read while its bytes stream by: write the member's bytes to `sink`, which
 * holds the outer archive back to the pace of the inner one's sinks. `outcome` is that of `readArchive`; it settles once
 * the sink was ended. `options.limits.nesting` says how many archives deep may still be read: with 0 the outcome is a
 * failure, and whoever nests further passes one less.
 */
export function nestedArchive(
  name: string,
  visitor: MemberVisitor,
  options: ReadOptions,
): { sink: MemberSink; outcome: Promise<Result<ReadOutcome, Failure>> } {
  if (options.limits.nesting < 1) {
    return { sink: { write() {}, end() {} }, outcome: Promise.resolve(fail(TOO_DEEP)) };
  }
  const channel = new ByteChannel();
  const source: ByteSource = { name, size: null, stream: () => channel, readAt: null };
  let whole = true;
  const reading = readArchive(source, visitor, options).finally(() => channel.close());
  const outcome = reading.then((result) => (whole ? result : cutShort(result)));
  // Whoever awaits the outcome or ends the sink hears of the error; until then it is not an unhandled one.
  outcome.catch(() => undefined);
  const sink: MemberSink = {
    write: (chunk) => channel.push(chunk),
    async end(complete) {
      whole = complete;
      channel.end();
      await outcome;
    },
  };
  return { sink, outcome };
}
