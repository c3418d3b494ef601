import type { DecoderPool } from '../archive/decoder-pool.ts';
import { nestedArchive, TOO_DEEP } from '../archive/nested.ts';
import { readArchive } from '../archive/read-archive.ts';
import { readAgain } from '../archive/read-indexed.ts';
import type { ByteSource, ReadOptions, ReadOutcome } from '../archive/types.ts';
import { fail, ok, type Result } from '../base/result.ts';
import type { Failure, Problem } from '../contracts/errors.ts';
import { ArchiveReports, type ArchiveReportsOptions, type InnerArchive } from './archive-reports.ts';
import { noSosreport } from './no-sosreport.ts';
import type { CollectedMembers, OpenLog } from './types.ts';
import { UnreadLinkTargets } from './unread-link-targets.ts';

export interface IntakeOptions extends ReadOptions {
  /**
   * Called for each sosreport (and for what may turn out to be none) before its first log: gives what opens its logs. The
   * argument is the `innerArchive` of its `CollectedMembers`.
   */
  openReport(innerArchive: string | null): OpenLog;
}

/** What by its name is a sosreport in the archive, and could not be read as one. */
export interface InnerFailure {
  readonly path: string;
  readonly failure: Failure;
}

export interface Intake {
  /** How the reading ended, inner archives that could not be read among its problems. */
  readonly outcome: ReadOutcome;
  readonly innerFailures: readonly InnerFailure[];
  /** At least one. */
  readonly reports: readonly CollectedMembers[];
}

interface Collected {
  readonly reports: CollectedMembers[];
  readonly problems: Problem[];
  readonly failures: InnerFailure[];
}

/** Notes an inner archive that gave no sosreport. */
function lost({ path, named }: Pick<InnerArchive, 'path' | 'named'>, failure: Failure, into: Collected): void {
  // Of any other archive in the archive it only says that it is none of ours.
  if (named) into.failures.push({ path, failure });
  into.problems.push({ code: 'inner-archive-unreadable', message: failure.message, path });
}

/** Waits for one inner archive and takes its reports, or the problem it gave. */
async function collectInner(inner: InnerArchive, into: Collected): Promise<void> {
  const read = await inner.outcome();
  if (!read.ok) return lost(inner, read.error, into);
  const found = await collect(inner.contents, read.value);
  into.reports.push(...found.reports);
  into.problems.push(...found.problems);
  into.failures.push(...found.failures);
  if (found.reports.length === 0 && found.problems.length === 0 && inner.named) {
    lost(inner, noSosreport(inner.contents), into);
  }
}

/** The sosreports of one archive and of those in it, once all was read. `inner` is null for the file itself. */
async function collect(contents: ArchiveReports, inner: ReadOutcome | null): Promise<Collected> {
  const into: Collected = { reports: [], problems: [], failures: [] };
  for (const report of contents.reports) if (report.isSosreport()) into.reports.push(report.collected(inner));
  for (const innerArchive of contents.innerArchives) await collectInner(innerArchive, into);
  if (into.reports.length === 0) for (const path of contents.tooDeep) lost({ path, named: true }, TOO_DEEP, into);
  return into;
}

/** The failure of an archive without any sosreport: that of its inner archives, where there are some. */
function failureOf(contents: ArchiveReports, failures: readonly InnerFailure[]): Failure {
  const [first] = failures;
  if (first === undefined) return noSosreport(contents);
  const { failure } = first;
  if (failures.every(({ failure: { code } }) => code === failure.code)) return failure;
  const message = `None of the ${failures.length} sosreports in this archive could be read. The first: ${failure.message}`;
  return { code: failure.code, message };
}

/** The pool of an archive that lies so many archives deep. */
function poolAt(pool: DecoderPool | undefined, level: number): DecoderPool | undefined {
  let own = pool;
  for (let at = 0; at <= level; at += 1) own = own?.nested?.();
  return own;
}

/** Opens inner archives; progress stays in bytes of the outer one, with the member at hand of the inner. */
function nestWith(options: ReadOptions) {
  let bytes = 0;
  const onProgress = (bytesRead: number, member: string | null): void => {
    bytes = bytesRead;
    options.onProgress(bytesRead, member);
  };
  const open: ArchiveReportsOptions['nest'] = (name, visitor, depth) =>
    nestedArchive(name, visitor, {
      limits: { ...options.limits, nesting: depth },
      signal: options.signal,
      // One inner archive at a time is read, however deep: each level has its own threads.
      decoders: poolAt(options.decoders, options.limits.nesting - depth),
      onProgress: (_, member) => options.onProgress(bytes, member === null ? name : `${name}/${member}`),
    });
  return { open, onProgress };
}

/**
 * Reads an archive once and gives the sosreports in it: one, or one for each inner archive of a `sos collect` archive. Logs
 * go by as they are read; everything else that the engine may ask for is kept (specs.ts). Files that only a link makes
 * interesting and that went by before the link are fetched in one second pass, where the source can be read again; with
 * random access that pass reads no more than those files.
 */
export async function collectSosreports(source: ByteSource, options: IntakeOptions): Promise<Result<Intake, Failure>> {
  const nest = nestWith(options);
  const { openReport, limits } = options;
  const logs = { decodedBytes: limits.memberBytes, ratio: limits.ratio };
  const contents = new ArchiveReports(null, { openReport, nest: nest.open, depth: limits.nesting, logs });
  const read = await readArchive(source, contents, { ...options, onProgress: nest.onProgress });
  if (!read.ok) return read;
  await contents.finishInner();
  const unread = UnreadLinkTargets.of(contents, nest.open);
  if (unread && source.size !== null) {
    await readAgain(source, read.value, unread, { ...options, onProgress: () => {} });
    await unread.finishInner();
  }
  const { reports, problems, failures } = await collect(contents, null);
  if (reports.length === 0) return fail(failureOf(contents, failures));
  const outcome = { ...read.value, problems: [...read.value.problems, ...problems] };
  return ok({ outcome, innerFailures: failures, reports });
}
