import type { Problem } from '../contracts/errors.ts';
import type { LogHints } from '../facts/types.ts';
import type { LogNotes } from '../log-lines/line-marks.ts';
import type { LogRecord } from '../log-lines/record.ts';
import type { LogMember, MemberSink } from '../members/types.ts';
import type { CompiledSignals } from '../signals/compile.ts';
import { LogReader } from '../signals/log-reader.ts';
import type { ReadLog } from '../signals/match.ts';

/** Reads the logs of one sosreport as they come by. */
export class ReportLogs {
  readonly problems: Problem[] = [];
  readonly #compiled: CompiledSignals;
  readonly #onArticle: (article: string) => void;
  readonly #lineBytes: number | undefined;
  readonly #readers: LogReader[] = [];

  /** `lineBytes` is what is kept of a line; the scanner's own bound without it. */
  constructor(compiled: CompiledSignals, onArticle: (article: string) => void, lineBytes?: number) {
    this.#lineBytes = lineBytes;
    this.#compiled = compiled;
    this.#onArticle = onArticle;
  }

  /** A sink for one log. Outputs of commands are data, read when all is in, and get none. */
  open(member: LogMember): MemberSink | null {
    if (member.kind === 'command-output') return null;
    const reader = new LogReader(
      member,
      this.#compiled,
      (problem) => this.problems.push(problem),
      this.#onArticle,
      this.#lineBytes,
    );
    this.#readers.push(reader);
    return reader;
  }

  /** By what the lines of each log are found again, by path; call when the archive was read. */
  notes(): Map<string, LogNotes> {
    return new Map(this.#readers.map((reader) => [reader.path, reader.notes()]));
  }

  /** Everything read; call when the archive was read. */
  logs(): ReadLog[] {
    return this.#readers.map((reader) => reader.result()).sort((a, b) => a.record.path.localeCompare(b.record.path));
  }
}

const RINGS = ['dmesg', 'dmesg-T', 'boot-dmesg'];
// Not the ring's copy made at boot: it ends before most symptoms begin.
const KERNEL_LOGS = ['dmesg', 'dmesg-T', 'syslog', 'journal'];

/** Whether a log that holds the running boot's kernel messages was read to its end: then "no symptom" can be said. */
export const kernelLogRead = (logs: readonly ReadLog[]): boolean =>
  logs.some(({ record }) => KERNEL_LOGS.includes(record.kind) && record.kernelSpoke && record.complete);

/** What the logs tell of the host: kernels that named themselves, EFI, and whether the ring still holds its beginning. */
export function hintsOf(logs: readonly ReadLog[]): LogHints {
  const records = [...logs].map(({ record }) => record).sort(ringsFirst);
  const banners = records.flatMap((record) =>
    record.kind === 'vmcore-dmesg'
      ? []
      : record.segments
          .flatMap((segment) => segment.banner?.release ?? segment.printed.at(-1)?.release ?? [])
          .reverse()
          .map((release) => ({ release, source: record.path })),
  );
  const running = records.filter((record) => record.kind !== 'vmcore-dmesg' && record.boot !== -1);
  const efi = running.find((record) => record.segments.at(-1)?.efiLine != null);
  const efiLine = efi?.segments.at(-1)?.efiLine;
  return {
    banners,
    efiLine: efi === undefined || efiLine == null ? null : { path: efi.path, line: efiLine },
    sawBootStart: running.some(showsBootStart),
    emptyLogs: new Set(records.filter((record) => record.lines === 0).map((record) => record.path)),
  };
}

const isRing = (record: LogRecord): boolean => RINGS.includes(record.kind) || record.kind === 'journal';
const ringsFirst = (a: LogRecord, b: LogRecord): number => Number(isRing(b)) - Number(isRing(a));

/** Seconds after boot by which the kernel named its EFI; the same in lines, for rings that print no seconds. */
const PAST_EFI = { seconds: 0.5, lines: 500 };

/**
 * Whether what a ring does not show of the boot's start was not printed: it holds the banner and was read on past where the
 * EFI lines stand. Never a journal or syslog, whose writers may drop lines of the start.
 */
function showsBootStart({ kind, complete, tailed, lines, segments }: LogRecord): boolean {
  const last = segments.at(-1);
  if (!RINGS.includes(kind) || !complete || tailed || last?.banner == null) return false;
  return (last.lastUptime ?? 0) > PAST_EFI.seconds || lines - last.banner.line > PAST_EFI.lines;
}
